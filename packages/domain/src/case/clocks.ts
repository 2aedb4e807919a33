import { DAY, HOUR, MINUTE } from '../calendar/shanghai.ts'
import type { CaseClass, ClockKind } from '../vocabulary.ts'
import { pausedDue } from './pausing.ts'

/** The times promised for a class; a community may set its own. */
export interface ClassDeadlines {
  readonly respondHours: number
  /** What the desk aims at, shown but not enforced. */
  readonly respondAimHours: number | null
  readonly safeHours: number | null
  readonly planDays: number | null
  readonly resolveDays: number | null
  readonly resolveAimHours: number | null
  readonly leaseHours: number
  /** From due to supervision by the town. */
  readonly levelTwoHours: number
}

export interface DeadlinePolicy {
  readonly classes: Readonly<Record<CaseClass, ClassDeadlines>>
  readonly provisionalRespondHours: number
  readonly dangerRespondHours: number
  readonly dangerMinutes: number
  readonly publishDays: number
  readonly publicityDays: number
  readonly rulingDays: number
  readonly leadRulingHours: number
  readonly reportHours: number
  readonly appealDays: number
  readonly verificationHours: number
  readonly pendingActDays: number
  readonly privateSilenceHours: number
  readonly recheckDays: number
  readonly reopenDays: number
  readonly rateDays: number
  /** Between the reminder of a seat that has not signed and the next seat. */
  readonly seatGraceHours: number
  /** Of supervision, between a lapsed lease and the case going back to the pool. */
  readonly leaseGraceDays: number
  /** 回告: what became of a relayed whistle is told to the neighbour. */
  readonly tellBackHours: number
}

const week = 7 * 24

/** Defaults of domain.md ("Five classes", "Clocks"); each number may be changed by a community. */
export const DEFAULT_DEADLINES: DeadlinePolicy = {
  classes: {
    major: {
      respondHours: 72,
      respondAimHours: null,
      safeHours: null,
      planDays: 30,
      resolveDays: null,
      resolveAimHours: null,
      leaseHours: week,
      levelTwoHours: 24,
    },
    hard: {
      respondHours: 72,
      respondAimHours: null,
      safeHours: null,
      planDays: 15,
      resolveDays: null,
      resolveAimHours: null,
      leaseHours: week,
      levelTwoHours: 24,
    },
    urgent: {
      respondHours: 2,
      respondAimHours: null,
      safeHours: 24,
      planDays: 7,
      resolveDays: null,
      resolveAimHours: null,
      leaseHours: week,
      levelTwoHours: 2,
    },
    minor: {
      respondHours: 72,
      respondAimHours: 24,
      safeHours: null,
      planDays: null,
      resolveDays: 7,
      resolveAimHours: 72,
      leaseHours: 48,
      levelTwoHours: week,
    },
    private: {
      respondHours: 72,
      respondAimHours: null,
      safeHours: null,
      planDays: null,
      resolveDays: 15,
      resolveAimHours: null,
      leaseHours: week,
      levelTwoHours: week,
    },
  },
  provisionalRespondHours: 72,
  dangerRespondHours: 2,
  dangerMinutes: 30,
  publishDays: 3,
  publicityDays: 7,
  rulingDays: 5,
  leadRulingHours: 48,
  reportHours: 24,
  appealDays: 15,
  verificationHours: 72,
  pendingActDays: 7,
  privateSilenceHours: 72,
  recheckDays: 7,
  reopenDays: 30,
  rateDays: 30,
  seatGraceHours: 48,
  leaseGraceDays: 3,
  tellBackHours: 48,
}

/**
 * How a due time came about: `from` + `amount` `unit` = due; a day that people agreed on; the time that was left (ms)
 * when a clock was held, counted from its going on; or what it was before, put off by the length of a pause.
 */
export type ClockWorking =
  | { readonly by: 'span'; readonly from: number; readonly amount: number; readonly unit: 'minutes' | 'hours' | 'days' }
  | { readonly by: 'agreedDay'; readonly from: number }
  | { readonly by: 'held'; readonly from: number; readonly left: number }
  | { readonly by: 'paused'; readonly from: number; readonly until: number; readonly before: ClockWorking }

export interface DueTime {
  readonly dueAt: number
  readonly working: ClockWorking
}

const UNIT = { minutes: MINUTE, hours: HOUR, days: DAY }

function span(from: number, amount: number, unit: 'minutes' | 'hours' | 'days'): DueTime {
  return { dueAt: from + amount * UNIT[unit], working: { by: 'span', from, amount, unit } }
}

export interface ClockInputs {
  readonly policy: DeadlinePolicy
  /** null before somebody confirmed the class. */
  readonly caseClass: CaseClass | null
  readonly danger: boolean
  /** Server receipt of the first whistle. */
  readonly receivedAt: number
  /** When this clock starts. */
  readonly at: number
  /** Latest agreed day among the open nodes, as an instant. */
  readonly lastNodeDueAt: number | null
  /** The clock ran before and its first result is kept: it counts from the act that started it again. */
  readonly again: boolean
  /** What was left (ms) when the publicity period was held; null when it starts anew. */
  readonly heldMs: number | null
  /** The day (epoch ms) on which what was put on the book is looked at again. */
  readonly reviewAt: number | null
}

