import { relayOutbox } from '../../src/features/outbox-relay/index.ts'
import { pagesTouched } from '../statements.ts'
import { givenJobs, type JobsHere } from './given-jobs.ts'

let here: JobsHere
beforeAll(async () => {
  here = await givenJobs()
})
afterAll(() => here.t.close())
afterEach(() => here.inside.rows('truncate juwuye_jobs.job, juwuye.outbox'))

const waiting = async () =>
  (await here.inside.rows('select count(*)::int as n from juwuye.outbox where relayed_at is null'))[0].n
const tells = () =>
  here.inside.rows(`select id, data->'data' as data from juwuye_jobs.job where name = 'tell' order by id`)

test('each row becomes one job under its own id and is marked, whichever month it is from', async () => {
  const communityId = here.community()
  const thisMonth = await here.writeOutbox(communityId, 3)
  const now = here.t.clock.now()
  here.t.clock.set(now - 60 * 86_400_000)
  const earlier = await here.writeOutbox(communityId, 2)
  here.t.clock.set(now)
  expect(await relayOutbox(here.t.deps)).toBe(5)
  expect((await tells()).map((job) => job.id).sort()).toEqual([...earlier, ...thisMonth].sort())
  expect((await tells()).find((job) => job.id === thisMonth[0])?.data).toEqual({
    communityId,
    outboxId: thisMonth[0],
    createdAt: now,
  })
  const marks = await here.inside.rows('select distinct relayed_at from juwuye.outbox')
  expect(marks).toEqual([{ relayed_at: new Date(now) }])
  expect(await relayOutbox(here.t.deps)).toBe(0)
})

test('a community with much to tell does not keep the others waiting', async () => {
  const [busy, quiet] = [here.community(), here.community()].sort((a, b) => Number(a) - Number(b)) as [string, string]
  await here.writeOutbox(busy, 450)
  await here.writeOutbox(quiet, 1)
  expect(await relayOutbox(here.t.deps)).toBe(201)
  expect((await tells()).map((job) => job.data.communityId)).toContain(quiet)
  expect([await relayOutbox(here.t.deps), await relayOutbox(here.t.deps)]).toEqual([200, 50])
  expect(await waiting()).toBe(0)
})

test('reaches each of more communities than are looked up at a time', async () => {
  const communities = Array.from({ length: 503 }, () => here.community())
  for (const communityId of communities) await here.writeOutbox(communityId, 1)
  expect(await relayOutbox(here.t.deps)).toBe(503)
})

test('several at once relay nothing twice and forget nothing', async () => {
  const communities = Array.from({ length: 5 }, () => here.community())
  for (const communityId of communities) await here.writeOutbox(communityId, 300)
  const counts = await Promise.all(
    Array.from({ length: 4 }, async () => {
      let moved = 0
      for (let n = 1; n > 0; moved += n) n = await relayOutbox(here.t.deps)
      return moved
    }),
  )
  expect(counts.reduce((a, b) => a + b)).toBe(1500)
  expect((await tells()).length).toBe(1500)
  expect(await waiting()).toBe(0)
})

test('what cannot be relayed in one community stays there and holds up no other', async () => {
  const [broken, sound] = [here.community(), here.community()].sort((a, b) => Number(a) - Number(b)) as [string, string]
  await here.writeOutbox(broken, 2)
  await here.writeOutbox(sound, 1)
  await here.inside.rows(
    `alter table juwuye_jobs.job add constraint trouble check (data->'data'->>'communityId' <> '${broken}')`,
  )
  try {
    await expect(relayOutbox(here.t.deps)).rejects.toThrow()
    expect((await tells()).map((job) => job.data.communityId)).toEqual([sound])
    expect(await waiting()).toBe(2)
  } finally {
    await here.inside.rows('alter table juwuye_jobs.job drop constraint trouble')
  }
  expect(await relayOutbox(here.t.deps)).toBe(2)
})

test('finds the communities by the index, not by looking through what was told already', async () => {
  await here.inside.rows(
    `insert into juwuye.outbox (community_id, id, case_id, seq, kind, audience, created_at, relayed_at)
     select 1000 + n % 50, gen_random_uuid(), gen_random_uuid(), n, 'raised', '{}', to_timestamp($1::float8 / 1000), now()
     from generate_series(1, 50000) n`,
    [here.t.clock.now()],
  )
  for (let n = 0; n < 10; n++) await here.writeOutbox(here.community(), 100)
  await here.inside.rows('analyze juwuye.outbox')
  const [{ pages }] = await here.inside.rows(
    `select sum(pg_relation_size(inhrelid) / 8192)::int as pages from pg_inherits where inhparent = 'juwuye.outbox'::regclass`,
  )
  const touched = await pagesTouched(here.t.database, 'outbox-relay', async () => {
    expect(await relayOutbox(here.t.deps)).toBe(1_000)
  })
  expect(pages).toBeGreaterThan(500)
  // a few pages of the index of each month for each of the ten communities
  expect([touched > 0, touched < 300]).toEqual([true, true])
})
