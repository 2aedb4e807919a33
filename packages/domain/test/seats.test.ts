import { aCase, actor } from '@juwuye/testkit'
import fc from 'fast-check'
import {
  type CaseFacts,
  type ComputedSeat,
  computeSeats,
  fillSeats,
  haveDistinctSigners,
  type NodeFacts,
  type PartyKind,
  PUBLIC_CLASSES,
  type PublicClass,
  panelWithout,
  planCosigners,
  sameSeats,
  seatOf,
  signersOf,
} from '../src/index.ts'
import { anyWorld, CROWD, oneOf } from './worlds.ts'

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

/* The rule again, said in the plainest way: walk the order, try every assignment of people to seats. */
const ORDER = [
  'residentsCommittee',
  'property',
  'ownersCommittee',
  'selfGovernanceCore',
  'estateCouncil',
  'deliberationGroup',
  'partyOrganisation',
  'buildingHead',
  'reporter',
  'confirmedOwner',
  'town',
]

function canAllSign(seats: readonly (readonly string[] | 'town')[], spent: readonly string[] = []): boolean {
  const [first, ...rest] = seats
  if (first === undefined) return true
  if (first === 'town') return canAllSign(rest, spent)
  return first.some((person) => !spent.includes(person) && canAllSign(rest, [...spent, person]))
}

function plainSeats(facts: CaseFacts, caseClass: PublicClass, doer: string): string[] {
  const out = facts.parties.filter((p) => p.id === doer || p.id === facts.aboutPartyId)
  const clean = (people: readonly string[]) => people.filter((id) => !out.some((p) => p.members.includes(id)))
  const asked = facts.whistles.filter(
    (w) => !w.joined && !w.withdrawn && w.visibility !== 'anonymous' && ['own', 'walkIn'].includes(w.channel),
  )
  const benches: Record<string, readonly (readonly string[] | 'town')[]> = {
    town: ['town'],
    buildingHead: [clean(facts.buildingHeads)],
    confirmedOwner: [clean(facts.confirmedOwners)],
    reporter: [clean(asked.flatMap((w) => w.personId ?? []))],
  }
  const order = caseClass === 'minor' ? ['reporter', ...ORDER.filter((kind) => kind !== 'reporter')] : ORDER
  const taken: { kind: string; people: readonly string[] | 'town' }[] = []
  for (const kind of order) {
    if (taken.length === (caseClass === 'minor' ? 2 : 3)) break
    const parties = facts.parties.filter((p) => p.kind === kind && !out.includes(p)).map((p) => clean(p.members))
    const fits = (benches[kind] ?? parties).find((people) => canAllSign([...taken.map((t) => t.people), people]))
    if (fits) taken.push({ kind, people: fits })
  }
  return taken.map((t) => t.kind)
}

describe('seats among random parties and people', () => {
  const situation = fc.record({
    facts: anyWorld,
    caseClass: fc.constantFrom(...PUBLIC_CLASSES),
    doer: fc.nat(8),
    order: fc.shuffledSubarray([...CROWD, 'officer'], { minLength: CROWD.length + 1 }),
  })
  const seatsOf = (s: { facts: CaseFacts; caseClass: PublicClass; doer: number }) => {
    const doer = s.facts.parties[s.doer % s.facts.parties.length]?.id ?? ''
    return { doer, seats: computeSeats(s.facts, s.caseClass, doer) }
  }

  test('are the first in order that different people can sign; the town comes only when nobody else does', () => {
    fc.assert(
      fc.property(situation, (s) => {
        const { doer, seats } = seatsOf(s)
        expect(seats.map((seat) => seat.kind)).toEqual(plainSeats(s.facts, s.caseClass, doer))
      }),
      { numRuns: 400 },
    )
  })

  test('are never held by the doer or the party complained about, nor by their people', () => {
    fc.assert(
      fc.property(situation, (s) => {
        const { doer, seats } = seatsOf(s)
        const out = s.facts.parties.filter((p) => p.id === doer || p.id === s.facts.aboutPartyId)
        for (const seat of seats) {
          expect(out.map((p) => p.id)).not.toContain(seat.partyId)
          expect(seat.personIds.filter((id) => out.some((p) => p.members.includes(id)))).toEqual([])
        }
        expect(new Set(seats.map((seat) => seat.kind)).size).toBe(seats.length)
        expect(haveDistinctSigners(seats)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('are all signed in the end, by different people, in whatever order people come by', () => {
    fc.assert(
      fc.property(situation, (s) => {
        const { doer, seats } = seatsOf(s)
        let node: NodeFacts = {
          ...(aCase().inState('rectifying').facts().nodes[0] as NodeFacts),
          doerPartyId: doer,
          seats: seats.map((seat, i) => ({ ...seat, id: `seat-${i}`, signedBy: null, verdict: null })),
        }
        for (const personId of s.order) {
          const seat = seatOf(oneOf(s.facts, personId, { townOfficer: personId === 'officer' }), node)
          if (!seat || seat.signedBy) continue
          const signed = { ...seat, signedBy: personId, verdict: 'yes' as const }
          node = { ...node, seats: node.seats.map((other) => (other.id === seat.id ? signed : other)) }
        }
        const signers = node.seats.map((seat) => seat.signedBy)
        expect(signers).not.toContain(null)
        expect(new Set(signers).size).toBe(seats.length)
      }),
      { numRuns: 300 },
    )
  })

  test('who sits for two bodies signs for the one that has nobody else', () => {
    const bench = (id: string, personIds: string[]) =>
      ({ id, kind: 'property', partyId: id, personIds, signedBy: null, verdict: null }) as const
    const facts = aCase().inState('rectifying').facts()
    const node = { ...(facts.nodes[0] as NodeFacts), seats: [bench('a', ['owner', 'reporter']), bench('b', ['owner'])] }
    expect(seatOf(actor('owner'), node)?.id).toBe('b')
  })

  test('completing a panel keeps what stands and never offers an excluded seat', () => {
    fc.assert(
      fc.property(situation, (s) => {
        const { doer, seats } = seatsOf(s)
        const kept = seats.filter((seat) => seat.kind !== 'reporter')
        const next = fillSeats(s.facts, s.caseClass, doer, kept, ['reporter'])
        expect(next.slice(0, kept.length)).toEqual(kept)
        expect(next.map((seat) => seat.kind)).not.toContain('reporter')
        expect(haveDistinctSigners(next)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
