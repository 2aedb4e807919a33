import { stands } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, runAct } from '../case-command.ts'
import { settleLeadQuestion } from '../lead-question.ts'
import type { Parsed } from '../parsed.ts'
import { voidPendingActs } from '../pending.ts'
import { actAsRulingBody } from '../ruling-body.ts'

/** 不予受理: with the reason, and where to go instead; by the desk, or by the ruling body after two refusals. */
export function declineCase(deps: Deps, request: CaseRequest<Parsed<'decline'>>): Promise<void> {
  return runAct(deps, 'decline', request, async ({ work, now, personId, actor }, { reason, instead }) => {
    const { row } = work
    if (!stands(actor, 'desk', work.facts)) actAsRulingBody(work)
    await voidPendingActs(work)
    await settleLeadQuestion(work, 'declined', reason)
    row.declineReason = reason
    row.declineInstead = instead
    row.declinedBy = personId
    row.declinedByPartyId = work.author?.partyId ?? null
    row.declinedAt = now
    await work.apply('decline', 'declined', { words: `${reason}\n${instead}` })
  })
}
