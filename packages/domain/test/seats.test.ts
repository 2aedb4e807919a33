import { aCase, actor } from '@juwuye/testkit'
import {
  type CaseFacts,
  type ComputedSeat,
  computeSeats,
  type NodeFacts,
  type PartyKind,
  type PublicClass,
  panelWithout,
  planCosigners,
  sameSeats,
  seatOf,
  signersOf,
} from '../src/index.ts'
import { withMember } from './asking.ts'

const kinds = (seats: readonly ComputedSeat[]) => seats.map((seat) => seat.kind).join(' ')

describe('who sits on the panel', () => {
  const estate = aCase().inState('claimed')
  type Example = readonly [what: string, facts: CaseFacts, caseClass: PublicClass, doer: PartyKind, seats: string]
  const examples: readonly Example[] = [
    ['the doer never', estate.facts(), 'major', 'property', 'residentsCommittee ownersCommittee selfGovernanceCore'],
    ['居, 物 and 业 first', estate.facts(), 'hard', 'department', 'residentsCommittee property ownersCommittee'],
    [
      'no 业委会: 自治核心 stands in',
      estate.withoutMembers('ownersCommittee').facts(),
      'urgent',
      'department',
      'residentsCommittee property selfGovernanceCore',
    ],
    [
      'the party complained about never',
      estate.about('residentsCommittee').facts(),
      'major',
      'property',
      'ownersCommittee selfGovernanceCore estateCouncil',
    ],
    [
      'neighbours before the town',
      estate.withParties('residentsCommittee', 'property').facts(),
      'major',
      'property',
      'residentsCommittee buildingHead reporter',
    ],
    [
      'the town when nobody else is left',
      estate
        .withParties('residentsCommittee', 'property')
        .whistledBy('reporter', { visibility: 'anonymous' })
        .where({ confirmedOwners: [] })
        .facts(),
      'major',
      'property',
      'residentsCommittee buildingHead town',
    ],
    ['minor: the reporter and one more', estate.facts(), 'minor', 'property', 'reporter residentsCommittee'],
    [
      'minor, walked in: still the reporter',
      estate.whistledBy('reporter', { channel: 'walkIn' }).facts(),
      'minor',
      'property',
      'reporter residentsCommittee',
    ],
    ...(['phone', 'paper', 'relay', 'hotline12345'] as const).map(
      (channel): Example => [
        `minor, came by ${channel}: two others`,
        estate.whistledBy('reporter', { channel }).facts(),
        'minor',
        'property',
        'residentsCommittee ownersCommittee',
      ],
    ),
    [
      'minor, anonymous: two others',
      estate.whistledBy('reporter', { visibility: 'anonymous' }).facts(),
      'minor',
      'property',
      'residentsCommittee ownersCommittee',
    ],
    [
      'no 物业 on the estate: it is not missed',
      estate.withParties('residentsCommittee', 'ownersCommittee', 'estateCouncil', 'department').facts(),
      'major',
      'department',
      'residentsCommittee ownersCommittee estateCouncil',
    ],
    [
      'neither 物业 nor 业委会: 自治核心 and the council',
      estate.withParties('residentsCommittee', 'selfGovernanceCore', 'estateCouncil', 'department').facts(),
      'hard',
      'department',
      'residentsCommittee selfGovernanceCore estateCouncil',
    ],
    [
      'the doer’s people sit for no other body either',
      withMember(estate.where({ buildingHeads: ['propertyWorker'] }).facts(), 'ownersCommittee', 'propertyWorker'),
      'major',
      'property',
      'residentsCommittee ownersCommittee selfGovernanceCore',
    ],
    [
      'nor is a body seated that consists of the doer’s people',
      {
        ...estate.facts(),
        parties: estate
          .facts()
          .parties.map((p) => (p.kind === 'ownersCommittee' ? { ...p, members: ['propertyWorker'] } : p)),
      },
      'major',
      'property',
      'residentsCommittee selfGovernanceCore estateCouncil',
    ],
    [
      'the desk hands in for a doer without people: somebody of it must be free to',
      estate
        .withoutMembers('department', 'property', 'ownersCommittee', 'selfGovernanceCore', 'estateCouncil')
        .withDesk([{ personId: 'socialWorker', role: 'socialWorker' }])
        .where({
          parties: estate.facts().parties.map((p) => {
            if (p.kind === 'residentsCommittee') return { ...p, members: ['socialWorker'] }
            return p.kind === 'property' || p.kind === 'department' ? { ...p, members: [] } : p
          }),
        })
        .facts(),
      'major',
      'department',
      'ownersCommittee selfGovernanceCore estateCouncil',
    ],
    [
      'one person is not two seats',
      estate
        .withParties('residentsCommittee', 'property', 'ownersCommittee', 'selfGovernanceCore', 'estateCouncil')
        .where({
          parties: estate.facts().parties.map((p) => {
            const only = p.kind === 'ownersCommittee' || p.kind === 'selfGovernanceCore'
            return only ? { ...p, members: ['coreChair'] } : p
          }),
        })
        .facts(),
      'major',
      'property',
      'residentsCommittee ownersCommittee estateCouncil',
    ],
  ]

  test.each(examples)('%s', (_what, facts, caseClass, doer, seats) => {
    expect(kinds(computeSeats(facts, caseClass, doer))).toBe(seats)
  })

  test('a private case has none', () => {
    expect(computeSeats(aCase().classed('private').inState('claimed').facts(), 'private', 'property')).toEqual([])
  })

  test('a silent reporter gives way to the next body; the signature already given stays', () => {
    const facts = aCase()
      .classed('minor')
      .inState('rectifying')
      .withNodes([{ state: 'submitted' }])
      .facts()
    expect(kinds(panelWithout(facts, facts.nodes[0] as NodeFacts, 'reporter'))).toBe(
      'residentsCommittee ownersCommittee',
    )
  })

  test('seats are the same whoever sits on them, and other ones otherwise', () => {
    const seats = computeSeats(estate.facts(), 'major', 'property')
    expect(
      sameSeats(
        seats,
        seats.map((seat) => ({ ...seat, personIds: [] })),
      ),
    ).toBe(true)
    expect(sameSeats(seats, [...seats].reverse())).toBe(false)
    expect(sameSeats(seats, seats.slice(1))).toBe(false)
  })

  test('who joined the body since may sign, who joined the doer since may not', () => {
    const facts = estate.facts()
    const seat = { kind: 'ownersCommittee', partyId: 'ownersCommittee' } as const
    const add = (kind: PartyKind, person: string) => ({
      ...facts,
      parties: facts.parties.map((p) => (p.kind === kind ? { ...p, members: [...p.members, person] } : p)),
    })
    expect(signersOf(seat, add('ownersCommittee', 'newcomer'), 'property')).toContain('newcomer')
    expect(signersOf(seat, add('property', 'ownersMember'), 'property')).not.toContain('ownersMember')
  })
})

