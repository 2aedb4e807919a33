import { isMemberOf, refusalOutcome } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, type CommandContext, refusal, runAct } from '../case-command.ts'
import type { CaseWork } from '../case-work.ts'
import { caseRefusals } from '../cases.table.ts'
import type { Parsed } from '../parsed.ts'
import { keepRecord, partyData, recordedSubject, speakForParty } from '../recorded-entry.ts'
import { askRuling } from '../ruling-questions.ts'

type Input = Parsed<'refuse-summons'>

/** The party that refuses; who acts for several of the case does not refuse for the one they point to. */
function refusingParty({ work, actor }: CommandContext, { recordedFor, rightPartyId }: Input): string {
  const { summoned, leadPartyId, refusals } = work.facts
  if (recordedFor !== null) return recordedFor.partyId
  const mine = summoned.filter(
    (id) => isMemberOf(actor, id) && id !== leadPartyId && !refusals.some((r) => r.open && r.partyId === id),
  )
  const partyId = mine.find((id) => id !== rightPartyId) ?? mine[0]
  if (partyId === undefined) throw refusal('already-refused')
  return partyId
}

/** Whose matter it is said to be: a party of the estate, or else somebody named. */
function rightParty(
  work: CaseWork,
  partyId: string,
  { rightPartyId, rightName }: Input,
): Pick<Input, 'rightPartyId' | 'rightName'> {
  if (rightPartyId === null) {
    if (rightName === '') throw refusal('right-party-missing', {}, 'rightPartyId')
    return { rightPartyId, rightName }
  }
  if (!work.facts.parties.some((party) => party.id === rightPartyId)) throw refusal('party-unknown', {}, 'rightPartyId')
  if (rightPartyId === partyId) throw refusal('right-party-missing', {}, 'rightPartyId')
  return { rightPartyId, rightName: '' }
}

/**
 * 退单: a summoned party says why the matter is not its own, and whose it is. The second one asks the ruling body who
 * leads; no clock stops.
 */
export function refuseSummons(deps: Deps, request: CaseRequest<Input>): Promise<void> {
  return runAct(
    deps,
    'refuse-summons',
    request,
    async (context, input) => {
      const { tx, work, now, personId, actor } = context
      const { communityId, id: caseId } = work.row
      const { reason, words, recordedFor } = input
      const partyId = refusingParty(context, input)
      const right = rightParty(work, partyId, input)
      speakForParty(work, actor, partyId, recordedFor)
      await tx.insert(caseRefusals).values({
        communityId,
        caseId,
        id: work.ids.uuid(),
        partyId,
        personId,
        reason,
        words,
        ...right,
        refusedAt: now,
      })
      const outcome = refusalOutcome(work.facts)
      const { rightPartyId, rightName } = right
      work.facts = { ...work.facts, refusals: [...work.facts.refusals, { partyId, rightPartyId, open: true }] }
      if (outcome === 'forcesRuling') await askRuling(work, 'lead')
      await work.apply('refuse-summons', outcome, {
        data: { ...partyData(partyId, recordedFor), reason, ...(rightPartyId === null ? {} : { right: rightPartyId }) },
        words: rightPartyId === null ? `${words}\n该找：${rightName}` : words,
      })
      await keepRecord(work, recordedFor)
    },
    recordedSubject,
  )
}
