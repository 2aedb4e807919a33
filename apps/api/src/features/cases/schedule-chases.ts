import { type ChaseSurroundings, type DeadlinePolicy, nextChase, waitsForReporter } from '@juwuye/domain'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { asked, prepared, updateRow } from '../../platform/db/prepared.ts'
import type { CaseRow, ClockRow } from './case-record.ts'
import { caseClocks, nodes, seats } from './cases.table.ts'

const CLOCK_KEY = ['communityId', 'caseId', 'kind', 'subjectId', 'run'] as const

/** The row of one clock. */
export const thisClock = (clock: Pick<ClockRow, 'communityId' | 'caseId' | 'kind' | 'subjectId' | 'run'>) =>
  and(
    eq(caseClocks.communityId, clock.communityId),
    eq(caseClocks.caseId, clock.caseId),
    eq(caseClocks.kind, clock.kind),
    eq(caseClocks.subjectId, clock.subjectId),
    eq(caseClocks.run, clock.run),
  )

/** Whether the step's verification waits for the reporter of a small matter. */
async function reporterAsked(tx: Tx, row: CaseRow, clock: ClockRow): Promise<boolean> {
  if (clock.kind !== 'verification' || row.caseClass !== 'minor') return false
  const asked = await tx
    .select({ kind: seats.kind, signedBy: seats.signedBy })
    .from(seats)
    .innerJoin(nodes, and(eq(nodes.communityId, seats.communityId), eq(nodes.id, seats.nodeId)))
    .where(
      and(
        eq(seats.communityId, row.communityId),
        eq(seats.nodeId, clock.subjectId),
        eq(seats.round, nodes.round),
        isNull(seats.replacedAt),
      ),
    )
  const facts = asked.map((seat) => ({ ...seat, id: '', partyId: null, personIds: [], verdict: null }))
  return waitsForReporter(row, { seats: facts })
}

/** What a clock is chased by, as the case stands. */
export async function surroundings(
  tx: Tx,
  row: CaseRow,
  clock: ClockRow,
  deadlines: DeadlinePolicy,
): Promise<ChaseSurroundings> {
  return {
    caseClass: row.caseClass,
    danger: row.danger === 'pending' || row.danger === 'confirmed',
    deadlines,
    waitsForReporter: await reporterAsked(tx, row, clock),
    onBookUntil: row.onBookUntil,
  }
}

const runningClocks = prepared((tx) =>
  tx
    .select()
    .from(caseClocks)
    .where(
      and(
        eq(caseClocks.communityId, asked('communityId')),
        eq(caseClocks.caseId, asked('caseId')),
        isNull(caseClocks.stoppedAt),
      ),
    ),
)

/**
 * Writes beside every running clock when time has something to do about it next. Always worked out from the clock itself,
 * so nothing else has to remember to.
 */
export async function scheduleChases(tx: Tx, row: CaseRow, deadlines: DeadlinePolicy): Promise<void> {
  const running = await runningClocks(tx, { communityId: row.communityId, caseId: row.id })
  for (const clock of running) {
    const next = nextChase(clock, await surroundings(tx, row, clock, deadlines))
    const chaseAt = next?.at ?? null
    if (chaseAt !== clock.chaseAt) {
      const { communityId, caseId, kind, subjectId, run } = clock
      await updateRow(tx, caseClocks, CLOCK_KEY, { communityId, caseId, kind, subjectId, run, chaseAt })
    }
  }
}
