import { aCase, actor, NOW } from '@juwuye/testkit'
import {
  CASE_ACTIONS,
  CASE_STATES,
  type CaseAction,
  can,
  DAY,
  DEFAULT_DEADLINES,
  PUBLIC_CLASSES,
  SYSTEM,
} from '../src/index.ts'
import {
  ABOUT_THE_DESK,
  BY_CLASS,
  LEASE_LAPSED,
  ONCE_ALREADY,
  OVERDUE,
  PASSED_UP,
  PRIVATE_GRID,
  PUBLIC_GRID,
  REFUSED_TWICE,
  WORKED_ON_AGAIN,
} from './expected/grids.ts'
import { ACTORS, ask, differences, gridOf, withRows } from './grid.ts'
import { privateCase, publicBuilder, workedOnAgain } from './grid-cases.ts'

const GRID = gridOf(PUBLIC_GRID)

test.each([
  ['public', PUBLIC_GRID],
  ['private', PRIVATE_GRID],
])('the %s grid: every act has its row, and no row is about something else', (_which, text) => {
  const acts = new Set(gridOf(text).rows.map((row) => row.action))
  expect([...acts].sort()).toEqual([...CASE_ACTIONS].sort())
})

describe.each(PUBLIC_CLASSES)('every act × state × actor on a %s case', (caseClass) => {
  const grid = BY_CLASS[caseClass] === '' ? GRID : withRows(GRID, BY_CLASS[caseClass])

  test.each(CASE_ACTIONS)('%s', (action) => {
    const build = (state: (typeof CASE_STATES)[number], act: CaseAction) => publicBuilder(caseClass, state, act).facts()
    expect(differences(grid, action, CASE_STATES, build)).toEqual([])
  })
})

describe('every act × state × actor on a private case', () => {
  // Without nodes, panel and publicity these are all the states a private case can be in.
  const states = ['dispatched', 'claimed', 'deliberating', 'closed', 'declined', 'withdrawn'] as const
  const people = {
    ...ACTORS,
    Z: actor('deliberationMember'),
    F: actor('deliberationChair'), // the mediator's party sees and does nothing
  }

  test.each(CASE_ACTIONS)('%s', (action) => {
    expect(differences(gridOf(PRIVATE_GRID), action, states, privateCase, people)).toEqual([])
  })

  test('the mediator who checked in takes the lead, and nobody else', () => {
    const facts = aCase().classed('private').inState('dispatched').mediatedBy('deliberationMember').facts()
    const may = Object.values(people).filter((who) => ask('claim-lead', who, facts) === '+')
    expect(may.map((who) => who.personId)).toEqual(['deliberationMember', 'deliberationMember'])
  })
})

describe('every act × state × actor on a complaint about 居委会', () => {
  const grid = withRows(GRID, ABOUT_THE_DESK)

  test.each(CASE_ACTIONS)('%s', (action) => {
    const build = (state: (typeof CASE_STATES)[number], act: CaseAction) =>
      publicBuilder('major', state, act).about('residentsCommittee').facts()
    expect(differences(grid, action, CASE_STATES, build)).toEqual([])
  })
})

const leaseOver = (state: (typeof CASE_STATES)[number], act: CaseAction, since: number) =>
  publicBuilder('major', state, act)
    .where({ dues: { lease: NOW - since } })
    .facts()

describe('what changes in a special situation', () => {
  const situations = [
    {
      what: 'after two refusals',
      text: REFUSED_TWICE,
      states: ['dispatched', 'claimed', 'deliberating', 'rectifying'],
      build: (state, act) =>
        (act === 'rule-lead'
          ? publicBuilder('major', state, act)
          : publicBuilder('major', state, act).refusedBy('ngo', 'property')
        ).facts(),
    },
    {
      what: 'once the ruling body let its time pass',
      text: PASSED_UP,
      states: ['dispatched', 'claimed', 'deliberating', 'rectifying', 'declined', 'publicised', 'closed'],
      build: (state, act) => {
        const it = publicBuilder('major', state, act).where({ passedUp: true })
        return (act === 'decline' ? it.refusedBy('ngo', 'property') : it).facts()
      },
    },
    {
      what: 'while the case is worked on again',
      text: WORKED_ON_AGAIN,
      states: ['deliberating', 'rectifying', 'verified'],
      build: workedOnAgain,
    },
    {
      what: 'three days after the lease ran out',
      text: LEASE_LAPSED,
      states: ['claimed'],
      build: (state, act) => leaseOver(state, act, 3 * DAY),
    },
    {
      what: 'what was done already',
      text: ONCE_ALREADY,
      states: ['dispatched', 'claimed', 'deliberating', 'rectifying'],
      build: (state, act) => {
        const pausedUntil = { plan: NOW + DAY, resolve: NOW + DAY }
        return publicBuilder('major', state, act)
          .where({ urgedToday: ['reporter'], onBookUntil: NOW + DAY, pausedUntil })
          .where({ supervisions: [{ id: 'supervision-1', level: 1, open: false }] })
          .facts()
      },
    },
    {
      what: 'once every promise is overdue',
      text: OVERDUE,
      states: ['dispatched', 'claimed', 'deliberating', 'rectifying'],
      build: (state, act) =>
        publicBuilder('major', state, act)
          .where({ dues: { plan: NOW, resolve: NOW - DAY } })
          .facts(),
    },
  ] as const satisfies readonly {
    what: string
    text: string
    states: readonly (typeof CASE_STATES)[number][]
    build: Parameters<typeof differences>[3]
  }[]

  describe.each(situations)('$what', ({ text, states, build }) => {
    const grid = gridOf(text)

    test.each([...new Set(grid.rows.map((row) => row.action))])('%s', (action) => {
      expect(differences(grid, action, states, build)).toEqual([])
    })
  })
})

test('the clock takes the lead back three days after the lease, not a minute before', () => {
  expect(ask('release-lead', SYSTEM, leaseOver('claimed', 'release-lead', 3 * DAY - 60_000))).toBe('x')
  expect(ask('release-lead', SYSTEM, leaseOver('claimed', 'release-lead', 3 * DAY))).toBe('+')
})

describe('the reporter’s seat on the panel of a small matter', () => {
  const silent = (days: number) =>
    publicBuilder('minor', 'rectifying', 'replace-seat')
      .withNodes([
        { doer: 'property', state: 'submitted', submittedBy: 'propertyWorker', submittedAt: NOW - days * DAY },
      ])
      .facts()

  test('passes on by itself after 72 hours, not a minute before', () => {
    expect(ask('replace-seat', SYSTEM, silent(3))).toBe('+')
    expect(ask('replace-seat', SYSTEM, silent(3), NOW - 60_000)).toBe('x')
  })
})

test('an act nobody knows is refused', () => {
  const input = {
    actor: actor('secretary'),
    facts: aCase().facts(),
    subject: {},
    now: NOW,
    deadlines: DEFAULT_DEADLINES,
  }
  expect(can('toString' as CaseAction, input)).toMatchObject({ ok: false, code: 'unknown-action' })
})
