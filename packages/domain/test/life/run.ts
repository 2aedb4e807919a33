import { ESTATE, NOW } from '@juwuye/testkit'
import {
  type ActorFacts,
  type CaseAction,
  type CaseClass,
  type CaseFacts,
  CLOCK_KINDS,
  type ClockKind,
  DAY,
  DEFAULT_DEADLINES,
  dueTime,
  isOpenNode,
  isPassedUp,
  type NodeChange,
  type NodeDraft,
  type OutcomeName,
  outcomeOf,
  type PendingActFacts,
  type Subject,
  type TwoStepAction,
} from '../../src/index.ts'

/** What a pending act keeps until its second word. */
export interface Payload {
  readonly nodes?: readonly NodeDraft[]
  readonly changes?: readonly NodeChange[]
  readonly caseClass?: CaseClass
  readonly partyId?: string
  readonly whistleIds?: readonly string[]
}

export interface LogEntry {
  readonly action: CaseAction
  readonly outcome: string
  readonly personId: string | null
  /** Who said the first word, where this is the second. */
  readonly authorId: string | null
  readonly to: string
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

/** The running clocks of the case as a whole after an outcome, as its row says. */
function duesAfter(
  { now, facts: before }: Run,
  facts: CaseFacts,
  starts: readonly ClockKind[],
  stops: readonly ClockKind[],
): CaseFacts['dues'] {
  const left = Object.fromEntries(Object.entries(before.dues).filter(([kind]) => !stops.includes(kind as ClockKind)))
  const open = facts.nodes.filter(isOpenNode).map((n) => n.dueAt)
  for (const kind of starts) {
    const due = dueTime(kind, {
      policy: DEFAULT_DEADLINES,
      caseClass: facts.caseClass,
      danger: facts.danger === 'pending',
      receivedAt: facts.receivedAt,
      at: now,
      lastNodeDueAt: open.length === 0 ? null : Math.max(...open),
      again: false,
      heldMs: null,
    })
    if (due) left[kind] = due.dueAt
    else delete left[kind]
  }
  return left
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
  const dues = duesAfter(run, facts, starts, stops === 'all' ? CLOCK_KINDS : stops)
  const entry = { action, outcome, personId, authorId, to: state }
  return settled({ ...run, ...changes, facts: { ...facts, dues }, log: [...run.log, entry] })
}

/** A new case among these parties, with everybody who may act on it. */
export function begin(facts: CaseFacts, people: readonly ActorFacts[]): Run {
  return {
    facts: { ...facts, estateId: ESTATE },
    now: NOW,
    people,
    payloads: new Map(),
    came: [],
    questions: new Map(),
    heldMs: 0,
    neededSeats: new Map(),
    log: [],
  }
}
