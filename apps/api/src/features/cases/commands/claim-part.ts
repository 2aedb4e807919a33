import { isMemberOf } from '@juwuye/domain'
import { and, eq, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, refusal, runAct } from '../case-command.ts'
import { caseParties } from '../cases.table.ts'
import type { Parsed } from '../parsed.ts'

/** 协办: a checked-in party takes a named part beside the lead. */
export function claimPart(deps: Deps, request: CaseRequest<Parsed<'claim-part'>>): Promise<void> {
  return runAct(deps, 'claim-part', request, async ({ tx, work, actor }, input) => {
    const partyId = work.facts.checkedIn.find((id) => isMemberOf(actor, id) && id !== work.row.leadPartyId)
    if (partyId === undefined) throw refusal('lead-is-you')
    await tx
      .update(caseParties)
      .set({ parts: sql`array_append(${caseParties.parts}, ${input.part})` })
      .where(
        and(
          eq(caseParties.communityId, work.row.communityId),
          eq(caseParties.caseId, work.row.id),
          eq(caseParties.partyId, partyId),
        ),
      )
    work.actAs('party', partyId)
    await work.apply('claim-part', 'claimed', { data: { party: partyId }, words: input.part })
  })
}
