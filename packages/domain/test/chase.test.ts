import {
  type CaseClass,
  type CaseState,
  type ChaseSurroundings,
  type ClockKind,
  chasePlan,
  DEFAULT_DEADLINES,
  HOUR,
  MINUTE,
  nextChase,
  ownersOf,
  stepsKept,
} from '../src/index.ts'

/* What time does about every clock, written by hand from domain.md ("Chasing", the classes, verification). */

const at = (local: string) => Date.parse(`2026-${local.replace(' ', 'T')}:00+08:00`)
const shown = (instant: number) => new Date(instant + 8 * HOUR).toISOString().slice(5, 16).replace('T', ' ')

const around = (caseClass: CaseClass | null, more: Partial<ChaseSurroundings> = {}): ChaseSurroundings => ({
  caseClass,
  danger: false,
  deadlines: DEFAULT_DEADLINES,
  waitsForReporter: false,
  onBookUntil: null,
  ...more,
})

const RECEIVED = '11-23 09:41'
const ACT = '11-25 14:00'

interface Row {
  readonly what: string
  readonly kind: ClockKind
  readonly of: CaseClass | null
  readonly from: string
  readonly due: string
  readonly steps: string
  readonly more?: Partial<ChaseSurroundings>
}
const row = (
  what: string,
  kind: ClockKind,
  of: CaseClass | null,
  from: string,
  due: string,
  steps: string,
  more: Partial<ChaseSurroundings> = {},
): Row => ({ what, kind, of, from, due, steps, more })

const ROWS: readonly Row[] = [
  // level two: major and hard after 24 h, urgent after 2 h, others after 7 d
  row(
    'an answer owed',
    'respond',
    'major',
    RECEIVED,
    '11-26 09:41',
    'remind 11-24 21:41, levelOne 11-26 09:41, levelTwo 11-27 09:41',
  ),
  row(
    'an answer owed',
    'respond',
    'hard',
    RECEIVED,
    '11-26 09:41',
    'remind 11-24 21:41, levelOne 11-26 09:41, levelTwo 11-27 09:41',
  ),
  row(
    'an answer owed',
    'respond',
    'urgent',
    RECEIVED,
    '11-23 11:41',
    'remind 11-23 10:41, levelOne 11-23 11:41, levelTwo 11-23 13:41',
  ),
  row(
    'an answer owed',
    'respond',
    'minor',
    RECEIVED,
    '11-26 09:41',
    'remind 11-24 21:41, levelOne 11-26 09:41, levelTwo 12-03 09:41',
  ),
  row(
    'an answer owed',
    'respond',
    'private',
    RECEIVED,
    '11-26 09:41',
    'remind 11-24 21:41, levelOne 11-26 09:41, levelTwo 12-03 09:41',
  ),
  row(
    'not classed yet',
    'respond',
    null,
    RECEIVED,
    '11-26 09:41',
    'remind 11-24 21:41, levelOne 11-26 09:41, levelTwo 12-03 09:41',
  ),
  row(
    'danger, not classed yet',
    'respond',
    null,
    RECEIVED,
    '11-23 11:41',
    'remind 11-23 10:41, levelOne 11-23 11:41, levelTwo 11-23 13:41',
    { danger: true },
  ),
  row(
    'danger nobody confirmed: the desk, then the secretary',
    'danger',
    null,
    RECEIVED,
    '11-23 10:11',
    'levelOne 11-23 10:11, levelTwo 11-23 10:41',
    { danger: true },
  ),
  row(
    'not safe',
    'safe',
    'urgent',
    RECEIVED,
    '11-24 09:41',
    'remind 11-23 21:41, levelOne 11-24 09:41, levelTwo 11-24 11:41',
  ),
  row(
    'no plan',
    'plan',
    'urgent',
    RECEIVED,
    '11-30 09:41',
    'remind 11-26 21:41, levelOne 11-30 09:41, levelTwo 11-30 11:41',
  ),
  row(
    'no plan',
    'plan',
    'hard',
    RECEIVED,
    '12-08 09:41',
    'remind 11-30 21:41, levelOne 12-08 09:41, levelTwo 12-09 09:41',
  ),
  row(
    'no plan',
    'plan',
    'major',
    RECEIVED,
    '12-23 09:41',
    'remind 12-08 09:41, levelOne 12-23 09:41, levelTwo 12-24 09:41',
  ),
  row(
    'not done',
    'resolve',
    'minor',
    RECEIVED,
    '11-30 09:41',
    'remind 11-26 21:41, levelOne 11-30 09:41, levelTwo 12-07 09:41',
  ),
  row(
    'not mediated',
    'resolve',
    'private',
    RECEIVED,
    '12-08 09:41',
    'remind 11-30 21:41, levelOne 12-08 09:41, levelTwo 12-15 09:41',
  ),
  row(
    'the last agreed day',
    'resolve',
    'hard',
    RECEIVED,
    '12-20 23:59',
    'remind 12-07 04:50, levelOne 12-20 23:59, levelTwo 12-21 23:59',
  ),
  row(
    'not published',
    'publish',
    'major',
    ACT,
    '11-28 14:00',
    'remind 11-27 02:00, levelOne 11-28 14:00, levelTwo 11-29 14:00',
  ),
  row(
    'not published',
    'publish',
    'minor',
    ACT,
    '11-28 14:00',
    'remind 11-27 02:00, levelOne 11-28 14:00, levelTwo 12-05 14:00',
  ),
  row('the seven days are over', 'publicity', 'major', ACT, '12-02 14:00', 'close 12-02 14:00'),
  row('nobody rules', 'ruling', 'major', ACT, '11-30 14:00', 'remind 11-28 02:00, passUp 11-30 14:00'),
  row('nobody says who leads', 'leadRuling', 'hard', ACT, '11-27 14:00', 'remind 11-26 14:00, passUp 11-27 14:00'),
  row('a report nobody answers', 'report', 'major', ACT, '11-26 14:00', 'remind 11-26 02:00, levelOne 11-26 14:00'),
  // unsigned 72 h: reminder; 48 h later the next seat
  row(
    'a silent panel',
    'verification',
    'hard',
    ACT,
    '11-28 14:00',
    'remind 11-28 14:00, replaceSeat 11-30 14:00, levelOne 12-02 14:00',
  ),
  row(
    'a silent reporter of a small matter: the next seat at once',
    'verification',
    'minor',
    ACT,
    '11-28 14:00',
    'replaceSeat 11-28 14:00, levelOne 11-30 14:00',
    { waitsForReporter: true },
  ),
  row(
    'a small matter whose reporter has signed',
    'verification',
    'minor',
    ACT,
    '11-28 14:00',
    'remind 11-28 14:00, replaceSeat 11-30 14:00, levelOne 12-02 14:00',
  ),
  // 7 d (minor 48 h) → supervision; 3 d more → back to the pool
  row(
    'a lead without progress',
    'lease',
    'major',
    ACT,
    '12-02 14:00',
    'remind 11-29 02:00, levelOne 12-02 14:00, release 12-05 14:00',
  ),
  row(
    'a lead without progress',
    'lease',
    'minor',
    ACT,
    '11-27 14:00',
    'remind 11-26 14:00, levelOne 11-27 14:00, release 11-30 14:00',
  ),
  row('no second word', 'pendingAct', 'major', ACT, '12-02 14:00', 'remind 11-29 02:00, lapse 12-02 14:00'),
  row(
    'no word of those concerned',
    'pendingAct',
    'private',
    ACT,
    '11-28 14:00',
    'remind 11-27 02:00, lapse 11-28 14:00',
  ),
  row('the review has come', 'review', 'major', ACT, '12-31 23:59', 'endBook 12-31 23:59'),
]

