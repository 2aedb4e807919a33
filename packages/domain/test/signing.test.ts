import { type ActorChanges, aCase, NOW, type PersonName } from '@juwuye/testkit'
import { type CaseFacts, HOUR, type NodeFacts } from '../src/index.ts'
import { ask } from './asking.ts'

describe('signing', () => {
  const facts = aCase()
    .inState('rectifying')
    .withNodes([{ state: 'submitted', submittedBy: 'propertyWorker' }])
    .facts()
  const node = facts.nodes[0] as NodeFacts
  const as = (who: PersonName, over: Partial<NodeFacts>, changes: ActorChanges = {}) =>
    ask('sign-yes', who, facts, { node: { ...node, ...over }, ...changes })

  test('not by who handed it in, even if they moved to a body with a seat since', () => {
    expect(as('ownersMember', {})).toBe('ok')
    expect(as('ownersMember', { submittedBy: 'ownersMember' })).toBe('submitter-cannot-sign')
  })

  test('not by who joined the doer since', () => {
    expect(as('ownersMember', {}, { alsoOf: ['property'] })).toBe('doer-cannot-sign')
  })

  test('one signature a seat, one seat a person', () => {
    const signed = (personId: PersonName) =>
      node.seats.map((s) => (s.kind === 'ownersCommittee' ? { ...s, signedBy: personId } : s))
    expect(as('ownersMember', { seats: signed('ownersMember') })).toBe('already-signed')
    expect(as('ownersChair', { seats: signed('ownersMember') })).toBe('already-signed')
    expect(as('coreMember', { seats: signed('ownersMember') })).toBe('ok')
    const twoSeats = signed('ownersMember').map((s) => ({ ...s, personIds: [...s.personIds, 'ownersMember'] }))
    expect(as('ownersMember', { seats: twoSeats })).toBe('already-signed')
  })

  test.each(['todo', 'doing', 'returned', 'verified'] as const)('not while the step is %s', (state) => {
    expect(as('ownersMember', { state })).toBe('node-not-submitted')
  })

  test('a step is handed in from todo, doing or returned', () => {
    const states = ['todo', 'doing', 'returned', 'submitted', 'verified'] as const
    const said = states.map((state) => ask('submit-node', 'propertyWorker', facts, { node: { ...node, state } }))
    expect(said).toEqual(['ok', 'ok', 'ok', 'node-not-open', 'node-not-open'])
  })

  test('only the doer notes progress on a step, and only while it is open', () => {
    const both = { ...facts, checkedIn: ['property', 'ngo'] }
    const open = { ...node, state: 'doing' as const }
    expect(ask('note-progress', 'volunteer', both, { node: open })).toBe('not-doer')
    expect(ask('note-progress', 'propertyWorker', both, { node: open })).toBe('ok')
    expect(ask('note-progress', 'propertyWorker', both, { node })).toBe('node-not-open')
  })

  test('the clock replaces a silent reporter of a small matter, nobody else', () => {
    const late = NOW + 72 * HOUR
    const minor = aCase()
      .classed('minor')
      .inState('rectifying')
      .withNodes([{ state: 'submitted' }])
    const seat = (f: CaseFacts) => ask('replace-seat', 'clock', f, { node: f.nodes[0] as NodeFacts, now: late })
    expect(seat(minor.facts())).toBe('ok')
    expect(seat(minor.withNodes([{ state: 'submitted', signedBy: ['reporter'] }]).facts())).toBe('not-silent-yet')
    // a major matter whose panel happens to seat the reporter
    const major = aCase()
      .inState('rectifying')
      .withParties('residentsCommittee', 'property')
      .withNodes([{ state: 'submitted' }])
      .facts()
    expect(major.nodes[0]?.seats.map((s) => s.kind)).toContain('reporter')
    expect(seat(major)).toBe('not-silent-yet')
    // nobody else could sit down: better wait than verify with one seat less
    const lonely = minor
      .withParties('property')
      .where({ buildingHeads: [], confirmedOwners: [] })
      .withNodes([{ state: 'submitted' }])
    expect(seat(lonely.facts())).toBe('seats-unfilled')
  })
})
