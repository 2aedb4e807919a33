import { randomUUID } from 'node:crypto'
import type { JobData } from '../../src/platform/jobs/queues.ts'
import { eventually, givenJobs, type JobsHere } from './given-jobs.ts'

let here: JobsHere
beforeAll(async () => {
  here = await givenJobs()
})
afterAll(() => here.t.close())
afterEach(() => here.inside.rows('truncate juwuye_jobs.job'))

const push = (communityId = here.community()): JobData<'push'> => ({
  communityId,
  deliveryId: randomUUID(),
  createdAt: 1,
})
const statesOf = async (queue: string) =>
  Object.fromEntries(
    (
      await here.inside.rows(
        'select state::text, count(*)::int as n from juwuye_jobs.job where name = $1 group by state',
        [queue],
      )
    ).map(({ state, n }) => [state, n]),
  )

describe('a worker', () => {
  test('does each job once, the urgent first, and hands over what was given', async () => {
    const seen: JobData<'push'>[] = []
    const given = Array.from({ length: 20 }, () => push())
    for (const data of given) await here.add('push', data)
    const danger = push()
    await here.add('push', danger, { urgent: true })
    await here.worker({ push: async (data) => void seen.push(data) }).drain()
    expect(seen[0]).toEqual(danger)
    expect(seen).toHaveLength(21)
    expect(seen).toEqual(expect.arrayContaining(given))
    expect(await statesOf('push')).toEqual({ completed: 21 })
  })

  test('drains what the jobs themselves add, and leaves alone what it has no handler for', async () => {
    const communityId = here.community()
    await here.add('wechat-event', { openid: 'o', event: 'x', createTime: 1, payload: {} })
    await here.add('tell', { communityId, outboxId: randomUUID(), createdAt: 1 })
    const told: string[] = []
    await here
      .worker({
        tell: async ({ communityId }) => {
          await here.add('push', push(communityId))
        },
        push: async ({ communityId }) => void told.push(communityId),
      })
      .drain()
    expect(told).toEqual([communityId])
    expect(await statesOf('wechat-event')).toEqual({ created: 1 })
  })

  test('tries a failed job again, later each time, says the how-manieth try it is, and logs no words of people', async () => {
    await here.add('push', push())
    const attempts: number[] = []
    const delays: number[] = []
    const worker = here.worker({
      push: async (_data, { attempt }) => {
        attempts.push(attempt)
        if (attempt < 4) throw new Error('WeChat is away')
      },
    })
    for (let i = 1; i <= 3; i++) {
      await here.inside.rows(`update juwuye_jobs.job set start_after = now() - interval '1 second'`)
      await worker.drain()
      const [job] = await here.inside.rows(
        `select state::text, output, extract(epoch from start_after - now())::float8 as wait from juwuye_jobs.job`,
      )
      expect(job).toMatchObject({ state: 'retry', output: { message: 'Error: WeChat is away' } })
      delays.push(job.wait)
    }
    // 5 s, doubled each time, and up to as much again; the query came a moment later
    delays.forEach((wait, i) => {
      expect(wait).toBeGreaterThan(5 * 2 ** i - 1)
      expect(wait).toBeLessThanOrEqual(5 * 2 ** i * 2)
    })
    await worker.drain({ early: true })
    expect(attempts).toEqual([1, 2, 3, 4])
    expect(await statesOf('push')).toEqual({ completed: 1 })
  })

  test('once started, does within a moment what comes, and when it is stopped finishes what it has begun', async () => {
    const done: string[] = []
    let finish = () => {}
    const held = new Promise<void>((resolve) => {
      finish = resolve
    })
    const worker = here.worker({
      push: async ({ deliveryId }) => {
        if (deliveryId === slow.deliveryId) await held
        done.push(deliveryId)
      },
    })
    const [quick, slow, late] = [push(), push(), push()]
    worker.start()
    await here.add('push', quick)
    await eventually('the first is done', () => done.length === 1)
    await here.add('push', slow)
    await eventually('the second is under way', async () => (await statesOf('push')).active === 1)
    let stopped = false
    const stopping = worker.stop().then(() => {
      stopped = true
    })
    await here.add('push', late)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect({ stopped, done }).toEqual({ stopped: false, done: [quick.deliveryId] })
    finish()
    await stopping
    expect(done).toEqual([quick.deliveryId, slow.deliveryId])
    expect(await statesOf('push')).toEqual({ completed: 2, created: 1 })
  })

  test('keeps the rest going while one job hangs', async () => {
    let finish = () => {}
    const held = new Promise<void>((resolve) => {
      finish = resolve
    })
    const hanging = push()
    let done = 0
    const worker = here.worker({
      push: async ({ deliveryId }) => {
        if (deliveryId === hanging.deliveryId) await held
        done += 1
      },
    })
    await here.add('push', hanging)
    worker.start()
    for (let i = 0; i < 50; i++) await here.add('push', push())
    await eventually('all but one are done', () => done === 50)
    finish()
    await worker.stop()
    expect(done).toBe(51)
  })
})

