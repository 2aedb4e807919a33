import { aCase, actor, NOW } from '@juwuye/testkit'
import {
  type CaseFacts,
  checkRuledLead,
  DAY,
  DEFAULT_DEADLINES,
  HOUR,
  isPassedUp,
  leadFailingSince,
  outcomeOf,
  refusalOutcome,
  ruledLeadOutcome,
} from '../src/index.ts'
import { ask } from './asking.ts'

/* Passing the ball: who was asked, who refused, and who says who leads. */

const dispatched = aCase().inState('dispatched').summoning('property', 'ownersCommittee', 'ngo')

describe('refusing a summons', () => {
  test('is once for each party, until it is settled', () => {
    const facts = dispatched.refusedBy('property').facts()
    expect(ask('refuse-summons', 'propertyWorker', facts)).toBe('already-refused')
    expect(ask('refuse-summons', 'ownersMember', facts)).toBe('ok')
    const settled = { ...facts, refusals: facts.refusals.map((r) => ({ ...r, open: false })) }
    expect(ask('refuse-summons', 'propertyWorker', settled)).toBe('ok')
  })

  test('who speaks for two parties still may for the other one', () => {
    const facts = dispatched.refusedBy('property').facts()
    expect(ask('refuse-summons', 'propertyWorker', facts, { alsoOf: ['ngo'] })).toBe('ok')
  })

  test('is not for the lead, nor for who was never asked', () => {
    const facts = aCase().inState('claimed').ledBy('property').summoning('property', 'ngo').facts()
    expect(ask('refuse-summons', 'propertyWorker', facts)).toBe('lead-is-you')
    expect(ask('refuse-summons', 'volunteer', facts)).toBe('ok')
    expect(ask('refuse-summons', 'coreMember', facts)).toBe('not-summoned')
  })

  test('a party that refused after it had come takes nothing on until it comes again', () => {
    const facts = dispatched.checkedInBy('property', 'ngo').refusedBy('property').facts()
    expect(ask('claim-lead', 'propertyWorker', facts)).toBe('not-checked-in')
    expect(ask('check-in', 'propertyWorker', facts)).toBe('ok')
    expect(ask('check-in', 'volunteer', facts)).toBe('already-checked-in')
  })

  test.each([
    ['the first is noted', dispatched.facts(), 'refused'],
    ['the second puts the question who leads', dispatched.refusedBy('property').facts(), 'forcesRuling'],
    ['the third changes nothing about it', dispatched.refusedBy('property', 'ngo').facts(), 'refused'],
    [
      'after a ruling two more are needed',
      dispatched.where({ refusals: [{ partyId: 'property', rightPartyId: null, open: false }] }).facts(),
      'refused',
    ],
  ] as const)('%s', (_what, facts, outcome) => {
    expect(refusalOutcome(facts)).toBe(outcome)
  })

  test('stops no clock, ever', () => {
    for (const name of ['refused', 'forcesRuling'] as const)
      expect(outcomeOf('refuse-summons', name).stops).toBeUndefined()
  })
})

describe('saying who leads', () => {
  const refused = dispatched.refusedBy('property', 'ngo').facts()

  test('waits for two refusals or a lead that fails', () => {
    expect(ask('rule-lead', 'councilChair', dispatched.refusedBy('property').facts())).toBe('lead-not-failing')
    expect(ask('rule-lead', 'councilChair', refused)).toBe('ok')
    expect(ask('rule-lead', 'councilChair', aCase().inState('claimed').facts())).toBe('lead-not-failing')
  })

  test('stays open to the body when a lead came and went after the refusals', () => {
    expect(ask('rule-lead', 'councilChair', { ...refused, rulings: [] })).toBe('ok')
    expect(ask('rule-lead', 'councilChair', { ...refused, rulings: [], leadPartyId: 'ownersCommittee' })).toBe(
      'lead-not-failing',
    )
  })

  test('not before the class is confirmed', () => {
    expect(ask('rule-lead', 'councilChair', { ...refused, caseClass: null })).toBe('class-not-confirmed')
  })

  test('the town answers what the body left unruled, not before', () => {
    expect(ask('rule-lead', 'townOfficer', refused)).toBe('not-ruling-body')
    expect(ask('rule-lead', 'townOfficer', { ...refused, passedUp: true })).toBe('ok')
    expect(ask('rule-lead', 'councilChair', { ...refused, passedUp: true })).toBe('ok')
  })

  test('names a party of the estate that has people, not one’s own, not the lead out of nothing', () => {
    const claimed = aCase().inState('claimed').ledBy('property').withoutMembers('department')
    const name = (facts: CaseFacts, partyId: string, alsoOf: 'ngo'[] = []) => {
      const verdict = checkRuledLead(actor('councilChair', { alsoOf }), facts, partyId)
      return verdict.ok ? 'ok' : verdict.code
    }
    expect(name(claimed.facts(), 'ngo')).toBe('ok')
    expect(name(claimed.facts(), 'nobody')).toBe('party-unknown')
    expect(name(claimed.facts(), 'department')).toBe('party-without-members')
    expect(name(claimed.facts(), 'estateCouncil')).toBe('names-itself')
    expect(name(claimed.facts(), 'ngo', ['ngo'])).toBe('names-itself')
    expect(name(claimed.facts(), 'property')).toBe('nothing-changes')
    // two helpers pass the ball: the body may say that the lead stays the lead
    expect(name(claimed.refusedBy('ngo', 'ownersCommittee').facts(), 'property')).toBe('ok')
    // and one that refused may be told that it is theirs after all
    expect(name(refused, 'property')).toBe('ok')
  })

  test.each([
    ['without a lead it takes the case', refused, 'named'],
    ['a lead in its first days is replaced', aCase().inState('claimed').facts(), 'changed'],
    ['in the middle of a talk', aCase().inState('deliberating').facts(), 'changedLater'],
    ['in the middle of the work', aCase().inState('rectifying').facts(), 'changedLater'],
  ] as const)('%s', (_what, facts, outcome) => {
    expect(ruledLeadOutcome(facts)).toBe(outcome)
  })
})

