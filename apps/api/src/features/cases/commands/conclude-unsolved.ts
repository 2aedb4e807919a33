import type { Deps } from '../../../deps.ts'
import { type CaseRequest, type CommandContext, runAct } from '../case-command.ts'
import type { PendingActRow } from '../case-record.ts'
import type { CaseWork } from '../case-work.ts'
import { settleLeadQuestion } from '../lead-question.ts'
import type { Parsed } from '../parsed.ts'
import { proposeAct, settleAct, voidPendingActs } from '../pending.ts'
import type { UnsolvedPayload } from '../pending-payloads.ts'
import { addressedBody, bodySpokenFor } from '../ruling-body.ts'
import { endOpenTalk } from '../talks.ts'

/** 办不成: the lead says why it cannot be done; the ruling body must agree before anything ends. */
export function proposeUnsolved(deps: Deps, request: CaseRequest<Parsed<'conclude-unsolved'>>): Promise<void> {
  return runAct(deps, 'conclude-unsolved', request, async ({ work }, input) => {
    const payload: UnsolvedPayload = { confirmers: [], reason: input.reason, words: input.words }
    work.actAs('party', work.row.leadPartyId)
    const actId = await proposeAct(work, 'conclude-unsolved', payload, addressedBody(work))
    await work.apply('conclude-unsolved', 'proposed', {
      subjectId: actId,
      data: { action: 'conclude-unsolved', reason: input.reason },
      words: input.words,
    })
  })
}

/** The body agrees: the case ends without being solved, and its page will say so. What was done so far stands as it is. */
export async function confirmUnsolved({ work }: CommandContext, act: PendingActRow): Promise<void> {
  const { reason, words } = act.payload as UnsolvedPayload
  await settleAct(work, act, 'confirmed')
  await endOpenTalk(work, 'unsolved')
  await voidPendingActs(work)
  await settleLeadQuestion(work, 'void')
  work.row.unsolvedReason = reason
  work.row.unsolvedWords = words
  work.row.unsolvedBy = bodySpokenFor(work)
  work.row.unsolvedByPartyId = work.author?.partyId ?? null
  work.row.unsolvedByPersonId = work.author?.personId ?? null
  work.row.concludedAt = work.now
  // names no subject: every verification stops
  await work.apply('conclude-unsolved', 'concluded', { data: { reason } })
}

/** Work goes on after all: what was said about its end holds no longer, and stays in the timeline. */
export function clearEnding(work: CaseWork): void {
  work.row.unsolvedReason = null
  work.row.unsolvedWords = null
  work.row.unsolvedBy = null
  work.row.unsolvedByPartyId = null
  work.row.unsolvedByPersonId = null
  work.row.concludedAt = null
  work.facts = { ...work.facts, concludedBy: null }
}