describe('who co-signs a plan', () => {
  const estate = aCase().inState('claimed').ledBy('residentsCommittee')

  test('a seat holder who is not of the lead', () => {
    const facts = estate.facts()
    const cosigners = planCosigners(facts, [computeSeats(facts, 'major', 'property')])
    expect(cosigners).toEqual(['ownersChair', 'ownersMember', 'coreChair', 'coreMember'])
  })

  test('where every seat is held by people of the lead, one of them still can', () => {
    const facts = { ...estate.facts(), parties: estate.facts().parties.filter((p) => p.kind !== 'property') }
    const lead = ['socialWorker', 'secondSocialWorker']
    const seats = lead.map((id) => ({ kind: 'ownersCommittee' as const, partyId: 'x', personIds: [id] }))
    expect(planCosigners(facts, [seats])).toEqual(lead)
  })
})

test('who sits for two bodies signs for the one that has nobody else', () => {
  const bench = (id: string, personIds: string[]) =>
    ({ id, kind: 'property', partyId: id, personIds, signedBy: null, verdict: null }) as const
  const facts = aCase().inState('rectifying').facts()
  const node = { ...(facts.nodes[0] as NodeFacts), seats: [bench('a', ['owner', 'reporter']), bench('b', ['owner'])] }
  expect(seatOf(actor('owner'), node)?.id).toBe('b')
})

test('who handed a step in is no signer to count on, when somebody chooses between two seats', () => {
  const bench = (id: string, personIds: string[]) =>
    ({ id, kind: 'property', partyId: id, personIds, signedBy: null, verdict: null }) as const
  const facts = aCase().inState('rectifying').facts()
  const seats = [bench('a', ['owner', 'reporter']), bench('b', ['owner', 'socialWorker'])]
  const node = { ...(facts.nodes[0] as NodeFacts), seats }
  expect(seatOf(actor('owner'), { ...node, submittedBy: 'socialWorker' })?.id).toBe('b')
  expect(seatOf(actor('owner'), { ...node, submittedBy: 'reporter' })?.id).toBe('a')
})
