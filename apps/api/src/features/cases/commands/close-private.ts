import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, runAct, runSettle } from '../case-command.ts'
import type { PendingPayload } from '../case-record.ts'
import type { CaseWork } from '../case-work.ts'
import { pendingActs } from '../cases.table.ts'
import type { Parsed } from '../parsed.ts'
import { getPendingAct, proposeAct, settleAct } from '../pending.ts'

export interface PrivateOutcomePayload extends PendingPayload {
  readonly outcome: string
}

/** The people concerned: who whistled for themselves. */
function concerned(work: CaseWork): string[] {
  const live = work.facts.whistles.filter((w) => !w.withdrawn && !w.joined && w.personId !== null)
  return [...new Set(live.map((w) => w.personId as string))]
}

async function close(work: CaseWork, how: 'confirmed' | 'silent'): Promise<void> {
  await work.apply('close-private', 'closed', { data: { how } })
}

/** 调解好了: the mediator writes the outcome; each one concerned confirms, or 72 hours of silence pass. */
export function proposePrivateOutcome(deps: Deps, request: CaseRequest<Parsed<'close-private'>>): Promise<void> {
  return runAct(deps, 'close-private', request, async ({ work }, input) => {
    const payload: PrivateOutcomePayload = { confirmers: concerned(work), outcome: input.outcome }
    work.actAs('mediator')
    const actId = await proposeAct(work, 'close-private', payload)
    await work.apply('close-private', 'proposed', {
      subjectId: actId,
      data: { action: 'close-private' },
      words: input.outcome,
    })
  })
}

/** One of those concerned agrees; the last of them closes the case. */
export function confirmPrivateOutcome(
  deps: Deps,
  request: CaseRequest<{ pendingActId: string; reason: string }>,
): Promise<void> {
  return runSettle(deps, 'confirm', request, async ({ tx, work, personId }, input) => {
    const act = getPendingAct(work, input.pendingActId)
    const { confirmers } = act.payload as PrivateOutcomePayload
    const confirmedBy = [...act.confirmedBy, personId]
    await tx
      .update(pendingActs)
      .set({ confirmedBy })
      .where(and(eq(pendingActs.communityId, work.row.communityId), eq(pendingActs.id, act.id)))
    await work.apply('close-private', 'confirmed', { data: { action: 'close-private' } })
    if (confirmers.every((person) => confirmedBy.includes(person))) {
      await settleAct(work, act, 'confirmed')
      await close(work, 'confirmed')
    }
  })
}
