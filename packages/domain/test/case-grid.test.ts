import { type ActorChanges, aCase, actor, NOW, type PersonName } from '@juwuye/testkit'
import {
  type ActorFacts,
  CASE_ACTIONS,
  CASE_STATES,
  type CaseAction,
  type CaseFacts,
  type CaseState,
  can,
  DAY,
  DEFAULT_DEADLINES,
  type NodeFacts,
  SYSTEM,
} from '../src/index.ts'
import { mark } from './status.ts'

/*
 * The expectation below is written by hand from the table of acts. Each row: act, the states in which the row holds,
 * one mark per actor. `+` may, `-` 403, `x` 409 although the state fits. In every state that no row of an act names,
 * everybody gets 409.
 */

/** Who stands above which column of the public grid. */
const ACTORS: Record<string, ActorFacts> = {
  S: actor('secretary'), // desk, holds no seat
  K: actor('socialWorker'), // desk, and 居委会's seat on the panel
  D: actor('dutyPerson'),
  M: actor('volunteer'), // checked in, neither lead nor doer
  L: actor('electrician'), // of the lead
  F: actor('propertyWorker'), // of the doer; submitted the node; checked in
  P: actor('deliberationMember'), // summoned, did not check in
  V: actor('ownersMember'), // holds a seat
  W: actor('councilMember'), // of a body without a seat, no officer
  B: actor('councilChair'),
  R: actor('reporter'),
  J: actor('joinedNeighbour'),
  H: actor('buildingHead'), // entered the whistle for the reporter
  T: actor('townOfficer'),
  Y: SYSTEM,
  d: actor('declaredResident'),
  c: actor('confirmedResident'),
  o: actor('owner'),
  f: actor('farResident'),
  s: actor('stranger'),
}

const PUBLIC_GRID = `
  act             S K D M L F P V W B R J H T Y d c o f s   in
  blow                                                      never
  join            - - - - - - - - - - x x - - - + + + - -   raised dispatched claimed deliberating rectifying verified publicised
  withdraw        - - - - - - - - - - + + - - - - - - - -   raised dispatched
  triage          + + - - - - - - - - - - - - - - - - - -   raised
  confirm-danger  + + + - - - - - - - - - - - - - - - - -   dispatched
  reclassify      + + - - - - - - - - - - - - - - - - - -   dispatched claimed deliberating rectifying
  decline         + + - - - - - - - - - - - - - - - - - -   raised dispatched
  summon          + + - - - - - - - - - - - - - - - - - -   dispatched
  summon          + + - - + - - - - - - - - - - - - - - -   claimed deliberating rectifying
  check-in        - - - x x x + - - - - - - - - - - - - -   dispatched claimed deliberating rectifying
  claim-lead      - - - + + + - - - - - - - - - - - - - -   dispatched
  claim-part      - - - + x + - - - - - - - - - - - - - -   claimed deliberating rectifying
  note-progress   - - - + + + - - - - - - - - - - - - - -   dispatched claimed deliberating rectifying
  adopt-plan      - - - - + - - - - - - - - - - - - - - -   claimed deliberating
  submit-node     - - - - - + - - - - - - - - - - - - - -   rectifying
  sign-yes        - + - - - - - + - - - - - - - - - - - -   rectifying
  sign-no         - + - - - - - + - - - - - - - - - - - -   rectifying
  replace-seat    - - - - - - - - - - - - - - x - - - - -   rectifying
  publish         + + - - - - - - - - - - - - - - - - - -   verified
  object          - - - - - - - - - - - - - - - - + + - -   publicised
  rule-objection  - - - - - - - - - + - - - - - - - - - -   publicised
  rate            - - - - - - - - - - + + - - - - - - - -   publicised closed
  close           - - - - - - - - - - - - - - + - - - - -   publicised
  close-private   - - - - - - - - - - - - - - - - - - - -   claimed deliberating
  reopen          - - - - - - - - - + + - - - - - - - - -   closed
`

