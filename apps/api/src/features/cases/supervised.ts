import { isActive, type SupervisionLevel } from '@juwuye/domain'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import type { CaseRow, SupervisionRow } from './case-record.ts'
import { caseClocks } from './cases.table.ts'
import { supervisions } from './chasing.table.ts'

/** Still to be answered. */
export const isOpenSupervision = (row: Pick<SupervisionRow, 'answeredAt' | 'settledAt'>): boolean =>
  row.answeredAt === null && row.settledAt === null

/**
 * What runs no longer, or is not late any more, needs no answer; nor does a case on which nothing is owed. To be asked
 * whenever a case is saved.
 */
export async function settleSupervisions(tx: Tx, row: CaseRow, now: number): Promise<void> {
  const owed = row.state === 'raised' || row.state === 'verified' || isActive(row.state)
  const runs = sql`exists (select 1 from ${caseClocks} where ${caseClocks.communityId} = ${supervisions.communityId}
    and ${caseClocks.caseId} = ${supervisions.caseId} and ${caseClocks.kind} = ${supervisions.clockKind}
    and ${caseClocks.subjectId} = ${supervisions.clockSubjectId} and ${caseClocks.run} = ${supervisions.clockRun}
    and ${caseClocks.dueAt} <= ${new Date(now).toISOString()}::timestamptz and ${caseClocks.stoppedAt} is null)`
  const over = owed
    ? sql`(${supervisions.clockKind} is not null and not ${runs})`
    : sql`(${supervisions.clockKind} is null or not ${runs})`
  await tx
    .update(supervisions)
    .set({ settledAt: now })
    .where(
      and(
        eq(supervisions.communityId, row.communityId),
        eq(supervisions.caseId, row.id),
        isNull(supervisions.answeredAt),
        isNull(supervisions.settledAt),
        over,
      ),
    )
}

/** The highest level of what is demanded and not answered; null without. */
export function levelOf(
  rows: readonly Pick<SupervisionRow, 'level' | 'answeredAt' | 'settledAt'>[],
): SupervisionLevel | null {
  const open = rows.filter(isOpenSupervision).map((row) => row.level)
  return open.length === 0 ? null : (Math.max(...open) as SupervisionLevel)
}
