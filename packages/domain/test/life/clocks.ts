import {
  type CaseAction,
  type CaseFacts,
  type ClockInputs,
  type ClockKind,
  DEFAULT_DEADLINES,
  type DueTime,
  dueTime,
  isOpenNode,
  recomputed,
} from '../../src/index.ts'

/** A clock of a simulated case. */
export interface LiveClock extends DueTime {
  readonly id: number
  readonly kind: ClockKind
  /** The node, question or pending act it belongs to; null: the case as a whole. */
  readonly subjectId: string | null
  readonly startedAt: number
  readonly stoppedAt: number | null
  readonly chased: number
  readonly pausedUntil: number | null
}

type Clocks = readonly LiveClock[]

/** What an outcome does to the clocks. */
export interface ClockChange {
  readonly action: CaseAction
  /** As they are after the act. */
  readonly facts: CaseFacts
  readonly now: number
  readonly starts: readonly ClockKind[]
  readonly stops: readonly ClockKind[] | 'all'
  readonly heldMs: number
}

/** Promises to the residents, counted from receipt; recomputed by a new class or plan. */
const OF_CLASS: readonly ClockKind[] = ['respond', 'safe', 'plan', 'resolve']
const AGAIN: readonly CaseAction[] = ['rule-objection', 'reopen']

export const running = (clocks: Clocks): Clocks => clocks.filter((clock) => clock.stoppedAt === null)
const isOfCase = (clock: LiveClock) => clock.subjectId === null

/** The parts of a case that a clock of this kind waits for; undefined for clocks of the case as a whole. */
function subjectsOf(kind: ClockKind, facts: CaseFacts): readonly string[] | undefined {
  if (kind === 'verification') return facts.nodes.filter((n) => n.state === 'submitted').map((n) => n.id)
  if (kind === 'pendingAct') return facts.pendingActs.map((act) => act.id)
  if (kind !== 'ruling') return undefined
  const appeals = facts.rulings.filter((r) => r.matter === 'appeal')
  return [...facts.objections, ...appeals].filter((question) => question.open).map((question) => question.id)
}

function inputsOf({ action, facts, now, heldMs }: ClockChange): ClockInputs {
  const open = facts.nodes.filter(isOpenNode).map((n) => n.dueAt)
  return {
    policy: DEFAULT_DEADLINES,
    caseClass: facts.caseClass,
    danger: facts.danger === 'pending',
    receivedAt: facts.receivedAt,
    at: now,
    lastNodeDueAt: open.length === 0 ? null : Math.max(...open),
    again: AGAIN.includes(action) || facts.publicityRound > 0 || facts.reopenedBy.length > 0,
    heldMs: action === 'restore-page' ? heldMs : null,
    reviewAt: facts.onBookUntil,
  }
}

const put = (clocks: Clocks, changed: LiveClock): Clocks => clocks.map((c) => (c.id === changed.id ? changed : c))

/** The clock starts, or goes on with another due time. */
function started(clocks: Clocks, kind: ClockKind, subjectId: string | null, change: ClockChange): Clocks {
  const { action, facts, now } = change
  const runs = clocks.filter((clock) => clock.kind === kind && clock.subjectId === subjectId)
  const open = running(runs)[0]
  const ofClass = OF_CLASS.includes(kind) && !AGAIN.includes(action)
  // an answer given stays given; there is no plan to promise where there is one, nor safety once a result was shown
  if (kind === 'respond' && runs.length > 0 && !open && action !== 'rule-appeal') return clocks
  if (kind === 'plan' && facts.nodes.some(isOpenNode)) return clocks
  if (kind === 'safe' && facts.publicityRound > 0) return clocks
  const due = dueTime(kind, inputsOf(change))
  const next = open && ofClass ? due && recomputed(open, due, now) : due
  // a due time worked out anew ends a pause
  const times = next && (next === open ? open : { dueAt: next.dueAt, working: next.working, pausedUntil: null })
  if (open && times) {
    // with more time the half comes once more
    const isPastHalf = times === open || now >= open.startedAt + (times.dueAt - open.startedAt) / 2
    const chased = ofClass && isPastHalf ? open.chased : 0
    return put(clocks, { ...open, ...times, chased, startedAt: ofClass ? open.startedAt : now })
  }
  if (open) return ofClass && open.dueAt > now ? put(clocks, { ...open, stoppedAt: now }) : clocks
  if (!times) return clocks
  const startedAt = ofClass ? facts.receivedAt : now
  return [...clocks, { id: clocks.length, kind, subjectId, startedAt, stoppedAt: null, chased: 0, ...times }]
}

/** Clocks of parts that wait for nothing any more stop with them. */
function tidied(clocks: Clocks, facts: CaseFacts, now: number): Clocks {
  return clocks.map((clock) => {
    const over = clock.subjectId !== null && !subjectsOf(clock.kind, facts)?.includes(clock.subjectId)
    return clock.stoppedAt === null && over ? { ...clock, stoppedAt: now } : clock
  })
}

/** Which parts the start of a clock is about: those that wait without one, and a panel asked again. */
function waiting(clocks: Clocks, kind: ClockKind, { facts, now }: ClockChange): readonly (string | null)[] {
  const subjects = subjectsOf(kind, facts)
  if (!subjects) return [null]
  const askedNow = facts.nodes.filter((n) => n.submittedAt === now).map((n) => n.id)
  return subjects.filter((id) => askedNow.includes(id) || !running(clocks).some((clock) => clock.subjectId === id))
}

export function keptClocks(before: Clocks, change: ClockChange): Clocks {
  const { stops, starts, facts, now } = change
  const ends = (clock: LiveClock) => stops === 'all' || (isOfCase(clock) && stops.includes(clock.kind))
  const left = before.map((clock) => (clock.stoppedAt === null && ends(clock) ? { ...clock, stoppedAt: now } : clock))
  return starts.reduce(
    (clocks, kind) => waiting(clocks, kind, change).reduce<Clocks>((c, id) => started(c, kind, id, change), clocks),
    tidied(left, facts, now),
  )
}

/** What the facts say of the clocks of the case as a whole. */
export function clockFacts(clocks: Clocks): Pick<CaseFacts, 'dues' | 'pausedUntil'> {
  const ofCase = running(clocks).filter(isOfCase)
  const held = ofCase.filter((clock) => clock.pausedUntil !== null)
  return {
    dues: Object.fromEntries(ofCase.map((clock) => [clock.kind, clock.dueAt])),
    pausedUntil: Object.fromEntries(held.map((clock) => [clock.kind, clock.pausedUntil])),
  }
}
