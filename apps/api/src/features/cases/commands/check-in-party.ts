import { isMemberOf } from '@juwuye/domain'
import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, refusal, runAct } from '../case-command.ts'
import type { CaseWork } from '../case-work.ts'
import { caseParties, caseRefusals } from '../cases.table.ts'
import type { Parsed } from '../parsed.ts'
import { keepRecord, partyData, recordedSubject, speakForParty } from '../recorded-entry.ts'

/** Who comes after all no longer says that the matter is not theirs. */
async function takeRefusalBack(work: CaseWork, partyId: string): Promise<void> {
  await work.tx
    .update(caseRefusals)
    .set({ settledAt: work.now })
    .where(
      and(
        eq(caseRefusals.communityId, work.row.communityId),
        eq(caseRefusals.caseId, work.row.id),
        eq(caseRefusals.partyId, partyId),
        isNull(caseRefusals.settledAt),
      ),
    )
}

async function checkInMediator(work: CaseWork, { reply, recordedFor }: Parsed<'check-in'>): Promise<void> {
  if (recordedFor !== null) throw refusal('private-has-none')
  work.actAs('mediator')
  work.row.mediatorCheckedInAt = work.now
  work.row.mediatorReply = reply
  await work.apply('check-in', 'checkedIn', { words: reply })
}

/** 报到: a summoned party (the mediator of a private case) answers the reporter; its members may claim from then on. */
export function checkInParty(deps: Deps, request: CaseRequest<Parsed<'check-in'>>): Promise<void> {
  return runAct(
    deps,
    'check-in',
    request,
    async ({ tx, work, now, actor }, input) => {
      if (work.row.mediatorId !== null) return checkInMediator(work, input)
      const { reply, recordedFor } = input
      const { summoned, checkedIn } = work.facts
      const partyId = recordedFor?.partyId ?? summoned.find((id) => isMemberOf(actor, id) && !checkedIn.includes(id))
      if (partyId === undefined) throw refusal('already-checked-in')
      speakForParty(work, actor, partyId, recordedFor)
      await takeRefusalBack(work, partyId)
      await tx
        .update(caseParties)
        .set({ checkedInAt: now, reply })
        .where(
          and(
            eq(caseParties.communityId, work.row.communityId),
            eq(caseParties.caseId, work.row.id),
            eq(caseParties.partyId, partyId),
          ),
        )
      await work.apply('check-in', 'checkedIn', { data: partyData(partyId, recordedFor), words: reply })
      await keepRecord(work, recordedFor)
    },
    recordedSubject,
  )
}
