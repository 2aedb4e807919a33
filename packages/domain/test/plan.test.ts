import { aCase, RECEIVED_AT } from '@juwuye/testkit'
import {
  type CaseClass,
  type CaseFacts,
  checkPlan,
  DAY,
  DEFAULT_DEADLINES,
  MINUTE,
  type NodeDraft,
} from '../src/index.ts'

// Received Monday 2026-11-23 at 09:41; "now" is that day at 11:41 unless told otherwise.
const NOON = RECEIVED_AT + 120 * MINUTE
const step = (changes: Partial<NodeDraft> = {}): NodeDraft => ({
  title: '换配电箱',
  doerPartyId: 'property',
  dueDay: '2026-11-27',
  evidence: ['photos'],
  ...changes,
})
const claimed = (caseClass: CaseClass | null = 'major') => aCase().classed(caseClass).inState('claimed')
const check = (nodes: readonly NodeDraft[], facts: CaseFacts = claimed().facts(), now = NOON) => {
  const verdict = checkPlan(nodes, facts, now, DEFAULT_DEADLINES)
  return verdict.ok ? 'ok' : verdict.node === undefined ? verdict.code : `${verdict.code} @${verdict.node}`
}

describe('what a plan must keep', () => {
  test.each<[string, readonly NodeDraft[], string]>([
    ['one step', [step()], 'ok'],
    [
      'several steps by several doers',
      [step(), step({ doerPartyId: 'ngo' }), step({ doerPartyId: 'department' })],
      'ok',
    ],
    ['no step', [], 'plan-needs-nodes'],
    ['a doer nobody knows', [step(), step({ doerPartyId: 'nobody' })], 'doer-unknown @1'],
    ['today, to its end', [step({ dueDay: '2026-11-23' })], 'ok'],
    ['yesterday', [step({ dueDay: '2026-11-22' })], 'node-due-in-past @0'],
    ['a day that is none', [step({ dueDay: '2026-02-30' })], 'node-due-in-past @0'],
    ['years ahead, for a major matter', [step({ dueDay: '2029-01-01' })], 'ok'],
  ])('%s', (_what, nodes, expected) => {
    expect(check(nodes)).toBe(expected)
  })

  test('today counts until 23:59', () => {
    const today = [step({ dueDay: '2026-11-23' })]
    const end = Date.parse('2026-11-23T23:59:00+08:00')
    expect(check(today, claimed().facts(), end - 1)).toBe('ok')
    expect(check(today, claimed().facts(), end)).toBe('node-due-in-past @0')
  })

  test('the class is confirmed first, and a private matter has no plan', () => {
    expect(check([step()], claimed(null).facts())).toBe('class-not-confirmed')
    expect(check([step()], claimed('private').facts())).toBe('private-has-none')
  })

  test('a doer has somebody who acts', () => {
    expect(check([step()], claimed().withoutMembers('property').facts())).toBe('ok')
  })

  test('every step finds its panel', () => {
    const lonely = claimed()
      .withParties('property', 'residentsCommittee')
      .where({ buildingHeads: [], confirmedOwners: [] })
    expect(check([step()], lonely.facts())).toBe('ok') // 居委会, the reporter, the town
    expect(check([step()], lonely.whistledBy('reporter', { channel: 'phone' }).facts())).toBe('seats-unfilled @0')
  })

  test('the party complained about may be the doer', () => {
    expect(check([step()], claimed().about('property').facts())).toBe('ok')
  })
})

describe('a small matter', () => {
  const minor = claimed('minor').facts()

  test('has one step', () => {
    expect(check([step(), step()], minor)).toBe('minor-plan-one-node')
  })

  test.each([
    ['2026-11-30', 'ok'], // the seventh day
    ['2026-12-01', 'node-due-beyond-class @0'],
  ])('is promised within seven days of receipt: %s %s', (dueDay, expected) => {
    expect(check([step({ dueDay })], minor)).toBe(expected)
  })

  test('received in the last minute of a day it has no day more', () => {
    const late = { ...minor, receivedAt: Date.parse('2026-11-23T23:59:30+08:00') }
    expect(check([step({ dueDay: '2026-11-30' })], late, late.receivedAt)).toBe('ok')
    expect(check([step({ dueDay: '2026-12-01' })], late, late.receivedAt)).toBe('node-due-beyond-class @0')
  })

  test('that was paused for three days is promised three days later, and no more', () => {
    const paused = { ...minor, dues: { resolve: RECEIVED_AT + 10 * DAY } }
    expect(check([step({ dueDay: '2026-12-03' })], paused)).toBe('ok')
    expect(check([step({ dueDay: '2026-12-04' })], paused)).toBe('node-due-beyond-class @0')
  })

  test('may name a later day only once it is overdue', () => {
    const later = [step({ dueDay: '2026-12-05' })]
    expect(check(later, minor, RECEIVED_AT + 7 * DAY - 1)).toBe('node-due-beyond-class @0')
    expect(check(later, minor, RECEIVED_AT + 7 * DAY)).toBe('ok')
  })
})
