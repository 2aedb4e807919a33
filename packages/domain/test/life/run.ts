import { ESTATE, NOW } from '@juwuye/testkit'
import {
  type ActorFacts,
  type CaseAction,
  type CaseClass,
  type CaseFacts,
  type Chase,
  type ClockKind,
  DAY,
  DEFAULT_DEADLINES,
  isPassedUp,
  type NodeChange,
  type NodeDraft,
  type OutcomeName,
  outcomeOf,
  type PausableClock,
  type PendingActFacts,
  type Subject,
  type TwoStepAction,
} from '../../src/index.ts'
import { clockFacts, keptClocks, type LiveClock } from './clocks.ts'

/** What a pending act keeps until its second word. */
export interface Payload {
  readonly nodes?: readonly NodeDraft[]
  readonly changes?: readonly NodeChange[]
  readonly caseClass?: CaseClass
  readonly partyId?: string
  readonly whistleIds?: readonly string[]
  readonly clock?: PausableClock
  readonly until?: number
}

export interface LogEntry {
  readonly action: CaseAction
  readonly outcome: string
  readonly personId: string | null
  /** Who said the first word, where this is the second. */
  readonly authorId: string | null
  readonly to: string
}

/** A step of a clock's plan: when it was to be done, and when it was. */
export interface DiaryEntry {
  readonly at: number
  readonly done: number
  readonly clockId: number
  readonly kind: ClockKind
  readonly chase: Chase
}

/** A case, its time, and who did what so far: enough to apply any act by the rules alone. */
export interface Run {
  readonly facts: CaseFacts
  readonly now: number
  readonly people: readonly ActorFacts[]
  readonly payloads: ReadonlyMap<string, Payload>
  /** Parties that came at least once; one that refused since does not stand as checked in. */
  readonly came: readonly string[]
  /** Due times of objections and appeals, by id. */
  readonly questions: ReadonlyMap<string, number>
  /** What was left of the publicity period when the page was taken down. */
  readonly heldMs: number
  /** Seats a node needed when it was verified, by node id. */
  readonly neededSeats: ReadonlyMap<string, number>
  readonly log: readonly LogEntry[]
  readonly clocks: readonly LiveClock[]
  readonly diary: readonly DiaryEntry[]
}

/** Chooses a number below n. */
export type Choose = (n: number) => number

export interface Act {
  readonly run: Run
  readonly facts: CaseFacts
  readonly actor: ActorFacts
  readonly subject: Subject
  readonly choose: Choose
}

export type Changes = { readonly facts: CaseFacts } & Partial<Omit<Run, 'facts' | 'people' | 'log' | 'now'>>
/** What an act makes of the run, by the name of its outcome; undefined: the chosen input does not fit. */
export type Effect = (act: Act) => ({ readonly outcome: string } & Changes) | undefined

export const of = <T>(list: readonly T[], choose: Choose): T | undefined => list[choose(Math.max(list.length, 1))]
export const add = <T>(list: readonly T[], ...more: T[]) => [...new Set([...list, ...more])]
export const withMembers = (facts: CaseFacts) => facts.parties.filter((p) => p.members.length > 0)
export const mine = (actor: ActorFacts, ids: readonly string[]) =>
  ids.filter((id) => actor.memberships.some((m) => m.partyId === id))
export const membersOf = (facts: CaseFacts, id: string | null): readonly string[] =>
  facts.parties.find((p) => p.id === id)?.members ?? []

export function proposed(
  { run, facts, actor }: Act,
  action: TwoStepAction,
  payload: Payload,
  confirmers: readonly string[] = [],
  townMay = false,
): { outcome: 'proposed' } & Changes {
  const days =
    facts.caseClass === 'private' ? DEFAULT_DEADLINES.privateSilenceHours / 24 : DEFAULT_DEADLINES.pendingActDays
  const act: PendingActFacts = {
    id: `${action}-${run.log.length}`,
    action,
    authorId: actor.personId ?? '',
    confirmers,
    townMay,
    confirmedBy: [],
    lapsesAt: run.now + days * DAY,
    passedUp: false,
  }
  const payloads = new Map(run.payloads).set(act.id, payload)
  return { outcome: 'proposed', facts: { ...facts, pendingActs: [...facts.pendingActs, act] }, payloads }
}

/** What follows from the rest: who stands as checked in, and what was passed up to the town. */
export function settled(run: Run): Run {
  const { facts, now, questions } = run
  const refused = facts.refusals.filter((r) => r.open).map((r) => r.partyId)
  const checkedIn = run.came.filter((id) => !refused.includes(id))
  const asked = [...facts.objections, ...facts.rulings].filter((q) => q.open).flatMap((q) => questions.get(q.id) ?? [])
  const dues = facts.dues.leadRuling === undefined ? asked : [...asked, facts.dues.leadRuling]
  const passedUp = isPassedUp(facts, dues, now, DEFAULT_DEADLINES)
  const { pendingActDays, rulingDays } = DEFAULT_DEADLINES
  const unanswered = (act: PendingActFacts) =>
    act.action === 'conclude-unsolved' && act.lapsesAt - (pendingActDays - rulingDays) * DAY <= now
  const pendingActs = facts.pendingActs.map((act) => ({ ...act, passedUp: unanswered(act) }))
  return { ...run, facts: { ...facts, checkedIn, passedUp, pendingActs } }
}

/** The run once this outcome stands. */
export function landed(
  run: Run,
  action: CaseAction,
  personId: string | null,
  outcome: string,
  changes: Changes,
  authorId: string | null = null,
): Run {
  const { to, starts = [], stops = [] } = outcomeOf(action, outcome as OutcomeName<CaseAction>)
  const state = to === '=' ? run.facts.state : to
  const facts = { ...changes.facts, state }
  const clocks = keptClocks(changes.clocks ?? run.clocks, {
    action,
    facts,
    now: run.now,
    starts,
    stops,
    heldMs: changes.heldMs ?? run.heldMs,
  })
  const entry = { action, outcome, personId, authorId, to: state }
  return settled({ ...run, ...changes, facts: { ...facts, ...clockFacts(clocks) }, clocks, log: [...run.log, entry] })
}

/** A new case among these parties, with everybody who may act on it. */
export function begin(bare: CaseFacts, people: readonly ActorFacts[], now = NOW): Run {
  const facts = { ...bare, estateId: ESTATE }
  const { starts = [] } = outcomeOf('blow', facts.danger === 'pending' ? 'danger' : 'filed')
  const clocks = keptClocks([], { action: 'blow', facts, now: facts.receivedAt, starts, stops: [], heldMs: 0 })
  return {
    facts: { ...facts, ...clockFacts(clocks) },
    now,
    people,
    payloads: new Map(),
    came: [],
    questions: new Map(),
    heldMs: 0,
    neededSeats: new Map(),
    log: [],
    diary: [],
    clocks,
  }
}