/** The minor case differs where the reporter sits on the panel and falls silent. */
const MINOR_GRID = `
  act             S K D M L F P V W B R J H T Y d c o f s   in
  submit-node     - - - - - + - - - - - - - - - - - - - -   rectifying
  sign-yes        - + - - - - - - - - + - - - - - - - - -   rectifying
  sign-no         - + - - - - - - - - + - - - - - - - - -   rectifying
  replace-seat    - - - - - - - - - - - - - - + - - - - -   rectifying
`

/** Private: Z is the mediator; the secretary rules, but only the reporter may reopen. */
const PRIVATE_GRID = `
  act             Z S K D M F W B R H T Y d c f s   in
  blow                                              never
  join            - - - - - - - - x - - - x x - -   dispatched claimed deliberating
  withdraw        - - - - - - - - + - - - - - - -   dispatched
  triage                                            never
  confirm-danger  - x x x - - - - - - - - - - - -   dispatched
  reclassify      - ? ? - - - - - - - - - - - - -   dispatched claimed deliberating
  decline         - + + - - - - - - - - - - - - -   dispatched
  summon          - x x - - - - - - - - - - - - -   dispatched
  summon          x x x - - - - - - - - - - - - -   claimed deliberating
  check-in        + - - - - - - - - - - - - - - -   dispatched
  check-in        x - - - - - - - - - - - - - - -   claimed deliberating
  claim-lead      - - - - - - - - - - - - - - - -   dispatched
  claim-part      x - - - - - - - - - - - - - - -   claimed deliberating
  note-progress   - - - - - - - - - - - - - - - -   dispatched
  note-progress   + - - - - - - - - - - - - - - -   claimed deliberating
  adopt-plan      x - - - - - - - - - - - - - - -   claimed deliberating
  submit-node                                       never
  sign-yes                                          never
  sign-no                                           never
  replace-seat                                      never
  publish                                           never
  object                                            never
  rule-objection                                    never
  rate            - - - - - - - - + - - - - - - -   closed
  close                                             never
  close-private   + - - - - - - - - - - - - - - -   claimed deliberating
  reopen          - - - - - - - - + - - - - - - -   closed
`

const PRIVATE_ACTORS: Record<string, ActorFacts> = {
  Z: actor('deliberationMember'),
  F: actor('deliberationChair'), // the mediator's party sees and does nothing
}

interface Row {
  readonly action: CaseAction
  readonly marks: readonly string[]
  readonly states: readonly string[]
}

function rowsOf(grid: string): { readonly actors: readonly string[]; readonly rows: readonly Row[] } {
  const [head = '', ...lines] = grid.split('\n').filter((line) => line.trim() !== '')
  const actors = head.trim().split(/\s+/).slice(1, -1)
  const rows = lines.map((line) => {
    const [action, ...words] = line.trim().split(/\s+/)
    const marks = words.filter((word) => word.length === 1)
    const states = words.filter((word) => word.length > 1)
    if (marks.length !== actors.length && states[0] !== 'never') throw new Error(`row of ${action} is not whole`)
    return { action: action as CaseAction, marks, states }
  })
  return { actors, rows }
}

function expected(rows: readonly Row[], action: CaseAction, state: CaseState, column: number): string {
  const row = rows.find((r) => r.action === action && r.states.includes(state))
  return row?.marks[column] ?? 'x'
}

/** A case in this state on which nothing but state and actor can stand in the act's way. */
function publicCase(state: CaseState, action: CaseAction): CaseFacts {
  const danger = action === 'confirm-danger' ? 'pending' : 'none'
  const node = { doer: 'property', submittedBy: 'propertyWorker' } as const
  const signing = action === 'sign-yes' || action === 'sign-no' || action === 'replace-seat'
  let it = aCase()
    .whistledBy('reporter', { enteredBy: 'buildingHead' })
    .joinedBy('joinedNeighbour')
    .classed(state === 'raised' || danger === 'pending' ? null : 'major')
    .danger(danger)
    .inState(state)
    .ledBy('department')
    .summoning('ngo', 'department', 'property', 'deliberationGroup')
    .checkedInBy('ngo', 'department', 'property')
  if (state === 'dispatched' && action === 'withdraw') it = it.checkedInBy()
  if (state === 'rectifying') it = it.withNodes([{ ...node, state: signing ? 'submitted' : 'doing' }])
  else if (['verified', 'publicised', 'closed'].includes(state)) it = it.withNodes([node])
  if (state === 'publicised' && action === 'rule-objection') it = it.objectedBy('confirmedResident')
  if (action === 'close') it = it.where({ publicityEndsAt: NOW })
  return it.facts()
}

