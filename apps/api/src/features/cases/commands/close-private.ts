import type { Deps } from '../../../deps.ts'
import { type CaseRequest, type CommandContext, runAct } from '../case-command.ts'
import type { PendingActRow } from '../case-record.ts'
import type { CaseWork } from '../case-work.ts'
import type { Parsed } from '../parsed.ts'
import { addConfirmation, proposeAct, settleAct, voidPendingActs } from '../pending.ts'
import type { PrivateOutcomePayload } from '../pending-payloads.ts'
import { endOpenTalk } from '../talks.ts'

/** The people concerned: who whistled for themselves. */
export function concerned(work: CaseWork): string[] {
  const live = work.facts.whistles.filter((w) => !w.withdrawn && !w.joined && w.personId !== null)
  return [...new Set(live.map((w) => w.personId as string))]
}

/** Everybody concerned agreed, or nobody spoke up in time. */
export async function closePrivate(work: CaseWork, how: 'confirmed' | 'silent'): Promise<void> {
  await endOpenTalk(work, 'closed')
  await voidPendingActs(work)
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
export async function confirmPrivateOutcome({ tx, work, personId }: CommandContext, act: PendingActRow): Promise<void> {
  const confirmedBy = await addConfirmation(tx, act, personId)
  await work.apply('close-private', 'confirmed', { data: { action: 'close-private' } })
  if ((act.payload as PrivateOutcomePayload).confirmers.every((person) => confirmedBy.includes(person))) {
    await settleAct(work, act, 'confirmed')
    await closePrivate(work, 'confirmed')
  }
}
