/**
 * What the outbox row adds to a transaction: an ordinary act through its real command, and the least that any act
 * writes, each with the row and with the row left out.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { CASE_ACTS } from '../apps/api/src/features/cases/index.ts'
import { bringCase, type OnCase } from '../apps/api/src/recipes/index.ts'
import { openStageCommunity } from './stage/community.ts'
import { conclude, interleave, median, printTable, quantile } from './stage/numbers.ts'
import { onStage } from './stage/server.ts'
import { watch } from './stage/statements.ts'

const LIMIT = 1.5
const WARM_UP = 50
const CASES = 20
const VARIANTS = ['with', 'without'] as const

const isOutbox = (text: string) => /^insert into "?juwuye"?\."?outbox"?/i.test(text)

await onStage(async ({ database }) => {
  const { openDeps } = await database('outbox')
  const deps = { with: openDeps(), without: openDeps() }
  const sent = { with: 0, without: 0 }
  for (const variant of VARIANTS) {
    watch(
      deps[variant].db.api.$client,
      () => {
        sent[variant] += 1
      },
      (text) => variant === 'without' && isOutbox(text),
    )
  }
  const { communityId, propertyWorker, cast } = await openStageCommunity(deps.with)
  const cases: OnCase[] = []
  for (let i = 0; i < CASES; i++) cases.push(await bringCase(deps.with, await cast(), 'checkedIn'))
  const caseOf = (round: number) => cases[round % CASES] as OnCase

  const act = (variant: 'with' | 'without', round: number) =>
    CASE_ACTS['note-progress'](deps[variant], {
      ...caseOf(round),
      personId: propertyWorker,
      input: { text: `第 ${round} 次记进展`, photos: [], voiceId: null, nodeId: null },
    })

  /** Pin, lock, event, case: no act writes less. */
  const least = async (variant: 'with' | 'without', round: number) => {
    const { caseId } = caseOf(round)
    const client = await deps[variant].db.api.$client.connect()
    const here = [communityId, caseId]
    await client.query('begin')
    await client.query(`set local app.community_id = '${communityId}'`)
    const { rows } = await client.query(
      'select seq, head_hash from juwuye.cases where community_id = $1 and id = $2 for update',
      here,
    )
    const [hash, seq] = [randomBytes(32).toString('hex'), rows[0].seq + 1]
    await client.query(
      `insert into juwuye.case_events (community_id, case_id, seq, kind, actor, at, data, previous_hash, hash)
       values ($1, $2, $3, 'progressed', 1, now(), '{}', $4, $5)`,
      [...here, seq, rows[0].head_hash, hash],
    )
    await client.query(
      `insert into juwuye.outbox (community_id, case_id, id, seq, kind, audience, created_at)
       values ($1, $2, $3, $4, 'progressed', '{reporter,joined}', now())`,
      [...here, randomUUID(), seq],
    )
    await client.query(
      'update juwuye.cases set seq = $3, head_hash = $4, updated_at = now(), version = version + 1 where community_id = $1 and id = $2',
      [...here, seq, hash],
    )
    await client.query('commit')
    client.release()
  }

  const rows: (string | number)[][] = [['transaction', 'outbox row', 'statements', 'median ms', 'p95 ms', 'ratio']]
  const ratios: number[] = []
  for (const [name, run, rounds] of [
    ['an act (note-progress)', act, 300],
    ['the least an act writes', least, 3_000],
  ] as const) {
    await interleave(VARIANTS, WARM_UP, run)
    sent.with = 0
    sent.without = 0
    const times = await interleave(VARIANTS, rounds, run)
    const ratio = median(times.with) / median(times.without)
    ratios.push(ratio)
    for (const variant of VARIANTS) {
      const statements = (sent[variant] / rounds).toFixed(0)
      const ofTimes = [median(times[variant]), quantile(times[variant], 0.95)]
      rows.push([name, variant, statements, ...ofTimes, variant === 'with' ? ratio : ''])
    }
  }
  printTable(rows)
  conclude('outbox-cost', Math.max(...ratios), LIMIT)
})