function privateCase(state: CaseState): CaseFacts {
  const checkedIn = state !== 'dispatched'
  const it = aCase()
    .whistledBy('reporter', { enteredBy: 'buildingHead' })
    .classed(state === 'raised' ? null : 'private')
    .inState(state)
    .mediatedBy('deliberationMember', checkedIn)
  return it.facts()
}

const NODE_ACTS: readonly CaseAction[] = ['submit-node', 'sign-yes', 'sign-no', 'replace-seat']

function ask(action: CaseAction, who: ActorFacts, facts: CaseFacts, now = NOW): string {
  const node: NodeFacts | undefined = NODE_ACTS.includes(action) ? facts.nodes[0] : undefined
  return mark(can(action, { actor: who, facts, subject: node ? { node } : {}, now, deadlines: DEFAULT_DEADLINES }))
}

/** All cells of one act that differ from the expectation, as `state/actor: expected → got`. */
function differences(
  grid: string,
  action: CaseAction,
  states: readonly CaseState[],
  build: typeof publicCase,
): string[] {
  const { actors, rows } = rowsOf(grid)
  return states.flatMap((state) => {
    const facts = build(state, action)
    return actors.flatMap((name, column) => {
      const who = (build === privateCase ? PRIVATE_ACTORS[name] : undefined) ?? ACTORS[name]
      if (!who) throw new Error(`nobody stands above column ${name}`)
      const want = expected(rows, action, state, column)
      const got = ask(action, who, facts)
      return want === got ? [] : [`${state}/${name}: ${want} → ${got}`]
    })
  })
}

describe('every act × state × actor on a public case', () => {
  test('every act has its row, and no row is about something else', () => {
    const acts = new Set(rowsOf(PUBLIC_GRID).rows.map((row) => row.action))
    expect([...acts].sort()).toEqual([...CASE_ACTIONS].sort())
  })

  test.each(CASE_ACTIONS)('%s', (action) => {
    expect(differences(PUBLIC_GRID, action, CASE_STATES, publicCase)).toEqual([])
  })
})

describe('every act × state × actor on a private case', () => {
  // Without nodes, panel and publicity these are all the states a private case can be in.
  const states = ['dispatched', 'claimed', 'deliberating', 'closed', 'declined', 'withdrawn'] as const

  test.each(CASE_ACTIONS)('%s', (action) => {
    expect(differences(PRIVATE_GRID, action, states, privateCase)).toEqual([])
  })

  test('the mediator who checked in takes the lead, and nobody else', () => {
    const facts = aCase().classed('private').inState('dispatched').mediatedBy('deliberationMember').facts()
    const may = Object.values({ ...ACTORS, ...PRIVATE_ACTORS }).filter((who) => ask('claim-lead', who, facts) === '+')
    expect(may.map((who) => who.personId)).toEqual(['deliberationMember', 'deliberationMember'])
  })
})

describe('the panel of a minor case', () => {
  const minor = (silentDays: number) =>
    aCase()
      .joinedBy('joinedNeighbour')
      .classed('minor')
      .inState('rectifying')
      .ledBy('department')
      .checkedInBy('ngo', 'department', 'property')
      .withNodes([
        { doer: 'property', state: 'submitted', submittedBy: 'propertyWorker', submittedAt: NOW - silentDays * DAY },
      ])
      .facts()

  test.each(rowsOf(MINOR_GRID).rows)('$action', ({ action, marks }) => {
    const { actors } = rowsOf(MINOR_GRID)
    const submitted = minor(3)
    const nodes = submitted.nodes.map((n) => ({ ...n, state: 'doing' as const }))
    const facts = action === 'submit-node' ? { ...submitted, nodes } : submitted
    expect(actors.map((name) => ask(action, ACTORS[name] as ActorFacts, facts))).toEqual(marks)
  })

  test('a reporter silent for a minute less than 72 hours keeps the seat', () => {
    expect(ask('replace-seat', SYSTEM, minor(3), NOW - 60_000)).toBe('x')
  })
})

