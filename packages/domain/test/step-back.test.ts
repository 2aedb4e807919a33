import { type aCase, actor, aCase as caseOf, type PersonName } from '@juwuye/testkit'
import { type CaseFacts, haveDistinctSigners, type NodeFacts, seatOf, seatsLeftBy } from '../src/index.ts'
import { ask } from './asking.ts'

/* 回避 by hand: who is related to the doer judges nothing of this doer's, and three different people are left. */

type Builder = ReturnType<typeof aCase>
const handedIn = caseOf()
  .inState('rectifying')
  .withNodes([{ state: 'submitted', submittedBy: 'propertyWorker' }])
const nodeOf = (facts: CaseFacts) => facts.nodes[0] as NodeFacts

function leaves(it: Builder, person: PersonName, node: Partial<NodeFacts> = {}) {
  const facts = it.facts()
  const after = { ...facts, steppedBack: [{ personId: person, doerPartyId: nodeOf(facts).doerPartyId }] }
  const passed = seatsLeftBy(after, { ...nodeOf(facts), ...node }, person)
  return passed?.map(({ seat, next }) => `${seat.kind} → ${next.kind}`).join(', ')
}

const withMembers = (it: Builder, kind: string, members: readonly string[]): Builder => {
  const facts = it.facts()
  const change = <T extends { personIds: readonly string[]; partyId: string | null }>(seat: T) =>
    seat.partyId === kind ? { ...seat, personIds: members } : seat
  return it.where({
    parties: facts.parties.map((party) => (party.id === kind ? { ...party, members, officers: [] } : party)),
    nodes: facts.nodes.map((node) => ({ ...node, seats: node.seats.map(change) })),
  })
}

describe('the seat', () => {
  test('stays with the body where a colleague can sign', () => {
    expect(leaves(handedIn, 'ownersMember')).toBe('')
  })

  test('goes to the next in order where nobody of the body is left', () => {
    const alone = withMembers(handedIn, 'ownersCommittee', ['ownersMember'])
    expect(leaves(alone, 'ownersMember')).toBe('ownersCommittee → estateCouncil')
    expect(leaves(alone, 'ownersMember', { passedOver: ['estateCouncil'] })).toBe('ownersCommittee → deliberationGroup')
  })

  test('goes on where the colleague is needed for another seat, and never more seats than it takes', () => {
    const one = withMembers(handedIn, 'ownersCommittee', ['ownersMember', 'coreMember'])
    const both = withMembers(one, 'selfGovernanceCore', ['coreMember'])
    expect(leaves(both, 'ownersMember')).toBe('ownersCommittee → estateCouncil')
    // of two seats of one person only the one that nobody else can sign passes on
    const twice = withMembers(withMembers(handedIn, 'ownersCommittee', ['ownersMember']), 'selfGovernanceCore', [
      'ownersMember',
      'coreMember',
    ])
    expect(leaves(twice, 'ownersMember')).toBe('ownersCommittee → estateCouncil')
  })

  test('both pass on where one person was all of two bodies', () => {
    const all = withMembers(withMembers(handedIn, 'ownersCommittee', ['ownersMember']), 'selfGovernanceCore', [
      'ownersMember',
    ])
    expect(leaves(all, 'ownersMember')).toBe('ownersCommittee → estateCouncil, selfGovernanceCore → deliberationGroup')
  })

  test('is the town’s when nobody else is left; after the town nobody', () => {
    const few = caseOf()
      .inState('rectifying')
      .withParties('residentsCommittee', 'property', 'ownersCommittee', 'selfGovernanceCore')
      .whistledBy('reporter', { channel: 'phone' })
      .where({ buildingHeads: [], confirmedOwners: [] })
      .withNodes([{ state: 'submitted' }])
    const alone = withMembers(few, 'ownersCommittee', ['ownersMember'])
    expect(leaves(alone, 'ownersMember')).toBe('ownersCommittee → town')
    expect(leaves(alone, 'ownersMember', { passedOver: ['town'] })).toBeUndefined()
    // an officer of the town's leaves the seat to the others of it
    const [first, ...rest] = nodeOf(alone.facts()).seats
    if (!first) throw new Error('three seats')
    const town = { ...first, kind: 'town', partyId: null, personIds: [] } as const
    expect(leaves(alone, 'townOfficer', { seats: [town, ...rest] })).toBe('')
  })
})

describe('who stepped back', () => {
  const after = (it: Builder, person: string): CaseFacts => {
    const facts = it.facts()
    const nodes = facts.nodes.map((node) => ({ ...node, steppedBack: [person] }))
    return { ...facts, nodes, steppedBack: [{ personId: person, doerPartyId: nodeOf(facts).doerPartyId }] }
  }

  test('signs nothing of this doer’s, and cannot do it twice', () => {
    const facts = after(handedIn, 'ownersMember')
    const node = nodeOf(facts)
    expect(seatOf(actor('ownersMember'), node)).toBeUndefined()
    expect(ask('sign-yes', 'ownersMember', facts, { node })).toBe('not-seat-holder')
    expect(ask('step-back', 'ownersMember', facts, { node })).toBe('already-stepped-back')
    expect(ask('sign-yes', 'ownersChair', facts, { node })).toBe('ok')
  })

  test('keeps the signature that was given, and has then nothing to step back from', () => {
    const signed = handedIn.withNodes([{ state: 'submitted', signedBy: ['socialWorker', 'ownersMember'] }]).facts()
    expect(ask('step-back', 'ownersMember', signed, { node: nodeOf(signed) })).toBe('already-signed')
    expect(ask('step-back', 'ownersChair', signed, { node: nodeOf(signed) })).toBe('already-signed')
    expect(haveDistinctSigners(nodeOf(signed).seats)).toBe(true)
  })

  test('may say so before the step is handed in, not when it is verified', () => {
    for (const state of ['todo', 'doing', 'returned', 'submitted'] as const) {
      const facts = handedIn.withNodes([{ state }]).facts()
      expect([state, ask('step-back', 'ownersMember', facts, { node: nodeOf(facts) })]).toEqual([state, 'ok'])
    }
    const done = handedIn.withNodes([{ state: 'dropped' }]).facts()
    expect(ask('step-back', 'ownersMember', done, { node: nodeOf(done) })).toBe('node-not-open')
    expect(ask('step-back', 'ownersMember', handedIn.facts())).toBe('node-not-open')
  })
})
