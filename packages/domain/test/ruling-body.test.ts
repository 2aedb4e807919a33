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
    [
      'not a body that refused its summons',
      aCase().inState('dispatched').refusedBy('estateCouncil', 'ngo').facts(),
      'ownersCommittee: ownersChair',
    ],
    [
      'once its refusal is settled, the body again',
      aCase()
        .inState('dispatched')
        .where({ refusals: [{ partyId: 'estateCouncil', rightPartyId: null, open: false }] })
        .facts(),
      'estateCouncil: councilChair councilDeputy',
    ],
    [
      'not a body to which a refusal points',
      aCase()
        .inState('dispatched')
        .where({ refusals: [{ partyId: 'ngo', rightPartyId: 'estateCouncil', open: true }] })
        .facts(),
      'ownersCommittee: ownersChair',
    ],
    [
      'not an officer who belongs to a party that refused as well',
      withMember(aCase().inState('dispatched').refusedBy('ngo', 'property').facts(), 'ngo', 'councilChair'),
      'estateCouncil: councilDeputy',
    ],
    [
      'not an officer who belongs to the lead as well',
      withMember(aCase().inState('claimed').facts(), 'property', 'councilChair'),
      'estateCouncil: councilDeputy',
    ],
    [
      'not an officer who belongs to a doer as well',
      withMember(publicised.withNodes([{ doer: 'ngo' }]).facts(), 'ngo', 'councilChair'),
      'estateCouncil: councilDeputy',
    ],
    [
      'not the body that declined',
      aCase().declinedBy('councilChair', 'estateCouncil').facts(),
      'ownersCommittee: ownersChair',
    ],
    [
      'nor its people in another body',
      withMember(aCase().declinedBy('councilChair', 'estateCouncil').facts(), 'estateCouncil', 'ownersChair'),
      'deliberationGroup: deliberationChair',
    ],
    [
      'not who declined for the desk',
      alone()
        .where({ state: 'declined', declinedBy: { personId: 'secretary', partyId: null } })
        .facts(),
      'town',
    ],
    [
      'not the body that agreed to end it unsolved',
      publicised.where({ concludedBy: { personId: 'councilChair', partyId: 'estateCouncil' } }).facts(),
      'deliberationGroup: deliberationChair',
    ],
    [
      'nor who spoke for it, in another body',
      publicised.where({ concludedBy: { personId: 'deliberationChair', partyId: 'estateCouncil' } }).facts(),
      'partyOrganisation: secretary',
    ],
    [
      'the secretary agreed to end it unsolved: the town',
      alone()
        .where({ concludedBy: { personId: 'secretary', partyId: null } })
        .facts(),
      'town',
    ],
    [
      'a private matter declined by the secretary: the town',
      aCase().classed('private').declinedBy('secretary').facts(),
      'town',
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

  test('an officer of the town with a hand in it does not rule for the town', () => {
    const facts = alone().withDesk([]).facts()
    const declined = { ...facts, declinedBy: { personId: 'townOfficer', partyId: null } }
    expect(ask('rule-objection', 'townOfficer', declined)).toBe('not-ruling-body')
    expect(ask('rule-objection', 'secretary', declined, { townOfficer: true })).toBe('ok')
    const concluded = { ...facts, concludedBy: { personId: 'townOfficer', partyId: null } }
    expect(ask('rule-objection', 'townOfficer', concluded)).toBe('not-ruling-body')
    expect(ask('rule-objection', 'townOfficer', { ...concluded, passedUp: true })).toBe('not-ruling-body')
    expect(ask('rule-objection', 'owner', concluded, { townOfficer: true })).toBe('ok')
    const signed = aCase().inState('publicised').objectedBy('confirmedResident').facts()
    const seats = signed.nodes.map((n) => ({ ...n, seats: n.seats.map((s) => ({ ...s, signedBy: 'townOfficer' })) }))
    expect(ask('rule-objection', 'townOfficer', { ...signed, nodes: seats, passedUp: true })).toBe('not-ruling-body')
    expect(ask('rule-objection', 'townOfficer', { ...signed, passedUp: true })).toBe('ok')
  })
})