describe('members of the party complained about may fix, and judge nothing', () => {
  type Cell = readonly [act: CaseAction, state: CaseState, who: PersonName, changes: ActorChanges, want: string]
  const about = (state: CaseState, action: CaseAction) => {
    const danger = action === 'confirm-danger' ? 'pending' : 'none'
    const signing = action.startsWith('sign')
    const node = {
      doer: 'residentsCommittee',
      state: signing ? 'submitted' : 'doing',
      submittedBy: 'secondSocialWorker',
    } as const
    let it = aCase().about('residentsCommittee').inState(state).danger(danger).summoning('residentsCommittee', 'ngo')
    it = it.classed(state === 'raised' || danger === 'pending' ? null : 'major').ledBy('residentsCommittee')
    if (state === 'dispatched')
      it = it.checkedInBy(...(action === 'claim-lead' ? (['residentsCommittee'] as const) : []))
    if (state === 'rectifying') it = it.withNodes([node])
    if (state === 'publicised' && action === 'rule-objection') it = it.objectedBy('confirmedResident')
    return it.facts()
  }
  const cells: readonly Cell[] = [
    ['triage', 'raised', 'socialWorker', {}, '-'],
    ['triage', 'raised', 'secretary', {}, '+'],
    ['triage', 'raised', 'townOfficer', {}, '-'],
    ['decline', 'raised', 'socialWorker', {}, '-'],
    ['decline', 'raised', 'secretary', {}, '+'],
    ['confirm-danger', 'dispatched', 'socialWorker', { onDuty: true }, '-'],
    ['confirm-danger', 'dispatched', 'dutyPerson', {}, '+'],
    ['reclassify', 'dispatched', 'socialWorker', {}, '-'],
    ['check-in', 'dispatched', 'socialWorker', {}, '+'],
    ['claim-lead', 'dispatched', 'socialWorker', {}, '+'],
    ['adopt-plan', 'claimed', 'socialWorker', {}, '+'],
    ['submit-node', 'rectifying', 'socialWorker', {}, '+'],
    ['sign-yes', 'rectifying', 'socialWorker', {}, '-'],
    ['sign-yes', 'rectifying', 'propertyWorker', {}, '+'],
    ['sign-yes', 'rectifying', 'propertyWorker', { alsoOf: ['residentsCommittee'] }, '-'],
    ['sign-no', 'rectifying', 'propertyWorker', { alsoOf: ['residentsCommittee'] }, '-'],
    ['publish', 'verified', 'socialWorker', {}, '-'],
    ['publish', 'verified', 'secretary', {}, '+'],
    ['rule-objection', 'publicised', 'socialWorker', {}, '-'],
    ['rule-objection', 'publicised', 'councilChair', {}, '+'],
  ]

  test.each(cells)('%s, %s: %s %j', (action, state, who, changes, want) => {
    expect(ask(action, actor(who, changes), about(state, action))).toBe(want)
  })

  test('the reason they hear is the party, not a missing office', () => {
    const input = { facts: about('raised', 'triage'), subject: {}, now: NOW, deadlines: DEFAULT_DEADLINES }
    expect(can('triage', { ...input, actor: actor('socialWorker') })).toMatchObject({ code: 'about-your-party' })
    expect(can('triage', { ...input, actor: actor('stranger') })).toMatchObject({ code: 'not-desk' })
  })

  test('when it concerns everybody at the desk, the town is the desk', () => {
    const desk = [{ personId: 'socialWorker', role: 'socialWorker' as const }]
    const facts = aCase().about('residentsCommittee').withDesk(desk).facts()
    expect(ask('triage', actor('townOfficer'), facts)).toBe('+')
    expect(ask('triage', actor('socialWorker'), facts)).toBe('-')
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
