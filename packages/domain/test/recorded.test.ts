import { aCase, type PersonName } from '@juwuye/testkit'
import { CASE_ACTIONS, CASE_STATES, type CaseAction, type NodeFacts, type PartyKind } from '../src/index.ts'
import { ask } from './asking.ts'

/* 代录: the desk enters the word of a party that has nobody on the platform. Never a signature. */

const silent = (state: 'dispatched' | 'claimed' | 'rectifying') =>
  aCase().withoutMembers('department').inState(state).ledBy('property').summoning('department', 'property')
const atWork = silent('rectifying').withNodes([{ doer: 'department' }])
const record = (
  action: CaseAction,
  who: PersonName,
  recordedFor: PartyKind,
  it = silent('claimed'),
  node?: NodeFacts,
) => ask(action, who, it.facts(), node ? { recordedFor, node } : { recordedFor })

test('three acts can be recorded, in no state any other', () => {
  const may = CASE_ACTIONS.filter((action) =>
    CASE_STATES.some((state) => {
      const it = aCase().withoutMembers('department').joinedBy('joinedNeighbour').inState(state).summoning('department')
      const facts = (state === 'rectifying' ? it.withNodes([{ doer: 'department' }]) : it).facts()
      const node = facts.nodes[0]
      return (
        ask(action, 'secretary', facts, node ? { recordedFor: 'department', node } : { recordedFor: 'department' }) ===
        'ok'
      )
    }),
  )
  expect(may).toEqual(['check-in', 'refuse-summons', 'submit-node'])
})

test.each(['sign-yes', 'sign-no'] as const)('%s: a seat is signed by its own people, or not at all', (action) => {
  const it = silent('rectifying').withNodes([{ state: 'submitted', submittedBy: 'propertyWorker' }])
  const node = it.facts().nodes[0] as NodeFacts
  expect(record(action, 'socialWorker', 'department', it, node)).toBe('not-seat-holder')
  expect(record(action, 'socialWorker', 'residentsCommittee', it, node)).toBe('not-seat-holder')
})

test('only by the desk, not of the party complained about', () => {
  expect(record('check-in', 'socialWorker', 'department')).toBe('ok')
  expect(record('check-in', 'propertyWorker', 'department')).toBe('not-desk')
  expect(record('check-in', 'townOfficer', 'department')).toBe('not-desk')
  expect(record('check-in', 'socialWorker', 'department', silent('claimed').about('residentsCommittee'))).toBe(
    'not-desk',
  )
  expect(record('check-in', 'secretary', 'department', silent('claimed').about('residentsCommittee'))).toBe('ok')
})

test('only for a party that has nobody, and was asked', () => {
  expect(record('check-in', 'socialWorker', 'property')).toBe('party-has-members')
  expect(record('check-in', 'socialWorker', 'ngo', silent('claimed').withoutMembers('ngo'))).toBe('not-summoned')
  expect(ask('check-in', 'socialWorker', silent('claimed').facts(), { recordedFor: 'nobody' })).toBe('not-summoned')
  expect(record('submit-node', 'socialWorker', 'department', atWork, atWork.facts().nodes[0])).toBe('ok')
  const other = silent('rectifying').withNodes([{ doer: 'property' }])
  expect(record('submit-node', 'socialWorker', 'department', other, other.facts().nodes[0])).toBe('not-doer')
})

test('the conditions are those of the party’s own word', () => {
  expect(
    record('check-in', 'socialWorker', 'department', silent('claimed').checkedInBy('department', 'property')),
  ).toBe('already-checked-in')
  expect(record('refuse-summons', 'socialWorker', 'department')).toBe('ok')
  expect(record('refuse-summons', 'socialWorker', 'department', silent('dispatched').refusedBy('department'))).toBe(
    'already-refused',
  )
  expect(record('check-in', 'socialWorker', 'department', silent('dispatched').refusedBy('department'))).toBe('ok')
  const done = silent('rectifying').withNodes([{ doer: 'department', state: 'submitted' }])
  expect(record('submit-node', 'socialWorker', 'department', done, done.facts().nodes[0])).toBe('node-not-open')
  expect(record('check-in', 'socialWorker', 'department', aCase().withoutMembers('department'))).toBe('wrong-state')
})

test('a party with nobody leads nothing, and takes no part', () => {
  expect(record('claim-lead', 'socialWorker', 'department', silent('dispatched'))).toBe('not-checked-in')
  expect(record('claim-part', 'socialWorker', 'department')).toBe('not-checked-in')
})

describe('who records for a doer does not sign', () => {
  // 居委会 has one social worker left; they sit on the panel, and nobody else of it can
  const lonely = aCase()
    .withoutMembers('department')
    .inState('rectifying')
    .ledBy('property')
    .where({
      parties: aCase()
        .facts()
        .parties.map((p) => {
          if (p.kind === 'department') return { ...p, members: [], officers: [] }
          return p.kind === 'residentsCommittee' ? { ...p, members: ['socialWorker'] } : p
        }),
    })
    .withNodes([{ doer: 'department' }])

  test('whose signature the panel needs leaves it to a colleague', () => {
    const node = lonely.facts().nodes[0] as NodeFacts
    expect(node.seats.map((seat) => seat.kind)).toContain('residentsCommittee')
    expect(record('submit-node', 'socialWorker', 'department', lonely, node)).toBe('submitter-must-sign')
    expect(record('submit-node', 'secretary', 'department', lonely, node)).toBe('ok')
  })

  test('a panel that cannot be signed any more is no reason: seats are passed on once the step is handed in', () => {
    const node = lonely.facts().nodes[0] as NodeFacts
    const broken = { ...node, seats: node.seats.map((s) => (s.kind === 'property' ? { ...s, personIds: [] } : s)) }
    expect(record('submit-node', 'socialWorker', 'department', lonely, broken)).toBe('ok')
  })

  test('and is refused a signature after all', () => {
    const node = { ...(lonely.facts().nodes[0] as NodeFacts), state: 'submitted', submittedBy: 'socialWorker' } as const
    expect(ask('sign-yes', 'socialWorker', lonely.facts(), { node })).toBe('submitter-cannot-sign')
  })
})
