import { isMemberOf, ngrams } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, refusal, runAct } from '../case-command.ts'
import { nameMediator } from '../mediator.ts'
import type { Parsed } from '../parsed.ts'
import { addParties } from './summon-party.ts'

/** 派哨: the desk gives the case its class and title and summons parties, or names the mediator of a private one. */
export function triageCase(deps: Deps, request: CaseRequest<Parsed<'triage'>>): Promise<void> {
  return runAct(deps, 'triage', request, async ({ tx, work, personId, actor }, input) => {
    const { row } = work
    if (input.aboutPartyId !== undefined) {
      const known = input.aboutPartyId === null || work.facts.parties.some((p) => p.id === input.aboutPartyId)
      if (!known) throw refusal('party-unknown', {}, 'aboutPartyId')
      // whoever is complained about has no say from then on, so they cannot be the one who writes it down
      if (isMemberOf(actor, input.aboutPartyId)) throw refusal('about-yourself', {}, 'aboutPartyId')
      row.aboutPartyId = input.aboutPartyId
    }
    row.caseClass = input.class
    row.title = input.title
    row.firstReceiverId = personId
    row.grams = [...new Set([...row.grams, ...ngrams(input.title)])].sort()
    if (input.class === 'private') {
      await nameMediator(tx, work, input.mediatorId)
      await work.apply('triage', 'dispatched', { data: { class: 'private', parties: [] }, words: input.note })
      return
    }
    if (input.partyIds.length === 0) throw refusal('public-class-needs-parties', {}, 'partyIds')
    const summoned = await addParties(work, input.partyIds, 'partyIds')
    await work.apply('triage', 'dispatched', { data: { class: input.class, parties: summoned }, words: input.note })
  })
}
