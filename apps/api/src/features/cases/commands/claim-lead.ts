import { isLeadAsked, isMemberOf } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, refusal, runAct } from '../case-command.ts'
import { settleLeadQuestion } from '../lead-question.ts'
import type { Parsed } from '../parsed.ts'

/** 认领牵头: the first checked-in party to say so leads; under the case's lock there is one winner. */
export function claimLead(deps: Deps, request: CaseRequest<Parsed<'claim-lead'>>): Promise<void> {
  return runAct(deps, 'claim-lead', request, async ({ work, actor }, input) => {
    if (work.row.mediatorId !== null) {
      work.actAs('mediator')
      await work.apply('claim-lead', 'claimed', { words: input.note })
      return
    }
    const partyId = work.facts.checkedIn.find((id) => isMemberOf(actor, id))
    if (partyId === undefined) throw refusal('not-checked-in')
    // whoever comes forward answers the question who leads
    if (isLeadAsked(work.facts)) await settleLeadQuestion(work, 'void')
    work.row.leadPartyId = partyId
    work.actAs('party', partyId)
    await work.apply('claim-lead', 'claimed', { data: { party: partyId }, words: input.note })
  })
}
