import { randomUUID } from 'node:crypto'
import { HOUR, shanghaiTime } from '@juwuye/domain'
import { registerPerson } from '../../src/features/identity/index.ts'
import { tellOutboxRow } from '../../src/features/notifications/index.ts'
import { type GivenCast, laterMorning } from '../given-cast.ts'
import { eventually } from '../jobs/given-jobs.ts'
import { environmentOf, killProcesses, startProcess } from '../jobs/processes.ts'
import { statementsDuring } from '../statements.ts'
import { givenNotes, type Notes, TEMPLATE_IDS } from './given-notes.ts'

jest.setTimeout(300_000)

let n: Notes
let c: GivenCast
beforeAll(async () => {
  n = await givenNotes('once')
})
/** Half a day from now by the clock of the machine, which is the worker's: whenever this runs, messages may leave. */
function farFromNow() {
  const { hour } = shanghaiTime(Date.now() + 12 * HOUR)
  return { fromMinute: hour * 60, untilMinute: hour * 60 + 1 }
}

beforeEach(async () => {
  laterMorning(n.t)
  c = await n.community({ quiet: farFromNow() })
})
afterAll(async () => {
  killProcesses()
  await n.t.close()
})

const written = () =>
  n.inside.rows(
    `select (select count(*)::int from juwuye.messages where community_id = $1) as messages,
       (select count(*)::int from juwuye.deliveries where community_id = $1) as deliveries`,
    [c.communityId],
  )
const addresses = async () =>
  (await n.inside.rows('select * from juwuye.outbox where community_id = $1', [c.communityId])).map((row) => ({
    communityId: c.communityId,
    outboxId: row.id as string,
    createdAt: row.created_at.getTime() as number,
  }))

test('told again, and four times at once, a row is told once', async () => {
  await c.bring('publicised')
  for (const row of await addresses()) await Promise.all([1, 2, 3, 4].map(() => tellOutboxRow(n.t.deps, row)))
  const first = await written()
  await n.drain()
  for (const row of await addresses()) await tellOutboxRow(n.t.deps, row)
  expect(await written()).toEqual(first)
  const twice = await n.inside.rows(
    `select 1 from juwuye.deliveries where community_id = $1 group by person_id, message_id having count(*) > 1`,
    [c.communityId],
  )
  expect([first[0].messages > 20, twice]).toEqual([true, []])
})

test('a row that cannot be told leaves nothing, and tells when it can', async () => {
  await c.bring('raised')
  const [row] = await addresses()
  if (!row) throw new Error('blowing writes an outbox row')
  await expect(tellOutboxRow(n.t.deps, { ...row, outboxId: randomUUID() })).rejects.toThrow('no such outbox row')
  expect(await written()).toEqual([{ messages: 0, deliveries: 0 }])
  await tellOutboxRow(n.t.deps, row)
  expect(await written()).toEqual([{ messages: 2, deliveries: 2 }])
})

const NEIGHBOURS = 3_000

test(`an estate of ${NEIGHBOURS} is told in a few statements`, async () => {
  const people = Array.from({ length: NEIGHBOURS }, () => n.t.deps.ids.uuid())
  await n.inside.rows(
    `insert into juwuye.memberships (community_id, id, person_id, display_name, role, level, estate_id, valid_from, version)
     select $1, person_id, person_id, '邻居', 'resident', 'confirmed', $2, to_timestamp(0), 1 from unnest($3::uuid[]) as p(person_id)`,
    [c.communityId, c.estateId, people],
  )
  const id = await c.bring('publicised')
  const row = (await addresses()).at(-1)
  if (!row) throw new Error('publishing writes an outbox row')
  const sent = await statementsDuring(n.t.database, () => tellOutboxRow(n.t.deps, row))
  expect([sent > 5, sent < 50]).toEqual([true, true])
  const told = await n.inside.rows(
    `select count(distinct person_id)::int as n from juwuye.messages where case_id = $1 and audience = 'estate'`,
    [id],
  )
  expect(told).toEqual([{ n: NEIGHBOURS + 3 }])
})

const JOINED = 60
const ROWS = 4
const KILLS = 3

