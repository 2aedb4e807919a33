import { type Audience, TWO_STEP_ACTIONS, type TwoStepAction } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import type { PendingActRow } from './case-record.ts'
import type { CaseWork } from './case-work.ts'
import { pendingActs } from './cases.table.ts'
import type { PendingPayload } from './pending-payloads.ts'
import type { AddressedBody } from './ruling-body.ts'

/**
 * Writes the first half of a two-step act, with the body asked where a body gives the second word; returns its id, the
 * subject of its clock.
 */
export async function proposeAct(
  work: CaseWork,
  action: TwoStepAction,
  payload: PendingPayload,
  body: AddressedBody | null = null,
): Promise<string> {
  const id = work.ids.uuid()
  await work.tx.insert(pendingActs).values({
    communityId: work.row.communityId,
    caseId: work.row.id,
    id,
    action,
    authorId: work.author?.personId ?? '',
    authorName: work.author?.displayName ?? '',
    payload,
    confirmedBy: [],
    ...body,
    createdAt: work.now,
    lapsesAt: work.dueAt('pendingAct', action),
  })
  return id
}

/** One of several people asked agrees; answers all who did. */
export async function addConfirmation(tx: Tx, act: PendingActRow, personId: string): Promise<readonly string[]> {
  const confirmedBy = [...act.confirmedBy, personId]
  await tx
    .update(pendingActs)
    .set({ confirmedBy })
    .where(and(eq(pendingActs.communityId, act.communityId), eq(pendingActs.id, act.id)))
  return confirmedBy
}

/** Whose first half it was: they hear how it ended. */
export const PROPOSERS: Record<TwoStepAction, readonly Audience[]> = {
  'adopt-plan': ['lead'],
  'change-plan': ['lead'],
  'make-safe': ['summoned'],
  'conclude-unsolved': ['lead'],
  'close-private': ['lead'],
  reclassify: ['desk'],
  split: ['reporter'],
  'put-on-book': ['desk'],
  'pause-clock': ['lead'],
}

/** Ends a pending act and its clock; from then on nothing else in this transaction finds it waiting. */
export async function settleAct(
  work: CaseWork,
  act: PendingActRow,
  outcome: NonNullable<PendingActRow['outcome']>,
): Promise<void> {
  await work.tx
    .update(pendingActs)
    .set({ settledAt: work.now, outcome })
    .where(and(eq(pendingActs.communityId, act.communityId), eq(pendingActs.id, act.id)))
  await work.stopClocks(['pendingAct'], act.id)
  work.facts = { ...work.facts, pendingActs: work.facts.pendingActs.filter((other) => other.id !== act.id) }
}

/** What a pending act rested on has changed: it is void, and the timeline says so. */
export async function voidAct(work: CaseWork, act: PendingActRow): Promise<void> {
  await settleAct(work, act, 'void')
  const told: readonly Audience[] = [...PROPOSERS[act.action], 'panel']
  await work.append('act.lapsed', told, { data: { action: act.action, why: 'void' } })
}

/** Voids what still waits for a second word, all of it or these kinds. */
export async function voidPendingActs(
  work: CaseWork,
  actions: readonly TwoStepAction[] = TWO_STEP_ACTIONS,
): Promise<void> {
  const waiting = work.facts.pendingActs.filter((act) => actions.includes(act.action)).map((act) => act.id)
  for (const act of work.record.pendingActs) if (waiting.includes(act.id)) await voidAct(work, act)
}