const stepsOf = ({ kind, of, from, due, more }: Row) =>
  chasePlan({ kind, startedAt: at(from), dueAt: at(due) }, around(of, more))
    .map(({ chase, at: when }) => `${chase} ${shown(when)}`)
    .join(', ')

describe('what time does about a clock', () => {
  test.each(ROWS)('$kind of $of: $what', (r) => {
    expect(stepsOf(r)).toBe(r.steps)
  })

  test('half of an odd time is a whole number of milliseconds', () => {
    const [first] = chasePlan({ kind: 'ruling', startedAt: 0, dueAt: 7 }, around('major'))
    expect(first).toEqual({ chase: 'remind', at: 3 })
  })

  test('the numbers are the community’s', () => {
    const { classes, ...others } = DEFAULT_DEADLINES
    const deadlines = {
      ...others,
      seatGraceHours: 12,
      leaseGraceDays: 1,
      dangerMinutes: 10,
      classes: { ...classes, major: { ...classes.major, levelTwoHours: 5 } },
    }
    const last = (kind: ClockKind) =>
      chasePlan({ kind, startedAt: 0, dueAt: 100 * HOUR }, around('major', { deadlines })).at(-1)?.at
    expect(last('publish')).toBe(105 * HOUR)
    expect(last('verification')).toBe(124 * HOUR)
    expect(last('lease')).toBe(124 * HOUR)
    expect(last('danger')).toBe(100 * HOUR + 10 * MINUTE)
  })
})

