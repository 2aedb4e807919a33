import { isMemberOf } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, refusal, runAct } from '../case-command.ts'
import { caseParties } from '../cases.table.ts'
import type { Parsed } from '../parsed.ts'

/** 报到: a summoned party (the mediator of a private case) answers the reporter; its members may claim from then on. */
export function checkInParty(deps: Deps, request: CaseRequest<Parsed<'check-in'>>): Promise<void> {
  return runAct(deps, 'check-in', request, async ({ tx, work, now, actor }, input) => {
    if (work.row.mediatorId !== null) {
      work.actAs('mediator')
      work.row.mediatorCheckedInAt = now
      work.row.mediatorReply = input.reply
      await work.apply('check-in', 'checkedIn', { words: input.reply })
      return
    }
    const partyId = work.facts.summoned.find((id) => isMemberOf(actor, id) && !work.facts.checkedIn.includes(id))
    if (partyId === undefined) throw refusal('already-checked-in')
    await tx
      .update(caseParties)
      .set({ checkedInAt: now, reply: input.reply })
      .where(
        and(
          eq(caseParties.communityId, work.row.communityId),
          eq(caseParties.caseId, work.row.id),
          eq(caseParties.partyId, partyId),
        ),
      )
    work.actAs('party', partyId)
    await work.apply('check-in', 'checkedIn', { data: { party: partyId }, words: input.reply })
  })
}
