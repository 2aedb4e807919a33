import { type ActorChanges, aCase, actor, NOW, type PersonName } from '@juwuye/testkit'
import {
  type CaseAction,
  type CaseFacts,
  can,
  canSettle,
  DAY,
  DEFAULT_DEADLINES,
  HOUR,
  type NodeFacts,
  type PartyKind,
  rulingBodyOf,
  type Subject,
  SYSTEM,
} from '../src/index.ts'

/* What the column "requires" says beyond state and actor: asked of somebody who otherwise may. */

const deadlines = DEFAULT_DEADLINES

function ask(
  action: CaseAction,
  who: PersonName | 'clock',
  facts: CaseFacts,
  more: Subject & { now?: number } & ActorChanges = {},
) {
  const { now = NOW, ...subject } = more
  const verdict = can(action, { actor: who === 'clock' ? SYSTEM : actor(who, more), facts, subject, now, deadlines })
  return verdict.ok ? 'ok' : verdict.code
}

const withMember = (facts: CaseFacts, kind: PartyKind, person: PersonName): CaseFacts => ({
  ...facts,
  parties: facts.parties.map((p) => (p.kind === kind ? { ...p, members: [...p.members, person] } : p)),
})

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

describe('once, and in time', () => {
  test('a whistle cannot be taken back once somebody checked in', () => {
    const facts = aCase().inState('dispatched').checkedInBy('property').facts()
    expect(ask('withdraw', 'reporter', facts)).toBe('checked-in-before-withdrawal')
    const mediated = aCase().classed('private').inState('dispatched').mediatedBy('deliberationMember')
    expect(ask('withdraw', 'reporter', mediated.facts())).toBe('checked-in-before-withdrawal')
  })

  test('the lead goes to the first; the second hears who has it', () => {
    const facts = aCase().inState('claimed').ledBy('department').checkedInBy('department', 'property').facts()
    const verdict = can('claim-lead', { actor: actor('propertyWorker'), facts, subject: {}, now: NOW, deadlines })
    expect(verdict).toEqual({ ok: false, code: 'lead-taken', params: { party: '供电所' } })
  })

  test('a case that has a plan gets no second one', () => {
    const facts = aCase()
      .inState('deliberating')
      .withNodes([{ state: 'verified' }])
      .facts()
    expect(ask('adopt-plan', 'propertyWorker', facts)).toBe('plan-exists')
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

  test('a whistle taken back rates and reopens nothing', () => {
    const facts = aCase().inState('closed').facts()
    const taken = { ...facts, whistles: facts.whistles.map((w) => ({ ...w, withdrawn: true })) }
    expect(ask('rate', 'reporter', taken)).toBe('not-reporter')
    expect(ask('reopen', 'reporter', taken)).toBe('not-reporter')
  })
})

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

describe('the second half of a two-step act', () => {
  const facts = aCase()
    .inState('claimed')
    .pending('adopt-plan', 'propertyManager', ['ownersMember', 'propertyManager'])
    .facts()
  const settle = (
    step: 'confirm' | 'refuse' | 'withdraw',
    who: PersonName,
    now = NOW,
    over: Partial<CaseFacts> = {},
  ) => {
    const subject = { pendingActId: 'act-1' }
    const verdict = canSettle(step, { actor: actor(who), facts: { ...facts, ...over }, subject, now, deadlines })
    return verdict.ok ? 'ok' : verdict.code
  }

  test('is another person’s; only its author takes it back', () => {
    expect([settle('confirm', 'ownersMember'), settle('refuse', 'ownersMember')]).toEqual(['ok', 'ok'])
    expect(settle('confirm', 'propertyManager')).toBe('author-cannot-confirm')
    expect(settle('confirm', 'propertyWorker')).toBe('not-seat-holder')
    expect(settle('withdraw', 'propertyManager')).toBe('ok')
    expect(settle('withdraw', 'ownersMember')).toBe('not-author')
  })

  test('lapses after seven days, and with the state it was for', () => {
    expect(settle('confirm', 'ownersMember', NOW + 7 * DAY - 1)).toBe('ok')
    expect(settle('confirm', 'ownersMember', NOW + 7 * DAY)).toBe('act-settled')
    expect(settle('confirm', 'ownersMember', NOW, { state: 'rectifying' })).toBe('wrong-state')
    expect(settle('confirm', 'ownersMember', NOW, { pendingActs: [] })).toBe('act-settled')
  })

  test('a private ending is confirmed by those concerned, each once', () => {
    const pendingActs = [
      { ...facts.pendingActs[0], action: 'close-private', confirmers: ['reporter'] } as CaseFacts['pendingActs'][0],
    ]
    expect(settle('confirm', 'reporter', NOW, { pendingActs })).toBe('ok')
    expect(settle('confirm', 'owner', NOW, { pendingActs })).toBe('not-concerned')
    const once = pendingActs.map((a) => ({ ...a, confirmedBy: ['reporter'] }))
    expect(settle('confirm', 'reporter', NOW, { pendingActs: once })).toBe('already-signed')
  })
})

describe('who rules', () => {
  const publicised = aCase().inState('publicised').objectedBy('confirmedResident')
  type Row = readonly [what: string, facts: CaseFacts, who: string]
  const said = (facts: CaseFacts) => {
    const body = rulingBodyOf(facts)
    return body.kind === 'town'
      ? 'town'
      : `${body.kind === 'party' ? body.partyId : 'secretary'}: ${body.persons.join(' ')}`
  }
  const alone = (...kinds: PartyKind[]) => publicised.withParties('property', 'residentsCommittee', ...kinds)
  const signers = aCase()
    .inState('publicised')
    .withParties('property', 'residentsCommittee', 'ownersCommittee', 'estateCouncil')
  const rows: readonly Row[] = [
    ['chair or deputy of the council', publicised.facts(), 'estateCouncil: councilChair councilDeputy'],
    ['not the lead', publicised.ledBy('estateCouncil').facts(), 'deliberationGroup: deliberationChair'],
    ['not a doer', publicised.withNodes([{ doer: 'estateCouncil' }]).facts(), 'deliberationGroup: deliberationChair'],
    [
      'not the party complained about',
      publicised.about('estateCouncil').facts(),
      'deliberationGroup: deliberationChair',
    ],
    ['no body left without a hand in it: the secretary', signers.facts(), 'secretary: secretary'],
    ['not who objects', publicised.objectedBy('councilChair').facts(), 'estateCouncil: councilDeputy'],
    ['not who whistled', publicised.whistledBy('councilDeputy').facts(), 'estateCouncil: councilChair'],
    [
      'not who wrote it down',
      publicised.whistledBy('reporter', { enteredBy: 'councilChair' }).facts(),
      'estateCouncil: councilDeputy',
    ],
    ['no such body: the secretary', alone().facts(), 'secretary: secretary'],
    ['no secretary: the town', alone().withDesk([]).facts(), 'town'],
    [
      'a secretary complained about: the town',
      withMember(alone().about('property').facts(), 'property', 'secretary'),
      'town',
    ],
    [
      'not an officer who belongs to the party complained about as well',
      withMember(publicised.about('property').facts(), 'property', 'councilChair'),
      'estateCouncil: councilDeputy',
    ],
    [
      'a private matter: the secretary, never a body',
      aCase().classed('private').inState('closed').facts(),
      'secretary: secretary',
    ],
    ['private and no secretary: the town', aCase().classed('private').inState('closed').withDesk([]).facts(), 'town'],
  ]

  test.each(rows)('%s', (_what, facts, who) => {
    expect(said(facts)).toBe(who)
  })

  test('the town rules through any of its officers, and only then', () => {
    expect(ask('rule-objection', 'townOfficer', alone().withDesk([]).facts())).toBe('ok')
    expect(ask('rule-objection', 'townOfficer', publicised.facts())).toBe('not-ruling-body')
  })
})
