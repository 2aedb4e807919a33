import { readEnv } from '../../src/platform/env.ts'
import { type Serving, serve } from '../../src/serve.ts'
import { eventually, givenJobs, type JobsHere } from './given-jobs.ts'
import { environmentOf, killProcesses, startProcess } from './processes.ts'

let here: JobsHere
beforeAll(async () => {
  here = await givenJobs()
})
afterAll(async () => {
  killProcesses()
  await here.t.close()
})

const relayed = async (communityId: string) =>
  (
    await here.inside.rows(
      'select count(relayed_at)::int as relayed, count(*)::int as n from juwuye.outbox where community_id = $1',
      [communityId],
    )
  )[0]

test('worker.ts alone relays, and ends in order when it is told to', async () => {
  const communityId = here.community()
  await here.writeOutbox(communityId, 3)
  // the rows tell of nothing, and whether it comes to find out is a matter of time: that is only a warning
  const worker = startProcess('src/worker.ts', { ...environmentOf(here.t), LOG_LEVEL: 'error' })
  await eventually('relayed', async () => (await relayed(communityId)).relayed === 3)
  expect(await worker.stop()).toBe(0)
  expect(worker.output()).toBe('')
})

test('worker.ts without its configuration says in Chinese what is missing', async () => {
  const { DATABASE_API_URL: _, ...rest } = environmentOf(here.t)
  const worker = startProcess('src/worker.ts', rest)
  await eventually('it says so', () => worker.output().includes('DATABASE_API_URL：没有写'))
  await worker.stop()
})

describe('the server', () => {
  let serving: Serving | undefined
  afterEach(() => serving?.close())
  const start = async (more: Record<string, string>) => {
    serving = await serve(readEnv({ ...environmentOf(here.t), PORT: '0', LOG_LEVEL: 'silent', ...more }))
  }

  test('does the work beside answering', async () => {
    const communityId = here.community()
    await here.writeOutbox(communityId, 3)
    await start({})
    await eventually('relayed', async () => (await relayed(communityId)).relayed === 3)
  })

  test('leaves it to others where it is told so', async () => {
    const communityId = here.community()
    await here.writeOutbox(communityId, 3)
    await start({ WORKER: 'false' })
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    expect(await relayed(communityId)).toEqual({ relayed: 0, n: 3 })
  })
})
