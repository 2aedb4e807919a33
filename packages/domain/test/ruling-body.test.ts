import { aCase } from '@juwuye/testkit'
import { type CaseFacts, type PartyKind, rulingBodyOf } from '../src/index.ts'
import { ask, withMember } from './asking.ts'

describe('who rules', () => {
  const publicised = aCase().inState('publicised').objectedBy('confirmedResident')
  type Row = readonly [what: string, facts: CaseFacts, who: string]
  const said = (facts: CaseFacts) => {
    const body = rulingBodyOf(facts)
    return body.kind === 'town'
      ? 'town'
      : `${body.kind === 'party' ? body.partyId : 'secretary'}: ${body.persons.join(' ')}`
  }
  const alone = (...kinds: PartyKind[]) => publicised.withParties('property', 'residentsCommittee', ...kinds)
  const signers = aCase()
    .inState('publicised')
    .withParties('property', 'residentsCommittee', 'ownersCommittee', 'estateCouncil')
  const rows: readonly Row[] = [
    ['chair or deputy of the council', publicised.facts(), 'estateCouncil: councilChair councilDeputy'],
    ['not the lead', publicised.ledBy('estateCouncil').facts(), 'deliberationGroup: deliberationChair'],
    ['not a doer', publicised.withNodes([{ doer: 'estateCouncil' }]).facts(), 'deliberationGroup: deliberationChair'],
    [
      'not the party complained about',
      publicised.about('estateCouncil').facts(),
      'deliberationGroup: deliberationChair',
    ],
    ['no body left without a hand in it: the secretary', signers.facts(), 'secretary: secretary'],
    ['not who objects', publicised.objectedBy('councilChair').facts(), 'estateCouncil: councilDeputy'],
    ['not who whistled', publicised.whistledBy('councilDeputy').facts(), 'estateCouncil: councilChair'],
    [
      'not who wrote it down',
      publicised.whistledBy('reporter', { enteredBy: 'councilChair' }).facts(),
      'estateCouncil: councilDeputy',
    ],
    ['no such body: the secretary', alone().facts(), 'secretary: secretary'],
    ['no secretary: the town', alone().withDesk([]).facts(), 'town'],
    [
      'a secretary complained about: the town',
      withMember(alone().about('property').facts(), 'property', 'secretary'),
      'town',
    ],
    [
      'not an officer who belongs to the party complained about as well',
      withMember(publicised.about('property').facts(), 'property', 'councilChair'),
      'estateCouncil: councilDeputy',
    ],
    [
      'a private matter: the secretary, never a body',
      aCase().classed('private').inState('closed').facts(),
      'secretary: secretary',
    ],
    ['private and no secretary: the town', aCase().classed('private').inState('closed').withDesk([]).facts(), 'town'],
  ]

  test.each(rows)('%s', (_what, facts, who) => {
    expect(said(facts)).toBe(who)
  })

  test('the town rules through any of its officers, and only then', () => {
    expect(ask('rule-objection', 'townOfficer', alone().withDesk([]).facts())).toBe('ok')
    expect(ask('rule-objection', 'townOfficer', publicised.facts())).toBe('not-ruling-body')
  })
})
