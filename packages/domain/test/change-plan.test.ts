import { aCase, NOW, RECEIVED_AT } from '@juwuye/testkit'
import { type CaseFacts, checkPlanChange, DAY, DEFAULT_DEADLINES, dayOf, type NodeChange } from '../src/index.ts'
import { ask } from './asking.ts'

// Received Monday 2026-11-23; steps are due a week later unless told otherwise.
const step = (id: string | null, changes: Partial<NodeChange> = {}): NodeChange => ({
  id,
  title: '换配电箱',
  doerPartyId: 'property',
  dueDay: '2026-12-04',
  evidence: ['photos'],
  ...changes,
})

function check(changes: readonly NodeChange[], facts: CaseFacts, now = NOW): string {
  const verdict = checkPlanChange(changes, facts, now, DEFAULT_DEADLINES)
  return verdict.ok ? 'ok' : verdict.node === undefined ? verdict.code : `${verdict.code} @${verdict.node}`
}

const plan = aCase()
  .inState('rectifying')
  .withNodes([
    { state: 'verified' },
    { state: 'submitted' },
    { state: 'doing' },
    { state: 'returned' },
    { state: 'dropped' },
    {},
  ])

describe('what a changed plan must keep', () => {
  test.each<[string, readonly NodeChange[], string]>([
    ['named again, dropped and new ones', [step('node-2'), step(null)], 'ok'],
    ['a returned one stays in', [step('node-3')], 'ok'],
    ['everything dropped that is not under verification', [], 'ok'],
    ['a verified one is not touched', [step('node-0')], 'node-fixed @0'],
    ['nor one that waits for its panel', [step('node-2'), step('node-1')], 'node-fixed @1'],
    ['nor one that was taken out before', [step('node-4')], 'node-fixed @0'],
    ['nor one that is not there', [step('node-9')], 'node-fixed @0'],
    ['nor one twice', [step('node-2'), step('node-3'), step('node-2')], 'node-fixed @2'],
    ['a doer nobody knows', [step('node-2', { doerPartyId: 'nobody' })], 'doer-unknown @0'],
    ['yesterday', [step('node-2'), step(null, { dueDay: '2026-11-22' })], 'node-due-in-past @1'],
    ['a day that is none', [step('node-2', { dueDay: '2026-02-30' })], 'node-due-in-past @0'],
    ['a doer without anybody is recorded for', [step('node-2', { doerPartyId: 'department' })], 'ok'],
  ])('%s', (_what, changes, said) => {
    expect(check(changes, plan.withoutMembers('department').facts())).toBe(said)
  })

  test('one step stays open at least', () => {
    const rest = aCase()
      .inState('rectifying')
      .withNodes([{ state: 'verified' }, {}])
      .facts()
    expect(check([], rest)).toBe('plan-needs-open-node')
    expect(check([step(null)], rest)).toBe('ok')
  })

  test('every step finds its panel', () => {
    const lonely = aCase()
      .inState('rectifying')
      .withParties('property', 'residentsCommittee', 'ownersCommittee')
      .whistledBy('reporter', { channel: 'phone' })
      .where({ buildingHeads: [], confirmedOwners: [] })
      .withNodes([{}])
    expect(check([step('node-0')], lonely.facts())).toBe('ok') // 居委会, 业委会, the town
    expect(check([step('node-0', { doerPartyId: 'ownersCommittee' })], lonely.facts())).toBe('ok')
    const fewer = lonely.withoutMembers('ownersCommittee').withNodes([{ doer: 'property' }])
    expect(check([step('node-0', { doerPartyId: 'residentsCommittee' })], fewer.facts())).toBe('seats-unfilled @0')
  })

  test('a step that stays as it was keeps its day, also one that is over, and its panel', () => {
    const late = aCase()
      .inState('rectifying')
      .withNodes([{ dueAt: NOW - 3 * DAY }, {}])
    const same = step('node-0', { dueDay: dayOf(NOW - 3 * DAY) })
    expect(check([same, step(null)], late.facts())).toBe('ok')
    expect(check([{ ...same, dueDay: dayOf(NOW - 2 * DAY) }], late.facts())).toBe('node-due-in-past @0')
    expect(check([{ ...same, doerPartyId: 'ngo' }], late.facts())).toBe('node-due-in-past @0')
    // the bodies that sit on it are gone since: a change elsewhere is no question of its seats
    const gone = late
      .withParties('property')
      .whistledBy('reporter', { channel: 'phone' })
      .where({ buildingHeads: [], confirmedOwners: [] })
    expect(check([same], gone.facts())).toBe('ok')
    expect(check([same, step(null)], gone.facts())).toBe('seats-unfilled @1')
  })

  test('private and unclassed cases have no plan to change', () => {
    expect(check([step(null)], { ...plan.facts(), caseClass: 'private' })).toBe('private-has-none')
    expect(check([step(null)], { ...plan.facts(), caseClass: null })).toBe('class-not-confirmed')
  })
})

describe('a small matter', () => {
  const minor = aCase()
    .classed('minor')
    .inState('rectifying')
    .withNodes([{ dueAt: NOW + 2 * DAY }])

  test('keeps one step', () => {
    expect(check([step(null, { dueDay: '2026-11-27' })], minor.facts())).toBe('ok') // in place of the other
    expect(check([step('node-0', { dueDay: '2026-11-27' }), step(null)], minor.facts())).toBe('minor-plan-one-node')
    expect(check([step(null)], minor.withNodes([{ state: 'submitted' }]).facts())).toBe('minor-plan-one-node')
  })

  test('keeps its seven days until they are over', () => {
    expect(check([step('node-0', { dueDay: '2026-11-30' })], minor.facts())).toBe('ok')
    expect(check([step('node-0', { dueDay: '2026-12-01' })], minor.facts())).toBe('node-due-beyond-class @0')
    expect(check([step('node-0', { dueDay: '2026-12-05' })], minor.facts(), RECEIVED_AT + 7 * DAY)).toBe('ok')
  })
})

test('one change at a time, by the lead', () => {
  const facts = plan.facts()
  expect(ask('change-plan', 'propertyWorker', facts)).toBe('ok')
  expect(ask('change-plan', 'socialWorker', facts)).toBe('not-lead')
  const pending = plan.pending('change-plan', 'propertyManager', ['ownersMember']).facts()
  expect(ask('change-plan', 'propertyWorker', pending)).toBe('act-pending')
  expect(ask('conclude-unsolved', 'propertyWorker', pending)).toBe('ok')
})
