import { aCase, actor, NOW } from '@juwuye/testkit'
import { type CaseFacts, can, DAY, DEFAULT_DEADLINES, ratersOf } from '../src/index.ts'
import { ask } from './asking.ts'

/* What the column "requires" says beyond state and actor: asked of somebody who otherwise may. */

describe('danger', () => {
  const at = (danger: CaseFacts['danger']) => aCase().inState('dispatched').classed(null).danger(danger).facts()

  test.each([
    ['none', 'danger-not-pending', 'danger-not-pending'],
    ['pending', 'ok', 'ok'],
    ['awaitingClass', 'danger-awaits-desk', 'ok'],
    ['confirmed', 'danger-not-pending', 'danger-not-pending'],
    ['denied', 'danger-not-pending', 'danger-not-pending'],
    ['deskFirst', 'danger-not-pending', 'danger-not-pending'],
  ] as const)('%s: who is on duty %s, the desk %s', (danger, duty, desk) => {
    expect(ask('confirm-danger', 'dutyPerson', at(danger))).toBe(duty)
    expect(ask('confirm-danger', 'socialWorker', at(danger))).toBe(desk)
  })

  test('nobody takes the lead before the class is confirmed', () => {
    const facts = { ...at('pending'), checkedIn: ['property'] }
    expect(ask('claim-lead', 'propertyWorker', facts)).toBe('class-not-confirmed')
    expect(ask('claim-lead', 'propertyWorker', { ...facts, caseClass: 'urgent' })).toBe('ok')
  })

  test('a whistle cannot be taken back once danger is confirmed', () => {
    expect(ask('withdraw', 'reporter', at('pending'))).toBe('ok')
    expect(ask('withdraw', 'reporter', at('confirmed'))).toBe('danger-confirmed-before-withdrawal')
  })
})

describe('making a place safe', () => {
  const urgent = aCase().classed('urgent').inState('claimed')

  test('is for urgent cases, once, by whoever came', () => {
    expect(ask('make-safe', 'propertyWorker', urgent.facts())).toBe('ok')
    expect(ask('make-safe', 'propertyWorker', aCase().inState('claimed').facts())).toBe('not-urgent')
    expect(ask('make-safe', 'propertyWorker', urgent.where({ dues: {} }).facts())).toBe('already-safe')
    expect(ask('make-safe', 'volunteer', urgent.facts())).toBe('not-checked-in')
    expect(ask('make-safe', 'dutyPerson', urgent.facts())).toBe('not-checked-in')
  })

  test('one word of it waits at a time', () => {
    const said = urgent.checkedInBy('property', 'ngo').pending('make-safe', 'propertyWorker', []).facts()
    expect(ask('make-safe', 'volunteer', said)).toBe('act-pending')
  })
})