describe('a lead that fails', () => {
  const claimed = aCase().inState('claimed')
  const due = (dues: CaseFacts['dues']) => claimed.where({ dues }).facts()

  test.each([
    ['nobody leads', dispatched.where({ dues: { plan: NOW - DAY } }).facts(), undefined],
    ['all in time', due({ lease: NOW + 1, plan: NOW + 1 }), undefined],
    ['its lease ran out', due({ lease: NOW, plan: NOW + DAY }), NOW],
    ['its plan is late', due({ lease: NOW + DAY, plan: NOW - HOUR }), NOW - HOUR],
    ['both: since the first', due({ lease: NOW - DAY, plan: NOW - HOUR }), NOW - DAY],
    ['only what others promised is late', due({ respond: NOW - DAY, resolve: NOW - DAY }), undefined],
    [
      'a step is late',
      aCase()
        .inState('rectifying')
        .withNodes([{ dueAt: NOW - 1 }])
        .facts(),
      NOW - 1,
    ],
    [
      'a step handed in in time waits for its panel',
      aCase()
        .inState('rectifying')
        .withNodes([{ state: 'submitted', dueAt: NOW - 1 }])
        .facts(),
      undefined,
    ],
    [
      'a step taken out of the plan',
      aCase()
        .inState('rectifying')
        .withNodes([{ state: 'dropped', dueAt: NOW - 1 }, {}])
        .facts(),
      undefined,
    ],
    [
      'a step left over from a case that ended unsolved',
      aCase()
        .inState('publicised')
        .withNodes([{ state: 'doing', dueAt: NOW - DAY }])
        .facts(),
      undefined,
    ],
  ] as const)('%s', (_what, facts, since) => {
    expect(leadFailingSince(facts, NOW)).toBe(since)
    expect(ask('rule-lead', 'councilChair', { ...facts, refusals: [] })).toBe(
      since !== undefined ? 'ok' : facts.state === 'publicised' ? 'wrong-state' : 'lead-not-failing',
    )
  })

  test('after 48 hours of it the town may step in, as it may for any question left unruled', () => {
    const facts = due({ lease: NOW })
    const passed = (now: number, questions: readonly number[] = []) =>
      isPassedUp(facts, questions, now, DEFAULT_DEADLINES)
    expect(passed(NOW + 48 * HOUR - 1)).toBe(false)
    expect(passed(NOW + 48 * HOUR)).toBe(true)
    expect(passed(NOW, [NOW + 1])).toBe(false)
    expect(passed(NOW, [NOW + 1, NOW])).toBe(true)
  })
})

describe('letting the case go', () => {
  const claimed = aCase().inState('claimed').ledBy('property').checkedInBy('property', 'ngo').facts()

  test('is the lead’s own word, in the days before a plan', () => {
    expect(ask('release-lead', 'propertyWorker', claimed)).toBe('ok')
    expect(ask('release-lead', 'volunteer', claimed)).toBe('not-lead')
    expect(ask('release-lead', 'socialWorker', claimed)).toBe('not-lead')
    expect(ask('release-lead', 'propertyWorker', aCase().inState('rectifying').facts())).toBe('wrong-state')
    expect(ask('release-lead', 'propertyWorker', aCase().inState('deliberating').facts())).toBe('wrong-state')
  })

  test('then whoever checked in may take it, also the one that let it go', () => {
    const free = { ...claimed, state: 'dispatched' as const, leadPartyId: null }
    expect(ask('claim-lead', 'volunteer', free)).toBe('ok')
    expect(ask('claim-lead', 'propertyWorker', free)).toBe('ok')
  })
})
