/**
 * What the screens read in one community, over HTTP and with the serving roles, among 5,000 communities with two million
 * cases against the same among 50 with twenty thousand. Then, over the many, what is no tenant's: sums for a city, and a
 * night's work of the clock. `--small` has a tenth of each, for a quick look: its result counts for nothing.
 */
import { DAY, MINUTE } from '@juwuye/domain'
import { sweepClocks } from '../apps/api/src/features/cases/index.ts'
import { sweepRollUps } from '../apps/api/src/features/figures/index.ts'
import { sealDays } from '../apps/api/src/features/ledger/index.ts'
import { applyRetention } from '../apps/api/src/features/retention/index.ts'
import { type Grown, grow } from './stage/grown.ts'
import { conclude, interleave, median, printTable, quantile } from './stage/numbers.ts'
import { plansOf } from './stage/plans.ts'
import { CITY_READ, SCREEN_READS } from './stage/screen-reads.ts'
import { onStage } from './stage/server.ts'

const LIMIT = 2
const SMALL = process.argv.includes('--small')
const COMMUNITIES = SMALL ? { few: 10, many: 500 } : { few: 50, many: 5_000 }
const SAMPLES = 10
const ROUNDS = 30
/** Chasing is cut off after so long: what is left would be done by the next ticks. */
const CHASING_SECONDS = 30
/** Above this the plans of a read are printed. */
const TO_LOOK_AT = 1.5

const SIDES = ['few', 'many'] as const
const seconds = async (work: () => Promise<unknown>) => {
  const since = performance.now()
  await work()
  return (performance.now() - since) / 1_000
}

await onStage(async (stage) => {
  const sides = {} as Record<(typeof SIDES)[number], Grown>
  for (const side of SIDES) {
    const took = await seconds(async () => {
      sides[side] = await grow(stage, side, COMMUNITIES[side], SAMPLES)
    })
    const { rows } = await sides[side].admin.query('select pg_database_size(current_database()) / 1e9 as gb')
    console.log(
      `${side}: ${COMMUNITIES[side]} communities, ${sides[side].cases} cases, ${Number(rows[0].gb).toFixed(1)} GB, ${took.toFixed(0)} s`,
    )
  }
  const table: (string | number)[][] = [['read', 'few: median ms', 'p95', 'many: median ms', 'p95', 'ratio']]
  const ratios: number[] = []
  for (const [name, read] of Object.entries(SCREEN_READS)) {
    const one = async (side: (typeof SIDES)[number], round: number) => {
      const place = sides[side].places[round % SAMPLES]
      if (place) await sides[side].ask(read(place), place)
    }
    for (let round = 0; round < 3; round++) for (const side of SIDES) await one(side, round)
    const times = await interleave(SIDES, ROUNDS, one)
    const ratio = median(times.many) / median(times.few)
    ratios.push(ratio)
    const each = SIDES.flatMap((side) => [median(times[side]), quantile(times[side], 0.95)])
    table.push([name, ...each, ratio])
    if (ratio > TO_LOOK_AT) {
      console.log(`\n${name}: ${ratio.toFixed(2)}`)
      for (const side of SIDES) console.log(await plansOf(sides[side], () => one(side, 1)))
    }
  }
  printTable(table)
  await acrossCommunities(sides.many)
  conclude('tenant-read-growth', Math.max(...ratios), LIMIT)
})

/** Grows with the communities and is no tenant's: told as it is, with no limit. */
async function acrossCommunities({ deps, admin, places, ask }: Grown): Promise<void> {
  const [place] = places
  if (!place) return
  const now = deps.clock.now()
  const going = new AbortController().signal
  const rows: (string | number)[][] = [['over all communities', 'seconds']]
  const measure = async (name: string, work: () => Promise<unknown>) => rows.push([name, await seconds(work)])
  await measure('figures of the city, a year and the one before', () => ask(CITY_READ(place), place))
  await measure('roll-ups, nothing changed', () => sweepRollUps(deps, now + MINUTE, going))
  await admin.query(`update juwuye.community_roll_ups set up_to = up_to - interval '1 day'`)
  await measure('roll-ups, something changed everywhere', () => sweepRollUps(deps, now + MINUTE, going))
  await measure('day heads, nothing to seal', () => sealDays(deps, now, going))
  await measure('day heads, the day is over everywhere', () => sealDays(deps, now + DAY, going))
  const ripe = async () => {
    const { rows: found } = await admin.query(
      'select count(distinct (community_id, case_id))::int as n from juwuye.case_clocks where stopped_at is null and chase_at <= $1',
      [new Date(now)],
    )
    return found[0].n as number
  }
  const before = await ripe()
  await sweepClocks(deps, now, AbortSignal.timeout(CHASING_SECONDS * 1_000))
  const chased = before - (await ripe())
  rows.push([`clocks: ${chased} of ${before} ripe cases chased`, CHASING_SECONDS])
  await measure('what outlived its time, nothing old', () => applyRetention(deps, now, going))
  printTable(rows)
}