test('what was done is put aside after an hour, and forgotten after a day', async () => {
  for (let i = 0; i < 3; i++) await here.add('push', push())
  await here.worker({ push: async () => {} }).drain()
  const [first] = await here.inside.rows('select id from juwuye_jobs.job')
  await here.inside.rows(`update juwuye_jobs.job set completed_on = now() - interval '61 minutes' where id = $1`, [
    first.id,
  ])
  await here.inside.rows(
    `insert into juwuye_jobs.archive
     select gen_random_uuid(), name, priority, data, state, retry_limit, retry_count, retry_delay, retry_backoff, start_after, started_on,
       singleton_key, singleton_on, expire_in, created_on, completed_on, keep_until, output, dead_letter, policy, now() - interval '25 hours'
     from juwuye_jobs.job limit 1`,
  )
  const worker = here.worker({})
  worker.start()
  const archived = () => here.inside.rows('select id from juwuye_jobs.archive')
  await eventually('it is put aside, and the old one gone', async () => {
    const ids = (await archived()).map((row) => row.id)
    return ids.length === 1 && ids[0] === first.id
  })
  await worker.stop()
  expect(await statesOf('push')).toEqual({ completed: 2 })
})

describe('several workers', () => {
  test('never do one job at the same time, nor any twice', async () => {
    const communityId = here.community()
    for (let i = 0; i < 300; i++) await here.add('push', push(communityId))
    const underWay = new Set<string>()
    const times = new Map<string, number>()
    const clashes: string[] = []
    const handler = async ({ deliveryId }: JobData<'push'>) => {
      if (underWay.has(deliveryId)) clashes.push(deliveryId)
      underWay.add(deliveryId)
      times.set(deliveryId, (times.get(deliveryId) ?? 0) + 1)
      await new Promise((resolve) => setTimeout(resolve, 3))
      underWay.delete(deliveryId)
    }
    const workers = Array.from({ length: 3 }, () => here.worker({ push: handler }))
    for (const worker of workers) worker.start()
    await eventually('all are settled', async () => (await statesOf('push')).completed === 300)
    await Promise.all(workers.map((worker) => worker.stop()))
    expect(clashes).toEqual([])
    expect([...times.values()].filter((n) => n !== 1)).toEqual([])
  })

  test('leave a job to the one that is at it, however long that takes', async () => {
    const begun: string[] = []
    let finish = () => {}
    const held = new Promise<void>((resolve) => {
      finish = resolve
    })
    const slow = here.worker({
      push: async () => {
        begun.push('slow')
        await held
      },
    })
    slow.start()
    await here.add('push', push())
    await eventually('it is under way', () => begun.length === 1)
    const stopping = slow.stop() // takes nothing more
    const other = here.worker({ push: async () => void begun.push('other') })
    other.start()
    await here.inside.rows(
      `update juwuye_jobs.job set started_on = now() - expire_in + interval '12 seconds' where state = 'active'`,
    )
    await eventually('it said that it is still at it', async () => {
      const [job] = await here.inside.rows(
        'select extract(epoch from now() - started_on)::float8 as age from juwuye_jobs.job',
      )
      return job.age < 5
    })
    await new Promise((resolve) => setTimeout(resolve, 12_000)) // past the end of its first time
    expect(begun).toEqual(['slow'])
    finish()
    await Promise.all([stopping, other.stop()])
    expect(await statesOf('push')).toEqual({ completed: 1 })
  })

  test('take over the job of one that fell silent', async () => {
    await here.add('push', push())
    // as the database sees a worker that took the job and was not heard of again
    await here.inside.rows(`update juwuye_jobs.job set state = 'active', started_on = now() - interval '61 seconds'`)
    const attempts: number[] = []
    const other = here.worker({ push: async (_data, { attempt }) => void attempts.push(attempt) })
    other.start()
    await eventually('it goes back', async () => (await statesOf('push')).active === undefined)
    await here.inside.rows('update juwuye_jobs.job set start_after = now()')
    await eventually('the other does it', async () => (await statesOf('push')).completed === 1)
    await other.stop()
    expect(attempts).toEqual([2])
  })
})
