import { type ActorChanges, aCase, actor, NOW, type PersonName } from '@juwuye/testkit'
import {
  type CaseFacts,
  checkReplacement,
  DEFAULT_DEADLINES,
  HOUR,
  type NodeFacts,
  panelWithout,
  type SeatCause,
  type SeatFacts,
  type SeatKind,
} from '../src/index.ts'
import { ask } from './asking.ts'

/* 换席 by hand: why a seat passes to the next in order, and to whom. */

type Builder = ReturnType<typeof aCase>
const handedIn = aCase()
  .inState('rectifying')
  .withNodes([{ state: 'submitted', submittedBy: 'propertyWorker' }])
const nodeOf = (facts: CaseFacts) => facts.nodes[0] as NodeFacts
const kinds = (seats: readonly { kind: SeatKind }[]) => seats.map((seat) => seat.kind).join(' ')

function replace(
  it: Builder,
  kind: SeatKind,
  cause: SeatCause,
  { who = 'secretary', now = NOW, ...changes }: { who?: PersonName; now?: number } & ActorChanges = {},
): string {
  const facts = it.facts()
  const node = nodeOf(facts)
  const seat = node.seats.find((s) => s.kind === kind) as SeatFacts
  const verdict = checkReplacement(
    { actor: actor(who, changes), facts, now, deadlines: DEFAULT_DEADLINES },
    node,
    seat,
    cause,
  )
  return verdict.ok ? 'ok' : verdict.code
}

/** The node with some of its seats changed. */
const reseated = (it: Builder, change: (seat: SeatFacts) => SeatFacts, node: Partial<NodeFacts> = {}): Builder => {
  const facts = it.facts()
  return it.where({ nodes: facts.nodes.map((n) => ({ ...n, seats: n.seats.map(change), ...node })) })
}

describe('the cause', () => {
  test('silent: only once the time of verification is over', () => {
    const at = (hours: number) => replace(handedIn, 'ownersCommittee', 'silent', { now: NOW + hours * HOUR })
    expect([at(0), at(71), at(72)]).toEqual(['not-silent-yet', 'not-silent-yet', 'ok'])
  })

  test('silent: the next one has the full time again', () => {
    const asked = handedIn.withNodes([{ state: 'submitted', submittedAt: NOW + 72 * HOUR }])
    expect(replace(asked, 'ownersCommittee', 'silent', { now: NOW + 80 * HOUR })).toBe('not-silent-yet')
  })

  test('resigned: only when nobody is left who could sign', () => {
    expect(replace(handedIn, 'ownersCommittee', 'resigned')).toBe('seat-can-sign')
    const empty = reseated(handedIn, (s) => (s.kind === 'ownersCommittee' ? { ...s, personIds: [] } : s))
    expect(replace(empty, 'ownersCommittee', 'resigned')).toBe('ok')
  })

  test('resigned: the town always has somebody', () => {
    const town = reseated(handedIn, (s) => (s.kind === 'ownersCommittee' ? { ...s, kind: 'town', personIds: [] } : s))
    expect(replace(town, 'town', 'resigned')).toBe('seat-can-sign')
  })

  test('conflicted: at once, on the word of the desk, but not of the doer’s own people', () => {
    expect(replace(handedIn, 'ownersCommittee', 'conflicted')).toBe('ok')
    expect(replace(handedIn, 'ownersCommittee', 'conflicted', { alsoOf: ['property'] })).toBe('doer-cannot-sign')
    // that somebody fell silent is no matter of opinion
    const late = { alsoOf: ['property'] as const, now: NOW + 72 * HOUR }
    expect(replace(handedIn, 'ownersCommittee', 'silent', late)).toBe('ok')
  })

  test('a signature given stands, whatever the cause', () => {
    const signed = reseated(handedIn, (s) =>
      s.kind === 'ownersCommittee' ? { ...s, signedBy: 'ownersMember', verdict: 'yes' } : s,
    )
    for (const cause of ['silent', 'resigned', 'conflicted'] as const)
      expect(replace(signed, 'ownersCommittee', cause, { now: NOW + 99 * HOUR })).toBe('seat-signed')
  })
})