/** Neighbours who said "me too", each with an account and as many credits as there will be messages. */
async function manyJoined(caseId: string): Promise<string[]> {
  const openids = Array.from({ length: JOINED }, () => `o${randomUUID()}`)
  const people: string[] = []
  for (const openid of openids) people.push(await registerPerson(n.t.deps, { appId: n.t.deps.wechat.appId, openid }))
  const at = n.t.clock.now()
  await n.inside.rows(
    `insert into juwuye.whistles (community_id, id, case_id, person_id, joined, kind, channel, visibility, danger,
       false_urgent, words, display_name, body_hash, received_at, former_case_ids)
     select $1, person_id, $2, person_id, true, 'problem', 'own', 'named', false, false, '', '邻居', repeat('0', 64),
       to_timestamp($3::double precision / 1000), '{}' from unnest($4::uuid[]) as p(person_id)`,
    [c.communityId, caseId, at, people],
  )
  await n.inside.rows(
    `insert into juwuye.memberships (community_id, id, person_id, display_name, role, level, estate_id, valid_from, version)
     select $1, person_id, person_id, '邻居', 'resident', 'confirmed', $2, to_timestamp(0), 1 from unnest($3::uuid[]) as p(person_id)`,
    [c.communityId, c.estateId, people],
  )
  await n.inside.rows(
    `insert into juwuye.subscribe_grants (person_id, id, template_id, source, granted_at)
     select person_id, gen_random_uuid(), $1, 'prompt', now() - interval '1 day'
     from unnest($2::uuid[]) as p(person_id), generate_series(1, $3)`,
    [TEMPLATE_IDS.result, people, ROWS],
  )
  await n.standin('credits', { openids, templateId: TEMPLATE_IDS.result, credits: ROWS })
  return openids
}

/** Waits until workers and WeChat have nothing to do but to wait. @returns how many messages wait to be tried again */
async function settled(): Promise<number> {
  let waiting = 0
  await eventually(
    'nothing is under way',
    async () => {
      const { idle } = await n.standin('pushes')
      const [jobs] = await n.inside.rows(
        `select count(*) filter (where state = 'retry' and start_after > now() + interval '1 s')::int as later,
           count(*)::int as open from juwuye_jobs.job where state < 'completed'`,
      )
      waiting = jobs.later
      return idle === true && jobs.open === jobs.later
    },
    120_000,
  )
  return waiting
}

test(`workers killed ${KILLS} times: everybody gets every message once, in the inbox and on the phone`, async () => {
  const url = await n.t.app.listen({ port: 0, host: '127.0.0.1' })
  await n.standin('callback', { url: `${url}/v1/wechat/push` })
  // nothing of what the story itself tells is carried, only the rows below
  const id = await c.bring('publicised')
  await n.drain({ early: true })
  const openids = await manyJoined(id)
  const [event] = await n.inside.rows(
    `select seq, created_at from juwuye.outbox where case_id = $1 and kind = 'publicised'`,
    [id],
  )
  await n.inside.rows(
    `insert into juwuye.outbox (community_id, id, case_id, seq, kind, audience, created_at)
     select $1, gen_random_uuid(), $2, $3, 'publicised', '{joined}', now() from generate_series(1, $4)`,
    [c.communityId, id, event.seq, ROWS],
  )
  const total = JOINED * ROWS
  const worker = () => startProcess('src/worker.ts', environmentOf(n.t))
  const phones = async () => (await n.phones()).length
  /** Paid for since then, and WeChat's answer is not in. */
  const unanswered = async (since: number): Promise<number> => {
    const [grants] = await n.inside.rows(
      `select count(*)::int as n from juwuye.subscribe_grants
       where spent_at >= to_timestamp($1::double precision / 1000) and msg_id is null`,
      [since],
    )
    return grants.n
  }
  // WeChat takes its time, so that each worker is killed while it waits for answers
  await n.fail({ times: KILLS * 40, delay: 200 })
  for (let kill = 1; kill <= KILLS; kill++) {
    const since = Date.now()
    const running = worker()
    const enough = Math.min((await phones()) + 30, total)
    const isAtIt = async () => (await phones()) >= enough && (await unanswered(since)) > 0
    await eventually(`worker ${kill} is in the middle of it`, isAtIt, 60_000)
    await running.kill()
    // as if the minute were over in which a worker may be silent
    await n.inside.rows(
      `update juwuye_jobs.job set started_on = started_on - interval '1 minute' where state = 'active'`,
    )
  }
  const killed = await unanswered(0)
  const last = worker()
  for (let round = 0; round < 8 && (await settled()) > 0; round++) {
    // WeChat's word on everything that it took is in: the minute passes after which the rest is sent again
    await n.inside.rows(
      `update juwuye.subscribe_grants set spent_at = spent_at - interval '1 minute'
       where spent_at is not null and msg_id is null and confirmed_at is null`,
    )
    await n.inside.rows(`update juwuye_jobs.job set start_after = now() where state = 'retry'`)
  }
  expect(await last.stop()).toBe(0)
  const counts = new Map<string, number>()
  for (const { openid } of await n.phones()) counts.set(openid, (counts.get(openid) ?? 0) + 1)
  expect([...counts.values()].filter((count) => count !== ROWS)).toEqual([])
  expect([...counts.keys()].sort()).toEqual([...openids].sort())
  const states = await n.inside.rows(
    `select state, count(*)::int as n from juwuye.deliveries where community_id = $1 and template = 'result' and person_id <> $2 group by 1`,
    [c.communityId, c.reporter],
  )
  expect(states).toEqual([{ state: 'sent', n: total }])
  // and it was a trial: some were killed between the credit and the answer
  expect(killed).toBeGreaterThan(0)
})
