/**
 * The overdue sweep's question over a million open clocks in a thousand communities, against the same over ten thousand
 * in ten: with nothing ripe, and with a page full of ripe ones.
 */
import { findRipeCases } from '../apps/api/src/features/cases/index.ts'
import { conclude, interleave, median, printTable, quantile } from './stage/numbers.ts'
import { onStage, type Stage } from './stage/server.ts'
import { type Statement, watch } from './stage/statements.ts'

const LIMIT = 2
const ROUNDS = 300
const PER_COMMUNITY = 1_000
const RIPE = 400
const MINUTE = 60_000

/** Open clocks and half as many stopped ones; of the open ones some are ripe within a minute from `now`, spread over all. */
async function given(stage: Stage, name: string, communities: number, now: number) {
  const { admin, openDeps } = await stage.database(name)
  const open = communities * PER_COMMUNITY
  await admin.query(
    `insert into juwuye.case_clocks
       (community_id, case_id, kind, subject_id, run, started_at, due_at, working, stopped_at, chase_at, chased)
     select 100000000000000 + n % $1, gen_random_uuid(), 'resolve', gen_random_uuid(), 1, later, later + interval '72 hours',
       '{"by":"span","from":0,"amount":72,"unit":"hours"}', case when n > $2 then later end,
       case when n > $2 then null when n % $4 = 0 then start + random() * interval '1 minute'
            when n % 5 > 0 then later end, 0
     from (select n, start, start + interval '1 hour' + random() * interval '60 days' as later
           from generate_series(1, $2::bigint * 3 / 2) n, to_timestamp($3::float8 / 1000) start) clocks`,
    [communities, open, now, open / RIPE],
  )
  await admin.query('vacuum analyze juwuye.case_clocks')
  const deps = openDeps()
  const statements: Statement[] = []
  watch(deps.db.sweeper.$client, (statement) => {
    if (statement.text.includes('case_clocks')) statements[0] = statement
  })
  const plan = async () => {
    const client = await deps.db.sweeper.$client.connect()
    const [sweep] = statements
    const { rows } = await client.query(
      `explain (analyze, buffers, costs off, timing off) ${sweep?.text}`,
      sweep?.values,
    )
    client.release()
    return rows.map((row) => String(row['QUERY PLAN']))
  }
  return { open, plan, find: (at: number) => findRipeCases(deps, at) }
}

const blocksOf = (plan: readonly string[]) =>
  plan
    .find((line) => line.includes('Buffers: shared'))
    ?.match(/\d+/g)
    ?.reduce((sum, n) => sum + Number(n), 0) ?? 0

await onStage(async (stage) => {
  const now = Date.now()
  const few = await given(stage, 'few', 10, now)
  const many = await given(stage, 'many', 1_000, now)
  const sides = { few, many }
  const rows: (string | number)[][] = [['open clocks', 'ripe', 'median ms', 'p95 ms', 'pages read', 'by the index']]
  const ratios: number[] = []
  for (const [at, ripe] of [
    [now - MINUTE, 0],
    [now + MINUTE, RIPE],
  ] as const) {
    for (const { find } of Object.values(sides)) {
      const found = (await find(at)).length
      if (found !== ripe) throw new Error(`${found} ripe cases instead of ${ripe}`)
    }
    const times = await interleave(['few', 'many'], ROUNDS, async (side) => {
      await sides[side].find(at)
    })
    for (const side of ['few', 'many'] as const) {
      const plan = await sides[side].plan()
      const byIndex = plan.some((line) => /Index Scan (using|on) case_clocks_chase/.test(line))
      if (side === 'many') console.log(`${plan.join('\n')}\n`)
      if (!byIndex) throw new Error(`the sweep over ${sides[side].open} does not use the index`)
      rows.push([
        String(sides[side].open),
        String(ripe),
        median(times[side]),
        quantile(times[side], 0.95),
        String(blocksOf(plan)),
        'yes',
      ])
    }
    ratios.push(median(times.many) / median(times.few))
  }
  printTable(rows)
  conclude('sweep-growth', Math.max(...ratios), LIMIT)
})
