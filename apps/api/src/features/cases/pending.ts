import type { CaseAction } from '@juwuye/domain'
import { DAY, HOUR } from '@juwuye/domain'
import { and, eq, isNull } from 'drizzle-orm'
import { DEADLINES, type PendingActRow, type PendingPayload } from './case-record.ts'
import type { CaseWork } from './case-work.ts'
import { caseClocks, pendingActs } from './cases.table.ts'

/** Writes the first half of a two-step act; returns its id, the subject of its clock. */
export async function proposeAct(work: CaseWork, action: CaseAction, payload: PendingPayload): Promise<string> {
  const id = work.ids.uuid()
  const lapse = action === 'close-private' ? DEADLINES.privateSilenceHours * HOUR : DEADLINES.pendingActDays * DAY
  await work.tx.insert(pendingActs).values({
    communityId: work.row.communityId,
    caseId: work.row.id,
    id,
    action,
    authorId: work.author?.personId ?? '',
    authorName: work.author?.displayName ?? '',
    payload,
    confirmedBy: [],
    createdAt: work.now,
    lapsesAt: work.now + lapse,
  })
  return id
}

export function getPendingAct(work: CaseWork, id: string): PendingActRow {
  const act = work.record.pendingActs.find((a) => a.id === id)
  if (!act) throw new Error(`pending act ${id} was checked before`)
  return act
}

/** Ends a pending act and its clock. */
export async function settleAct(
  work: CaseWork,
  act: PendingActRow,
  outcome: NonNullable<PendingActRow['outcome']>,
): Promise<void> {
  const { communityId, id: caseId } = work.row
  await work.tx
    .update(pendingActs)
    .set({ settledAt: work.now, outcome })
    .where(and(eq(pendingActs.communityId, communityId), eq(pendingActs.id, act.id)))
  await work.tx
    .update(caseClocks)
    .set({ stoppedAt: work.now })
    .where(
      and(
        eq(caseClocks.communityId, communityId),
        eq(caseClocks.caseId, caseId),
        eq(caseClocks.kind, 'pendingAct'),
        eq(caseClocks.subjectId, act.id),
        isNull(caseClocks.stoppedAt),
      ),
    )
}

/** What pending acts rested on has changed: they are void, and the timeline says so. */
export async function voidPendingActs(work: CaseWork): Promise<void> {
  for (const act of work.record.pendingActs) {
    await settleAct(work, act, 'void')
    await work.append('act.lapsed', ['lead', 'panel'], { data: { action: act.action, why: 'void' } })
  }
}