/**
 * When a clock that starts now is due; undefined when the class has no such clock. Clocks of the class count from
 * receipt, so that a transfer never resets them; the others count from the act that starts them.
 */
export function dueTime(kind: ClockKind, inputs: ClockInputs): DueTime | undefined {
  const { policy, caseClass, receivedAt, at } = inputs
  const deadlines = caseClass === null ? null : policy.classes[caseClass]
  const since = <U extends 'hours' | 'days'>(amount: number | null | undefined, unit: U) =>
    amount == null ? undefined : span(receivedAt, amount, unit)
  switch (kind) {
    case 'respond':
      if (deadlines) return since(deadlines.respondHours, 'hours')
      return since(inputs.danger ? policy.dangerRespondHours : policy.provisionalRespondHours, 'hours')
    case 'danger':
      return span(receivedAt, policy.dangerMinutes, 'minutes')
    case 'safe':
      return since(deadlines?.safeHours, 'hours')
    case 'plan':
      return since(deadlines?.planDays, 'days')
    case 'resolve':
      if (deadlines?.resolveDays != null && !inputs.again) return since(deadlines.resolveDays, 'days')
      if (deadlines?.resolveDays != null && inputs.lastNodeDueAt === null)
        return span(at, deadlines.resolveDays, 'days')
      return inputs.lastNodeDueAt === null
        ? undefined
        : { dueAt: inputs.lastNodeDueAt, working: { by: 'agreedDay', from: at } }
    case 'publish':
      return span(at, policy.publishDays, 'days')
    case 'publicity':
      if (inputs.heldMs !== null)
        return { dueAt: at + inputs.heldMs, working: { by: 'held', from: at, left: inputs.heldMs } }
      return span(at, policy.publicityDays, 'days')
    case 'ruling':
      return span(at, policy.rulingDays, 'days')
    case 'leadRuling':
      return span(at, policy.leadRulingHours, 'hours')
    case 'report':
      return span(at, policy.reportHours, 'hours')
    case 'verification':
      return span(at, policy.verificationHours, 'hours')
    case 'lease':
      return deadlines ? span(at, deadlines.leaseHours, 'hours') : undefined
    case 'review':
      return inputs.reviewAt === null ? undefined : { dueAt: inputs.reviewAt, working: { by: 'agreedDay', from: at } }
    case 'pendingAct':
      return caseClass === 'private'
        ? span(at, policy.privateSilenceHours, 'hours')
        : span(at, policy.pendingActDays, 'days')
  }
}

export type ClockPhase = 'running' | 'pastHalf' | 'overdue' | 'stopped'

/** How a clock looks now; amber past half, red past due. */
export function clockPhase(
  clock: { readonly startedAt: number; readonly dueAt: number; readonly stoppedAt: number | null },
  now: number,
): ClockPhase {
  if (clock.stoppedAt !== null) return 'stopped'
  if (now >= clock.dueAt) return 'overdue'
  return now - clock.startedAt > (clock.dueAt - clock.startedAt) / 2 ? 'pastHalf' : 'running'
}

/** How the due time came about before anybody paused the clock. */
export function unpaused(working: ClockWorking): Exclude<ClockWorking, { by: 'paused' }> {
  return working.by === 'paused' ? unpaused(working.before) : working
}

/** The same pauses for another span, each as far as it is used and that was not over when it began. */
function withPauses(next: DueTime, working: ClockWorking, now: number): DueTime {
  if (working.by !== 'paused') return next
  const before = withPauses(next, working.before, now)
  return before.dueAt <= working.from ? before : pausedDue(before, working.from, Math.min(working.until, now))
}

const isSameSpan = (a: ClockWorking, b: ClockWorking): boolean =>
  a.by === 'span' && b.by === 'span' && a.from === b.from && a.amount === b.amount && a.unit === b.unit

/**
 * A recomputed due time never rescues a clock that is already overdue, nor does a day agreed on in a plan put off what was
 * promised before there was one. A new span keeps what was really paused; what stays as it was promised or agreed on
 * keeps its pause.
 */
export function recomputed(current: DueTime | undefined, next: DueTime, now: number): DueTime | undefined {
  if (current === undefined) return next
  if (current.dueAt <= now) return undefined
  if (isSameSpan(unpaused(current.working), next.working)) return current
  if (next.working.by === 'span') return withPauses(next, current.working, now)
  const promised = unpaused(current.working).by === 'span'
  const stays = promised ? next.dueAt > current.dueAt : next.dueAt === current.dueAt
  return next.working.by === 'agreedDay' && stays ? current : next
}
