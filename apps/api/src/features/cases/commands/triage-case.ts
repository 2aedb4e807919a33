import { isMemberOf, ngrams } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { mediatorsOf } from '../../communities/index.ts'
import { type CaseRequest, refusal, runAct } from '../case-command.ts'
import type { CaseWork } from '../case-work.ts'
import type { Parsed } from '../parsed.ts'
import { addParties } from './summon-party.ts'

/** Nobody mediates what they whistled about themselves, or a complaint about their own party. */
function takesPart({ row, facts }: CaseWork, personId: string): boolean {
  const own = facts.whistles.some((w) => w.personId === personId || w.enteredBy === personId)
  return own || (facts.parties.find((p) => p.id === row.aboutPartyId)?.members.includes(personId) ?? false)
}

/** 派哨: the desk gives the case its class and title and summons parties, or names the mediator of a private one. */
export function triageCase(deps: Deps, request: CaseRequest<Parsed<'triage'>>): Promise<void> {
  return runAct(deps, 'triage', request, async ({ tx, work, now, personId, actor }, input) => {
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
      if (input.mediatorId === null) throw refusal('private-class-needs-mediator', {}, 'mediatorId')
      const mediators = await mediatorsOf(tx, row.communityId, now)
      const listed = mediators.some((m) => m.personId === input.mediatorId)
      if (!listed || takesPart(work, input.mediatorId)) throw refusal('mediator-unknown', {}, 'mediatorId')
      row.mediatorId = input.mediatorId
      await work.apply('triage', 'dispatched', { data: { class: 'private', parties: [] }, words: input.note })
      return
    }
    if (input.partyIds.length === 0) throw refusal('public-class-needs-parties', {}, 'partyIds')
    const summoned = await addParties(work, input.partyIds, 'partyIds')
    await work.apply('triage', 'dispatched', { data: { class: input.class, parties: summoned }, words: input.note })
  })
}
