import { aCase, NOW } from '@juwuye/testkit'
import { DEFAULT_DEADLINES, dueTime, HOUR } from '../src/index.ts'
import { ask } from './asking.ts'

/* 举报: what is wrong with a page, said by anyone, answered in a day. */

const shown = aCase().inState('publicised')
const hidden = shown.where({ page: 'hidden', publicityEndsAt: null })

test.each(['publicised', 'closed'] as const)(
  'a page that is up (%s) can be reported by anyone, without a login too',
  (state) => {
    const facts = aCase().inState(state).facts()
    for (const who of ['stranger', 'farResident', 'reporter', 'socialWorker', 'clock'] as const)
      expect(ask('report', who, facts)).toBe('ok')
  },
)

test('what is not up is neither reported nor taken down', () => {
  for (const facts of [hidden.facts(), aCase().classed('private').inState('closed').facts()]) {
    expect(ask('report', 'stranger', facts)).toBe('page-not-up')
    expect(ask('take-down', 'socialWorker', facts)).toBe('page-not-up')
    expect(ask('take-down', 'townOfficer', facts)).toBe('page-not-up')
  }
  expect(ask('take-down', 'socialWorker', aCase().inState('rectifying').facts())).toBe('page-not-up')
  expect(ask('take-down', 'socialWorker', aCase().inState('claimed').facts())).toBe('wrong-state')
})

test('a report is answered by desk or town, once', () => {
  expect(ask('answer-report', 'socialWorker', shown.facts())).toBe('report-answered')
  expect(ask('answer-report', 'socialWorker', shown.reported().facts())).toBe('ok')
  expect(ask('answer-report', 'townOfficer', shown.reported(3).facts())).toBe('ok')
  expect(ask('answer-report', 'propertyWorker', shown.reported().facts())).toBe('not-desk-or-town')
  expect(ask('answer-report', 'socialWorker', shown.about('residentsCommittee').reported().facts())).toBe(
    'about-your-party',
  )
})

test('a report left open when the objection was upheld still gets its answer', () => {
  const facts = aCase().inState('rectifying').where({ publicityRound: 1 }).reported().facts()
  expect(ask('answer-report', 'socialWorker', facts)).toBe('ok')
  expect(ask('take-down', 'socialWorker', facts)).toBe('ok')
})

test('restoring is the desk’s, not of the party complained about, and only what is down', () => {
  expect(ask('restore-page', 'socialWorker', hidden.facts())).toBe('ok')
  expect(ask('restore-page', 'townOfficer', hidden.facts())).toBe('not-desk')
  expect(ask('restore-page', 'socialWorker', hidden.about('residentsCommittee').facts())).toBe('about-your-party')
  expect(ask('restore-page', 'socialWorker', shown.facts())).toBe('page-not-hidden')
})

test('nobody objects to what nobody can read; what is open is still ruled on', () => {
  expect(ask('object', 'owner', hidden.facts())).toBe('page-hidden')
  expect(ask('object', 'owner', shown.facts())).toBe('ok')
  expect(ask('rule-objection', 'councilChair', hidden.objectedBy('owner').facts())).toBe('ok')
})

test('the seven days stand still while the page is down', () => {
  const late = { now: NOW + 30 * 24 * HOUR }
  expect(ask('close', 'clock', shown.facts(), late)).toBe('ok')
  expect(ask('close', 'clock', hidden.facts(), late)).toBe('period-not-over')
  const inputs = {
    policy: DEFAULT_DEADLINES,
    caseClass: 'major',
    danger: false,
    receivedAt: 0,
    at: NOW,
    lastNodeDueAt: null,
    again: false,
    reviewAt: null,
  } as const
  expect(dueTime('publicity', { ...inputs, heldMs: 90_000 })).toEqual({
    dueAt: NOW + 90_000,
    working: { by: 'held', from: NOW, left: 90_000 },
  })
  expect(dueTime('publicity', { ...inputs, heldMs: 0 })?.dueAt).toBe(NOW)
  expect(dueTime('publicity', { ...inputs, heldMs: null })?.dueAt).toBe(NOW + 7 * 24 * HOUR)
})
