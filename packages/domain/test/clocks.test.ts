import {
  CASE_CLASSES,
  type CaseClass,
  CLOCK_KINDS,
  type ClockInputs,
  type ClockKind,
  clockPhase,
  DEFAULT_DEADLINES,
  dueTime,
  HOUR,
  recomputed,
} from '../src/index.ts'

/** Shanghai wall time → instant. */
const at = (local: string) => Date.parse(`${local}:00+08:00`)
const shown = (instant: number | undefined) =>
  instant === undefined ? 'none' : new Date(instant + 8 * HOUR).toISOString().slice(0, 16)

const RECEIVED = '2026-11-23T09:41'
const STARTED = '2026-11-25T14:00'

function due(kind: ClockKind, caseClass: CaseClass | null, more: Partial<ClockInputs> = {}): string {
  const inputs: ClockInputs = {
    policy: DEFAULT_DEADLINES,
    caseClass,
    danger: false,
    receivedAt: at(RECEIVED),
    at: at(STARTED),
    lastNodeDueAt: null,
    again: false,
    heldMs: null,
    reviewAt: null,
    ...more,
  }
  return shown(dueTime(kind, inputs)?.dueAt)
}

describe('when a clock is due', () => {
  // received Monday 2026-11-23 09:41; the act that starts the clock falls on Wednesday 14:00
  test.each<[ClockKind, CaseClass | null, string]>([
    ['respond', null, '2026-11-26T09:41'],
    ['respond', 'major', '2026-11-26T09:41'],
    ['respond', 'hard', '2026-11-26T09:41'],
    ['respond', 'urgent', '2026-11-23T11:41'],
    ['respond', 'minor', '2026-11-26T09:41'],
    ['respond', 'private', '2026-11-26T09:41'],
    ['danger', null, '2026-11-23T10:11'],
    ['safe', 'urgent', '2026-11-24T09:41'],
    ['safe', 'major', 'none'],
    ['safe', 'minor', 'none'],
    ['safe', null, 'none'],
    ['plan', 'major', '2026-12-23T09:41'],
    ['plan', 'hard', '2026-12-08T09:41'],
    ['plan', 'urgent', '2026-11-30T09:41'],
    ['plan', 'minor', 'none'],
    ['plan', 'private', 'none'],
    ['plan', null, 'none'],
    ['resolve', 'minor', '2026-11-30T09:41'],
    ['resolve', 'private', '2026-12-08T09:41'],
    ['resolve', 'major', 'none'],
    ['resolve', null, 'none'],
    ['publish', 'major', '2026-11-28T14:00'],
    ['publicity', 'major', '2026-12-02T14:00'],
    ['ruling', 'major', '2026-11-30T14:00'],
    ['leadRuling', 'major', '2026-11-27T14:00'],
    ['leadRuling', null, '2026-11-27T14:00'],
    ['report', 'major', '2026-11-26T14:00'],
    ['verification', 'major', '2026-11-28T14:00'],
    ['lease', 'major', '2026-12-02T14:00'],
    ['lease', 'hard', '2026-12-02T14:00'],
    ['lease', 'urgent', '2026-12-02T14:00'],
    ['lease', 'minor', '2026-11-27T14:00'],
    ['lease', null, 'none'],
    ['pendingAct', 'major', '2026-12-02T14:00'],
    ['pendingAct', 'private', '2026-11-28T14:00'],
  ])('%s of %s: %s', (kind, caseClass, expected) => {
    expect(due(kind, caseClass)).toBe(expected)
  })

  test('a danger not yet classed must be answered in two hours', () => {
    expect(due('respond', null, { danger: true })).toBe('2026-11-23T11:41')
  })

  test('"not danger" gives the class its own time back, from receipt', () => {
    expect(due('respond', 'minor', { danger: true })).toBe('2026-11-26T09:41')
  })

  // days are 24 hours of wall time, whatever the calendar does between
  test.each<[string, ClockKind, CaseClass, string, string]>([
    ['over the leap day', 'plan', 'urgent', '2028-02-26T10:00', '2028-03-04T10:00'],
    ['over February without it', 'plan', 'urgent', '2027-02-26T10:00', '2027-03-05T10:00'],
    ['on the leap day', 'respond', 'major', '2028-02-29T23:59', '2028-03-03T23:59'],
    ['from the 31st', 'plan', 'major', '2026-01-31T08:00', '2026-03-02T08:00'],
    ['over the year', 'resolve', 'minor', '2026-12-28T00:00', '2027-01-04T00:00'],
    ['late in the evening', 'respond', 'urgent', '2026-12-31T23:30', '2027-01-01T01:30'],
  ])('%s', (_what, kind, caseClass, received, expected) => {
    expect(due(kind, caseClass, { receivedAt: at(received) })).toBe(expected)
  })

  test('the result follows the last day agreed in the plan', () => {
    const lastNodeDueAt = at('2027-01-20T23:59')
    for (const caseClass of ['major', 'hard', 'urgent'] as const) {
      expect(due('resolve', caseClass, { lastNodeDueAt })).toBe('2027-01-20T23:59')
    }
  })

  test('a small matter keeps its seven days whatever day the plan names', () => {
    expect(due('resolve', 'minor', { lastNodeDueAt: at('2026-11-27T23:59') })).toBe('2026-11-30T09:41')
  })

  test('reopened: the day of the added node counts, or the class’s time anew where there are no nodes', () => {
    const again = { again: true, lastNodeDueAt: at('2027-02-03T23:59') }
    expect(due('resolve', 'minor', again)).toBe('2027-02-03T23:59')
    expect(due('resolve', 'major', again)).toBe('2027-02-03T23:59')
    expect(due('resolve', 'private', { again: true })).toBe('2026-12-10T14:00')
  })

  // the seven days go on with what was left when the page was taken down
  test.each([
    ['five days and a quarter', 5 * 24 + 6, '2026-11-30T20:00'],
    ['an hour', 1, '2026-11-25T15:00'],
    ['nothing', 0, '2026-11-25T14:00'],
  ])('publicity held with %s left', (_what, hours, expected) => {
    expect(due('publicity', 'major', { heldMs: hours * HOUR })).toBe(expected)
  })

  test('what was left is no matter of any other clock', () => {
    for (const kind of CLOCK_KINDS.filter((k) => k !== 'publicity'))
      expect(due(kind, 'minor', { heldMs: 1 })).toBe(due(kind, 'minor'))
  })

  test('an appeal upheld: the original start resumes, also when its time has run out meanwhile', () => {
    expect(due('respond', null, { at: at('2026-12-20T10:00') })).toBe('2026-11-26T09:41')
  })

  test('a changed plan moves the result with its last day, a small matter’s stays', () => {
    const later = { lastNodeDueAt: at('2027-03-01T23:59') }
    expect(due('resolve', 'major', later)).toBe('2027-03-01T23:59')
    expect(due('resolve', 'minor', later)).toBe('2026-11-30T09:41')
  })

  test('every due time comes with its working', () => {
    for (const kind of CLOCK_KINDS) {
      for (const caseClass of CASE_CLASSES) {
        const base = {
          policy: DEFAULT_DEADLINES,
          caseClass,
          danger: false,
          receivedAt: 5,
          at: 7,
          again: false,
          heldMs: null,
          reviewAt: null,
        }
        const time = dueTime(kind, { ...base, lastNodeDueAt: 11 })
        if (time?.working.by !== 'span') continue
        const { from, amount, unit } = time.working
        expect(from + amount * { minutes: 60_000, hours: 3_600_000, days: 86_400_000 }[unit]).toBe(time.dueAt)
      }
    }
  })

  test('a community’s own numbers are used', () => {
    const classes = { ...DEFAULT_DEADLINES.classes, minor: { ...DEFAULT_DEADLINES.classes.minor, resolveDays: 3 } }
    expect(due('resolve', 'minor', { policy: { ...DEFAULT_DEADLINES, classes } })).toBe('2026-11-26T09:41')
  })
})

