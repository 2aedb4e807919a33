import { randomUUID } from 'node:crypto'
import { inCommunity } from '../../src/platform/db/tenant.ts'
import { resendDeadLetter } from '../../src/platform/jobs/dead-letters.ts'
import { QUEUES } from '../../src/platform/jobs/queues.ts'
import { givenJobs, type JobsHere } from './given-jobs.ts'

let here: JobsHere
beforeAll(async () => {
  here = await givenJobs()
})
afterAll(() => here.t.close())

const lettersOf = (communityId: string) =>
  here.inside.rows('select * from juwuye.dead_letters where community_id = $1 order by died_at, id', [communityId])

/** A push that fails until `heal` is called, given up already. */
async function givenUp(communityId: string) {
  const data = { communityId, deliveryId: randomUUID(), createdAt: 1 }
  let well = false
  let tries = 0
  const worker = here.worker({
    push: async () => {
      tries += 1
      if (!well) throw new TypeError('no such template')
    },
  })
  await here.add('push', data)
  await worker.drain({ early: true })
  const heal = () => {
    well = true
  }
  return { data, worker, tries: () => tries, heal }
}

test('a job that failed at every try is written down in its community, once, with what it failed with', async () => {
  const communityId = here.community()
  const { data, tries, worker } = await givenUp(communityId)
  expect(tries()).toBe(QUEUES.push.retryLimit + 1)
  await worker.drain({ early: true })
  expect(await lettersOf(communityId)).toEqual([
    expect.objectContaining({
      queue: 'push',
      data,
      error: 'TypeError: no such template',
      died_at: new Date(here.t.clock.now()),
      resent_at: null,
      resent_by: null,
    }),
  ])
  expect(here.t.logged.some((line) => line.includes('a job was given up') && line.includes('no such template'))).toBe(
    true,
  )
})

test('what a database error quotes from a row is not written down', async () => {
  const communityId = here.community()
  const worker = here.worker({
    push: ({ communityId }) =>
      inCommunity(here.t.deps.db.api, { communityId }, async (tx) => {
        await tx.execute(`select 'the words of 李叔'::int`)
      }),
  })
  await here.add('push', { communityId, deliveryId: randomUUID(), createdAt: 1 })
  await worker.drain({ early: true })
  expect((await lettersOf(communityId)).map((letter) => letter.error)).toEqual(['PostgreSQL 22P02'])
})

test('a worker that dies at every try leaves a dead letter too', async () => {
  const communityId = here.community()
  const id = randomUUID()
  await here.add('push', { communityId, deliveryId: randomUUID(), createdAt: 1 }, { id })
  // as the database sees a worker that took the job for the last time and was never heard of again
  await here.inside.rows(
    `update juwuye_jobs.job set state = 'active', retry_count = retry_limit, started_on = now() - interval '2 minutes' where id = $1`,
    [id],
  )
  const worker = here.worker({ push: async () => {} })
  worker.start()
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  await worker.stop()
  expect((await lettersOf(communityId)).map((letter) => letter.error)).toEqual([
    'job failed by timeout in active state',
  ])
})

test('one that belongs to no community is only logged', async () => {
  const worker = here.worker({
    'wechat-event': async () => {
      throw new Error('nobody of that name')
    },
  })
  await here.add('wechat-event', { openid: 'o-private', event: 'popup', createTime: 1, payload: { x: 'y' } })
  await worker.drain({ early: true })
  const line = here.t.logged.find((each) => each.includes('given up') && each.includes('wechat-event')) ?? ''
  expect(line).toContain('nobody of that name')
  expect(line).not.toContain('o-private')
})

describe('sending again', () => {
  const resend = (communityId: string, id: string, personId: string) =>
    resendDeadLetter(here.t.deps, communityId, id, personId)

  test('does the job once, however often it is asked, and says who asked', async () => {
    const communityId = here.community()
    const { worker, tries, heal } = await givenUp(communityId)
    const [letter] = await lettersOf(communityId)
    const [personId, before] = [randomUUID(), tries()]
    heal()
    const answers = await Promise.all(Array.from({ length: 4 }, () => resend(communityId, letter.id, personId)))
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await resend(communityId, letter.id, randomUUID())).toBe(false)
    await worker.drain({ early: true })
    expect(tries()).toBe(before + 1)
    expect(await lettersOf(communityId)).toEqual([
      expect.objectContaining({ resent_at: new Date(here.t.clock.now()), resent_by: personId }),
    ])
  })

  test('what fails again is another dead letter', async () => {
    const communityId = here.community()
    const { worker } = await givenUp(communityId)
    const [letter] = await lettersOf(communityId)
    expect(await resend(communityId, letter.id, randomUUID())).toBe(true)
    await worker.drain({ early: true })
    expect((await lettersOf(communityId)).map((each) => each.resent_at === null).sort()).toEqual([false, true])
  })

  test('of another community does nothing', async () => {
    const communityId = here.community()
    await givenUp(communityId)
    const [letter] = await lettersOf(communityId)
    expect(await resend(here.community(), letter.id, randomUUID())).toBe(false)
    expect(await lettersOf(communityId)).toEqual([letter])
  })
})
