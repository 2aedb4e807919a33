import { checkRuledLead, ruledLeadOutcome } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, insist, runAct } from '../case-command.ts'
import { settleLeadQuestion } from '../lead-question.ts'
import type { Parsed } from '../parsed.ts'
import { voidPendingActs } from '../pending.ts'
import { actAsRulingBody } from '../ruling-body.ts'
import { addParties } from './summon-party.ts'

/** 裁定牵头: the ruling body names who leads. Its answer to the reporter is still owed where it has not given one. */
export function ruleLead(deps: Deps, request: CaseRequest<Parsed<'rule-lead'>>): Promise<void> {
  return runAct(deps, 'rule-lead', request, async ({ work, actor }, { partyId, reason }) => {
    insist(checkRuledLead(actor, work.facts, partyId), 'partyId')
    actAsRulingBody(work)
    const outcome = ruledLeadOutcome(work.facts)
    await addParties(work, [partyId])
    await settleLeadQuestion(work, 'named', reason)
    await voidPendingActs(work)
    work.row.leadPartyId = partyId
    await work.apply('rule-lead', outcome, { data: { party: partyId }, words: reason })
  })
}