describe('the next step', () => {
  const respond = { kind: 'respond', startedAt: at(RECEIVED), dueAt: at('11-26 09:41'), pausedUntil: null } as const
  const next = (clock: Parameters<typeof nextChase>[0], more: Partial<ChaseSurroundings> = {}) => {
    const step = nextChase(clock, around('major', more))
    return step ? `${step.chase} ${shown(step.at)}` : 'nothing'
  }

  test.each([
    [0, 'remind 11-24 21:41'],
    [1, 'levelOne 11-26 09:41'],
    [2, 'levelTwo 11-27 09:41'],
    [3, 'nothing'],
    [4, 'nothing'],
  ])('after %d are done: %s', (chased, step) => {
    expect(next({ ...respond, chased })).toBe(step)
  })

  test('of a paused clock is its going on, and then the one that was next, by the new due time', () => {
    const plan = { kind: 'plan', startedAt: at(RECEIVED), dueAt: at('12-27 09:41'), chased: 1 } as const
    expect(next({ ...plan, pausedUntil: at('12-05 23:59') })).toBe('resume 12-05 23:59')
    expect(next({ ...plan, pausedUntil: null })).toBe('levelOne 12-27 09:41')
    expect(next({ ...plan, chased: 0, pausedUntil: null })).toBe('remind 12-10 09:41')
  })

  describe('on the book until the last of November', () => {
    const book = { onBookUntil: at('11-30 23:59') }
    const clock = (kind: ClockKind, chased = 0, due = '11-26 09:41') =>
      next({ ...respond, kind, chased, dueAt: at(due) }, book)

    test.each<[ClockKind, number, string]>([
      ['respond', 0, 'remind 11-30 23:59'],
      ['respond', 1, 'levelOne 11-30 23:59'],
      ['respond', 2, 'levelTwo 11-30 23:59'],
      ['safe', 1, 'levelOne 11-30 23:59'],
      ['plan', 0, 'remind 11-30 23:59'],
      ['resolve', 2, 'levelTwo 11-30 23:59'],
      ['lease', 1, 'levelOne 11-30 23:59'],
      ['lease', 2, 'release 11-30 23:59'],
    ])('%s, step %d waits for the review', (kind, chased, step) => {
      expect(clock(kind, chased)).toBe(step)
    })

    // what others owe meanwhile goes on
    test.each<[ClockKind, number, string]>([
      ['danger', 0, 'levelOne 11-26 09:41'],
      ['publish', 1, 'levelOne 11-26 09:41'],
      ['publicity', 0, 'close 11-26 09:41'],
      ['ruling', 0, 'remind 11-24 21:41'],
      ['leadRuling', 1, 'passUp 11-26 09:41'],
      ['report', 1, 'levelOne 11-26 09:41'],
      ['verification', 0, 'remind 11-26 09:41'],
      ['verification', 1, 'replaceSeat 11-28 09:41'],
      ['pendingAct', 1, 'lapse 11-26 09:41'],
      ['review', 0, 'endBook 11-26 09:41'],
    ])('%s, step %d does not', (kind, chased, step) => {
      expect(clock(kind, chased)).toBe(step)
    })

    test('what is due later than the review comes in its own time', () => {
      expect(clock('plan', 1, '12-08 09:41')).toBe('levelOne 12-08 09:41')
    })

    test('a pause ends in its own time', () => {
      expect(next({ ...respond, kind: 'plan', chased: 0, pausedUntil: at('11-27 10:00') }, book)).toBe(
        'resume 11-27 10:00',
      )
    })
  })
})

describe('who owes what a clock waits for', () => {
  test.each<[ClockKind | null, CaseState, string]>([
    ['respond', 'raised', 'desk'],
    ['respond', 'dispatched', 'summoned firstReceiver'],
    ['danger', 'dispatched', 'onDuty desk'],
    ['safe', 'dispatched', 'lead summoned'],
    ['safe', 'claimed', 'lead summoned'],
    // the first receiver chases until there is a lead
    ['plan', 'dispatched', 'summoned firstReceiver'],
    ['plan', 'claimed', 'lead'],
    ['plan', 'deliberating', 'lead'],
    ['lease', 'claimed', 'lead'],
    ['resolve', 'dispatched', 'summoned firstReceiver'],
    ['resolve', 'claimed', 'lead doer'],
    ['resolve', 'rectifying', 'lead doer'],
    ['publish', 'verified', 'desk'],
    ['report', 'publicised', 'desk'],
    ['publicity', 'publicised', 'desk'],
    ['review', 'claimed', 'desk'],
    ['ruling', 'publicised', 'rulingBody'],
    ['ruling', 'declined', 'rulingBody'],
    ['leadRuling', 'dispatched', 'rulingBody'],
    ['verification', 'rectifying', 'panel'],
    ['pendingAct', 'claimed', 'panel rulingBody'],
    // a demand made by hand is about no clock
    [null, 'raised', 'desk'],
    [null, 'dispatched', 'lead summoned'],
    [null, 'rectifying', 'lead summoned'],
    [null, 'verified', 'desk'],
  ])('%s in %s: %s', (kind, state, who) => {
    expect(ownersOf(kind, state).join(' ')).toBe(who)
  })
})

test.each([
  ['more time, its half is still to come', '11-30 09:41', 0],
  ['in the minute of its half', '11-28 21:41', 1],
  ['less time, its half is over', '11-27 09:41', 1],
])('reminded once and given %s: steps done', (_what, due, kept) => {
  const clock = { startedAt: at(RECEIVED), dueAt: at(due), chased: 1 }
  expect(stepsKept(clock, at('11-26 03:41'))).toBe(kept)
})
