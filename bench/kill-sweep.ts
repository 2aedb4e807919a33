/**
 * Two hundred whistles of ten days ago that nobody looked at, and those days to be sealed and counted: what time does about
 * them, by a real worker that is killed (`kill -9`) in the middle of chasing clocks, of sealing and of counting, and by one
 * that nobody disturbs. The records have to be the same.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { blow } from '../apps/api/src/recipes/index.ts'
import { findHalves, openPlaces } from './stage/matters.ts'
import { conclude, printTable } from './stage/numbers.ts'
import { logInMany } from './stage/people.ts'
import { workerProcesses } from './stage/processes.ts'
import { onStage, type StageDatabase } from './stage/server.ts'

const DAY = 24 * 3_600_000
const COMMUNITIES = 10
const WHISTLES = 200
const LIMIT = 120_000

/** What time is to do, and how much of it is done. */
const LEFT = `select (select count(*) from juwuye.case_clocks where stopped_at is null and chase_at <= now())::int as clocks,
  (select count(*) from juwuye.day_heads)::int as heads, (select count(*) from juwuye.community_roll_ups where up_to > '2000-01-01')::int as counted,
  (select count(*) from juwuye.communities)::int as communities`
interface Left {
  clocks: number
  heads: number
  counted: number
  communities: number
}

/** Of an event, without ids and instants. */
const SAID = `(data - 'supervision' - 'pendingAct' - 'bodyHash' - 'dueAt')`

/** Everything that time wrote, without the numbers that differ from run to run. */
const RECORD: Record<string, string> = {
  events: `select kind || ' ' || ${SAID}::text as what, count(*)::int as n from juwuye.case_events group by 1`,
  'of one case, twice': `select 'twice' as what, count(*)::int as n from (select 1 from juwuye.case_events
    group by community_id, case_id, kind, ${SAID} having count(*) > 1) as twice`,
  outbox: `select kind as what, count(*)::int as n from juwuye.outbox where case_id is not null group by 1`,
  clocks: `select kind || ' ' || (stopped_at is null) || ' ' || (chase_at is null) as what, count(*)::int as n from juwuye.case_clocks group by 1`,
  'heads of days': `select day as what, count(*)::int as n from juwuye.day_heads group by 1`,
  'days counted': `select day || ' ' || figure_class as what, sum(whistles)::int as n from juwuye.community_daily group by 1`,
}

async function play(here: StageDatabase, killed: boolean) {
  let offset = -10 * DAY
  const deps = here.openDeps({ now: () => Date.now() + offset })
  const places = await openPlaces(deps, COMMUNITIES)
  const people = await logInMany(here.admin, WHISTLES / 4, deps.wechat.appId)
  for (let i = 0; i < WHISTLES; i++) {
    const place = places[i % COMMUNITIES]
    const person = people[i % people.length]
    if (!place || !person) continue
    await blow(deps, place.communityId, person.personId, {
      id: randomUUID(),
      text: '楼道灯不亮',
      estateId: place.estateId,
    })
  }
  offset = 0
  const left = async () => (await here.admin.query<Left>(LEFT)).rows[0] as Left
  const first = await left()
  const workers = workerProcesses({ ...here.variables, LOG_LEVEL: 'silent' })
  // shortly after midnight the last of the ten days has not settled
  const heads = 9 * first.communities
  const kills: [string, (now: Left) => boolean][] = [
    ...[0.9, 0.7, 0.4, 0.1].map((share): [string, (now: Left) => boolean] => [
      `${Math.round((1 - share) * 100)} % of the clocks`,
      ({ clocks }) => clocks <= first.clocks * share,
    ]),
    ['in the sealing', (now) => now.heads > 0],
    ['late in the sealing', (now) => now.heads >= heads * 0.6],
    ['in the counting', (now) => now.counted > 0],
  ]
  const rows: string[][] = []
  const since = Date.now()
  const until = async (what: string, holds: (now: Left) => boolean) => {
    for (;;) {
      const now = await left()
      if (holds(now)) return now
      workers.insist()
      if (Date.now() > since + LIMIT) throw new Error(`not in time: ${what}, ${JSON.stringify(now)}`)
      await pause(10)
    }
  }
  for (const [what, holds] of killed ? kills : []) {
    workers.start()
    await until(what, holds)
    await workers.killAll()
    const now = await left()
    rows.push([what, String(now.clocks), String(now.heads), String(now.counted)])
  }
  workers.start()
  await until('all is done', (now) => now.clocks === 0 && now.heads >= heads && now.counted >= now.communities)
  await pause(1_000)
  await workers.killAll()
  const record = new Map<string, number>()
  for (const [name, sql] of Object.entries(RECORD)) {
    const { rows: found } = await here.admin.query<{ what: string; n: number }>(sql)
    for (const { what, n } of found) record.set(`${name}: ${what}`, n)
  }
  return { rows, record, halves: await findHalves(deps, here), clocks: first.clocks }
}

await onStage(async ({ database }) => {
  const whole = await play(await database('whole'), false)
  const killed = await play(await database('killed'), true)
  const names = new Set([...whole.record.keys(), ...killed.record.keys()])
  const differs = [...names].filter((name) => whole.record.get(name) !== killed.record.get(name))
  const sum = (of: Map<string, number>, name: string) =>
    [...of].filter(([key]) => key.startsWith(name)).reduce((total, [, n]) => total + n, 0)
  printTable([['killed after', 'clocks left', 'heads of days', 'communities counted'], ...killed.rows])
  console.log()
  printTable([
    ['worker', ...Object.keys(RECORD), 'half or broken'],
    ...(
      [
        ['undisturbed', whole],
        [`killed ${killed.rows.length} times`, killed],
      ] as const
    ).map(([what, { record, halves }]) => [
      what,
      ...Object.keys(RECORD).map((name) => String(sum(record, `${name}: `))),
      halves.join('; ') || '0',
    ]),
  ])
  for (const name of differs) console.log(`${name}: ${whole.record.get(name) ?? 0} and ${killed.record.get(name) ?? 0}`)
  conclude('kill-sweep', differs.length + killed.halves.length + whole.halves.length, 0)
})