describe('keeping a case moving', () => {
  const claimed = aCase().inState('claimed')

  test('each reporter urges once a day, also through who wrote it down; a me-too does not', () => {
    const facts = claimed.whistledBy('reporter', { enteredBy: 'buildingHead' }).joinedBy('joinedNeighbour').facts()
    expect(ask('urge', 'reporter', facts)).toBe('ok')
    expect(ask('urge', 'buildingHead', facts)).toBe('ok')
    expect(ask('urge', 'joinedNeighbour', facts)).toBe('not-reporter')
    const urged = { ...facts, urgedToday: ['reporter'] }
    expect(ask('urge', 'reporter', urged)).toBe('already-urged')
    expect(ask('urge', 'buildingHead', urged)).toBe('ok')
  })

  test('a whistle taken back urges nobody', () => {
    const facts = claimed.facts()
    const taken = { ...facts, whistles: facts.whistles.map((w) => ({ ...w, withdrawn: true })) }
    expect(ask('urge', 'reporter', taken)).toBe('not-reporter')
  })

  test('nobody demands answers of a case about their own party', () => {
    const about = claimed.about('partyOrganisation').withParties('property', 'partyOrganisation').facts()
    expect(ask('supervise', 'secretary', about)).toBe('about-your-party')
    expect(ask('supervise', 'townOfficer', about)).toBe('ok')
    expect(ask('supervise', 'townOfficer', about, { alsoOf: ['partyOrganisation'] })).toBe('about-your-party')
  })

  test('by hand a demand is made while something is still owed, by the clock wherever one runs', () => {
    const shown = aCase().inState('publicised').facts()
    expect(ask('supervise', 'townOfficer', shown)).toBe('wrong-state')
    expect(ask('supervise', 'clock', shown)).toBe('ok')
    expect(ask('supervise', 'clock', aCase().inState('withdrawn').facts())).toBe('wrong-state')
    expect(ask('remind', 'clock', aCase().inState('withdrawn').facts())).toBe('wrong-state')
    expect(ask('remind', 'socialWorker', claimed.facts())).toBe('system-only')
  })

  test('a demand is answered once, by who works on the case or the desk', () => {
    const asked = claimed.summoning('property', 'ngo').supervised(0, false).supervised(1).facts()
    const first = { supervisionId: 'supervision-1' }
    const second = { supervisionId: 'supervision-2' }
    expect(ask('answer-supervision', 'propertyWorker', asked, second)).toBe('ok')
    expect(ask('answer-supervision', 'volunteer', asked, second)).toBe('ok')
    expect(ask('answer-supervision', 'propertyWorker', asked, first)).toBe('supervision-answered')
    expect(ask('answer-supervision', 'propertyWorker', asked, { supervisionId: 'nobody' })).toBe('supervision-answered')
    expect(ask('answer-supervision', 'townOfficer', asked, second)).toBe('not-desk-or-lead')
    expect(ask('answer-supervision', 'propertyWorker', claimed.facts())).toBe('nothing-supervised')
    expect(ask('answer-supervision', 'propertyWorker', claimed.supervised(2, false).facts())).toBe('nothing-supervised')
  })

  test('one book entry and one word of it at a time; after its review a new one', () => {
    expect(ask('put-on-book', 'socialWorker', claimed.facts())).toBe('ok')
    const booked = claimed.where({ onBookUntil: NOW + DAY }).facts()
    expect(ask('put-on-book', 'socialWorker', booked)).toBe('already-on-book')
    expect(ask('put-on-book', 'socialWorker', booked, { now: NOW + DAY - 1 })).toBe('already-on-book')
    expect(ask('put-on-book', 'socialWorker', booked, { now: NOW + DAY })).toBe('ok')
    const said = claimed.pending('put-on-book', 'socialWorker', []).facts()
    expect(ask('put-on-book', 'secretary', said)).toBe('act-pending')
  })

  test('no promise is left to pause: the reason that helps is said first', () => {
    const pausing = (dues: CaseFacts['dues'], pausedUntil: CaseFacts['pausedUntil'] = {}) =>
      ask('pause-clock', 'propertyWorker', claimed.where({ dues, pausedUntil }).facts())
    expect(pausing({ plan: NOW + 1 })).toBe('ok')
    expect(pausing({ plan: NOW - DAY, resolve: NOW + 1 })).toBe('ok')
    expect(pausing({ plan: NOW })).toBe('clock-overdue')
    expect(pausing({ plan: NOW + DAY }, { plan: NOW + DAY })).toBe('clock-paused')
    expect(pausing({ plan: NOW + DAY, resolve: NOW }, { plan: NOW + DAY })).toBe('clock-overdue')
    expect(pausing({ respond: NOW + DAY, lease: NOW + DAY })).toBe('clock-not-running')
  })

  test('what is paused is resumed by lead or desk, and only then', () => {
    const paused = claimed.where({ pausedUntil: { plan: NOW + DAY } }).facts()
    for (const who of ['propertyWorker', 'socialWorker', 'secretary', 'clock'] as const)
      expect(ask('resume-clock', who, paused)).toBe('ok')
    expect(ask('resume-clock', 'councilChair', paused)).toBe('not-desk-or-lead')
    expect(ask('resume-clock', 'socialWorker', claimed.facts())).toBe('clock-not-paused')
  })
})

describe('ending unsolved', () => {
  test.each(['claimed', 'deliberating', 'rectifying'] as const)(
    'is proposed by the lead while the case is %s',
    (state) => {
      const facts = aCase().inState(state).facts()
      expect(ask('conclude-unsolved', 'propertyWorker', facts)).toBe('ok')
      expect(ask('conclude-unsolved', 'socialWorker', facts)).toBe('not-lead')
      expect(ask('conclude-unsolved', 'councilChair', facts)).toBe('not-lead')
    },
  )

  test('is no end of a private matter, nor proposed twice', () => {
    const mediated = aCase().classed('private').inState('claimed').facts()
    expect(ask('conclude-unsolved', 'deliberationMember', mediated)).toBe('private-has-none')
    const said = aCase().inState('rectifying').pending('conclude-unsolved', 'propertyManager', []).facts()
    expect(ask('conclude-unsolved', 'propertyWorker', said)).toBe('act-pending')
  })
})

describe('another class', () => {
  test('is given once the first is confirmed, and not while those concerned are asked', () => {
    expect(
      ask('reclassify', 'socialWorker', aCase().inState('dispatched').classed(null).danger('pending').facts()),
    ).toBe('class-not-confirmed')
    const mediated = aCase().classed('private').inState('claimed')
    expect(ask('reclassify', 'socialWorker', mediated.facts())).toBe('ok')
    const asked = mediated.pending('reclassify', 'socialWorker', ['reporter']).facts()
    expect(ask('reclassify', 'secretary', asked)).toBe('act-pending')
  })
})

