import { randomUUID } from 'node:crypto'
import { currentTrace, inTrace } from '../../src/platform/trace.ts'
import { givenCast } from '../given-cast.ts'
import { givenJobs, type JobsHere } from './given-jobs.ts'

let here: JobsHere
beforeAll(async () => {
  here = await givenJobs()
})
afterAll(() => here.t.close())

test('a job that fails says of which request it came, through all that came of it', async () => {
  const traceId = randomUUID()
  const communityId = here.community()
  const tell = { communityId, outboxId: randomUUID(), createdAt: 1 }
  const push = { communityId, deliveryId: randomUUID(), createdAt: 1 }
  await inTrace(traceId, () => here.add('tell', tell))
  await here
    .worker({
      tell: () => here.add('push', push),
      push: async () => {
        throw new Error(`away, asked by ${currentTrace()}`)
      },
    })
    .drain()
  const line = here.t.logged.find((each) => each.includes('"queue":"push"')) ?? ''
  expect(JSON.parse(line)).toMatchObject({ traceId, err: { message: `away, asked by ${traceId}` } })
})

test('what a request writes for later carries the id that its log line has', async () => {
  const cast = await givenCast(here.t)
  const { id } = await cast.blows(cast.reporter)
  const line = here.t.logged.find((each) => /"route":"[^"]*whistles"/.test(each)) ?? '{}'
  const rows = await here.inside.rows('select distinct trace_id from juwuye.outbox where case_id = $1', [id])
  expect(rows).toEqual([{ trace_id: JSON.parse(line).traceId }])
  expect(currentTrace()).toBeUndefined()
})