describe('a class changed on the way', () => {
  const next = {
    dueAt: at('2026-11-26T09:41'),
    working: { by: 'span', from: at(RECEIVED), amount: 72, unit: 'hours' },
  } as const
  const old = {
    dueAt: at('2026-11-23T11:41'),
    working: { by: 'span', from: at(RECEIVED), amount: 2, unit: 'hours' },
  } as const

  test('before it was due: the new due time holds', () => {
    expect(recomputed(old, next, old.dueAt - 1)).toEqual(next)
  })

  test.each([0, 1, 86_400_000])('%d ms overdue: it stays overdue', (late) => {
    expect(recomputed(old, next, old.dueAt + late)).toBeUndefined()
  })

  test('a day agreed on in a plan never puts off what was promised before it; an agreed day may move', () => {
    const agreed = (dueAt: number) => ({ dueAt, working: { by: 'agreedDay', from: at(STARTED) } }) as const
    const now = at(RECEIVED)
    expect(recomputed(old, agreed(old.dueAt + 1), now)).toEqual(old)
    expect(recomputed(old, agreed(old.dueAt - 1), now)).toEqual(agreed(old.dueAt - 1))
    expect(recomputed(agreed(old.dueAt), agreed(old.dueAt + 1), now)).toEqual(agreed(old.dueAt + 1))
  })

  test('a clock that did not run before simply starts', () => {
    expect(recomputed(undefined, next, at(STARTED))).toEqual(next)
  })
})

test.each([
  ['at the start', 0, 'running'],
  ['at half time', 50, 'running'],
  ['past half time', 51, 'pastHalf'],
  ['just before due', 99, 'pastHalf'],
  ['at due', 100, 'overdue'],
  ['later', 1_000, 'overdue'],
])('a clock %s', (_when, now, phase) => {
  expect(clockPhase({ startedAt: 0, dueAt: 100, stoppedAt: null }, now)).toBe(phase)
  expect(clockPhase({ startedAt: 0, dueAt: 100, stoppedAt: 60 }, now)).toBe('stopped')
})