describe('once, and in time', () => {
  test('a whistle cannot be taken back once somebody checked in', () => {
    const facts = aCase().inState('dispatched').checkedInBy('property').facts()
    expect(ask('withdraw', 'reporter', facts)).toBe('checked-in-before-withdrawal')
    const mediated = aCase().classed('private').inState('dispatched').mediatedBy('deliberationMember')
    expect(ask('withdraw', 'reporter', mediated.facts())).toBe('checked-in-before-withdrawal')
  })

  test('the lead goes to the first; the second hears who has it', () => {
    const facts = aCase().inState('claimed').ledBy('department').checkedInBy('department', 'property').facts()
    const verdict = can('claim-lead', {
      actor: actor('propertyWorker'),
      facts,
      subject: {},
      now: NOW,
      deadlines: DEFAULT_DEADLINES,
    })
    expect(verdict).toEqual({ ok: false, code: 'lead-taken', params: { party: '供电所' } })
  })

  test('a case that has a plan gets no second one', () => {
    const facts = aCase()
      .inState('deliberating')
      .withNodes([{ state: 'verified' }, {}])
      .facts()
    expect(ask('adopt-plan', 'propertyWorker', facts)).toBe('plan-exists')
    // out of a private matter: what was verified stands, the rest was dropped, and a new plan is owed
    const back = aCase()
      .inState('claimed')
      .withNodes([{ state: 'verified' }, { state: 'dropped' }])
      .facts()
    expect(ask('adopt-plan', 'propertyWorker', back)).toBe('ok')
    const pending = aCase().inState('claimed').pending('adopt-plan', 'propertyManager', ['ownersMember']).facts()
    expect(ask('adopt-plan', 'propertyWorker', pending)).toBe('act-pending')
  })

  test('one objection a person and round', () => {
    const facts = aCase().inState('publicised').objectedBy('owner', false).facts()
    expect(ask('object', 'owner', facts)).toBe('already-objected')
    expect(ask('object', 'owner', { ...facts, publicityRound: 2 })).toBe('ok')
    expect(ask('object', 'confirmedResident', facts)).toBe('ok')
  })

  test('an objection is ruled once', () => {
    const facts = aCase().inState('publicised').objectedBy('owner', false).objectedBy('confirmedResident').facts()
    expect(ask('rule-objection', 'councilChair', facts, { objectionId: 'objection-1' })).toBe('objection-ruled')
    expect(ask('rule-objection', 'councilChair', facts, { objectionId: 'objection-2' })).toBe('ok')
  })

  test('closing waits for the whole period and for every objection', () => {
    const facts = aCase().inState('publicised').facts()
    const end = facts.publicityEndsAt as number
    expect(ask('close', 'clock', facts, { now: end - 1 })).toBe('period-not-over')
    expect(ask('close', 'clock', facts, { now: end })).toBe('ok')
    const objected = aCase().inState('publicised').objectedBy('owner').facts()
    expect(ask('close', 'clock', objected, { now: end })).toBe('objection-open')
  })

  test.each([['rate'], ['reopen']] as const)('%s: within 30 days of closing, and once', (action) => {
    const facts = aCase().inState('closed').facts()
    expect(ask(action, 'reporter', facts, { now: NOW + 30 * DAY })).toBe('ok')
    expect(ask(action, 'reporter', facts, { now: NOW + 30 * DAY + 1 })).toBe('too-late')
    const done = { ...facts, ratedBy: ['reporter'], reopenedBy: ['reporter'] }
    expect(ask(action, 'reporter', done)).toMatch(/^already-(rated|reopened)$/)
  })

  test('who only said "me too" rates, and reopens nothing', () => {
    const facts = aCase().joinedBy('joinedNeighbour').inState('closed').facts()
    expect(ask('rate', 'joinedNeighbour', facts)).toBe('ok')
    expect(ask('reopen', 'joinedNeighbour', facts)).toBe('not-reporter')
  })

  test('nobody rates the work of their own party: not who leads it, not who did a step', () => {
    const facts = aCase().inState('closed').facts()
    const asStaff = { ...facts, whistles: facts.whistles.map((w) => ({ ...w, personId: 'propertyWorker' })) }
    expect(ask('rate', 'propertyWorker', asStaff)).toBe('own-work')
    expect(ratersOf(asStaff)).toEqual([])
    expect(ratersOf(facts)).toEqual(['reporter'])
    const elsewhere = { ...asStaff, leadPartyId: null, nodes: [] }
    expect(ask('rate', 'propertyWorker', elsewhere)).toBe('ok')
    expect(ratersOf(elsewhere)).toEqual(['propertyWorker'])
  })

  test('a whistle taken back rates and reopens nothing', () => {
    const facts = aCase().inState('closed').facts()
    const taken = { ...facts, whistles: facts.whistles.map((w) => ({ ...w, withdrawn: true })) }
    expect(ask('rate', 'reporter', taken)).toBe('not-reporter')
    expect(ask('reopen', 'reporter', taken)).toBe('not-reporter')
  })
})