describe('who may ask for it', () => {
  const facts = handedIn.facts()
  const by = (who: PersonName, over: Partial<NodeFacts> = {}) =>
    ask('replace-seat', who, facts, { node: { ...nodeOf(facts), ...over } })

  test('the desk, while the step waits for its panel', () => {
    expect(by('socialWorker')).toBe('ok')
    expect(by('propertyWorker')).toBe('not-desk')
    expect(by('townOfficer')).toBe('not-desk')
    expect(by('socialWorker', { state: 'returned' })).toBe('node-not-submitted')
    const signed = nodeOf(facts).seats.map((seat) => ({ ...seat, signedBy: 'x' }))
    expect(by('socialWorker', { seats: signed })).toBe('seat-signed')
  })

  test('not the desk of the party complained about', () => {
    const about = handedIn.about('residentsCommittee').facts()
    expect(ask('replace-seat', 'socialWorker', about, { node: nodeOf(about) })).toBe('about-your-party')
    expect(ask('replace-seat', 'secretary', about, { node: nodeOf(about) })).toBe('ok')
  })
})

describe('the next in order', () => {
  const without = (it: Builder, kind: SeatKind) => kinds(panelWithout(it.facts(), nodeOf(it.facts()), kind))

  test('comes after those who stay, in their order', () => {
    expect(kinds(nodeOf(handedIn.facts()).seats)).toBe('residentsCommittee ownersCommittee selfGovernanceCore')
    expect(without(handedIn, 'residentsCommittee')).toBe('ownersCommittee selfGovernanceCore estateCouncil')
    expect(without(handedIn, 'ownersCommittee')).toBe('residentsCommittee selfGovernanceCore estateCouncil')
  })

  test('is none that was passed over before: who was in conflict does not come back through the next silence', () => {
    const second = reseated(
      handedIn,
      (s) =>
        s.kind === 'residentsCommittee'
          ? { ...s, kind: 'estateCouncil', partyId: 'estateCouncil', personIds: ['councilMember'] }
          : s,
      { passedOver: ['residentsCommittee'] },
    )
    expect(without(second, 'ownersCommittee')).toBe('estateCouncil selfGovernanceCore deliberationGroup')
  })

  test('is nobody who signed already for another seat', () => {
    // 业委会's signature came from the one person who also is the whole council: the council cannot sign any more
    const both = handedIn.facts().parties.map((p) => {
      if (p.kind === 'estateCouncil') return { ...p, members: ['ownersMember'], officers: [] }
      return p
    })
    const signed = reseated(handedIn.where({ parties: both }), (s) =>
      s.kind === 'ownersCommittee' ? { ...s, signedBy: 'ownersMember', verdict: 'yes' } : s,
    )
    expect(without(handedIn.where({ parties: both }), 'residentsCommittee')).toBe(
      'ownersCommittee selfGovernanceCore estateCouncil',
    )
    expect(without(signed, 'residentsCommittee')).toBe('ownersCommittee selfGovernanceCore deliberationGroup')
  })

  test('is nobody who handed the step in for a doer without people', () => {
    const lonely = aCase()
      .inState('rectifying')
      .withoutMembers('department', 'selfGovernanceCore', 'estateCouncil', 'deliberationGroup', 'partyOrganisation')
      .where({ buildingHeads: ['secretary'], confirmedOwners: ['owner'] })
      .withNodes([{ doer: 'department', state: 'submitted', submittedBy: 'secretary' }])
    expect(kinds(nodeOf(lonely.facts()).seats)).toBe('residentsCommittee property ownersCommittee')
    // the building head is the secretary, who handed it in: the reporter is asked
    expect(without(lonely, 'ownersCommittee')).toBe('residentsCommittee property reporter')
  })

  test('is the town when nobody else is left, and then nobody', () => {
    const few = aCase()
      .inState('rectifying')
      .withParties('residentsCommittee', 'property', 'ownersCommittee', 'selfGovernanceCore')
      .whistledBy('reporter', { channel: 'phone' })
      .where({ buildingHeads: [], confirmedOwners: [] })
      .withNodes([{ state: 'submitted' }])
    expect(without(few, 'ownersCommittee')).toBe('residentsCommittee selfGovernanceCore town')
    expect(replace(few, 'ownersCommittee', 'conflicted')).toBe('ok')
    const withTown = reseated(
      few,
      (s) => (s.kind === 'ownersCommittee' ? { ...s, kind: 'town', partyId: null, personIds: [] } : s),
      {
        passedOver: ['ownersCommittee'],
      },
    )
    expect(replace(withTown, 'selfGovernanceCore', 'conflicted')).toBe('seats-unfilled')
  })
})
