import { DAY, HOUR, MINUTE } from '../calendar/shanghai.ts'
import type { CaseClass, CaseState, ClockKind } from '../vocabulary.ts'
import { isActive } from '../vocabulary.ts'
import type { DeadlinePolicy } from './clocks.ts'
import type { Audience } from './machine.ts'

/** What time itself does about a clock. */
export const CHASES = [
  'remind',
  'levelOne',
  'levelTwo',
  'release',
  'replaceSeat',
  'passUp',
  'lapse',
  'close',
  'endBook',
  'resume',
] as const
export type Chase = (typeof CHASES)[number]

export interface ChaseStep {
  readonly chase: Chase
  /** Epoch ms. */
  readonly at: number
}

export interface ChasedClock {
  readonly kind: ClockKind
  readonly startedAt: number
  readonly dueAt: number
  /** How many steps of its plan are done. */
  readonly chased: number
  /** Held until then (epoch ms). */
  readonly pausedUntil: number | null
}

export interface ChaseSurroundings {
  readonly caseClass: CaseClass | null
  readonly danger: boolean
  readonly deadlines: DeadlinePolicy
  /** The verification of a small matter waits for its reporter: the next seat follows at once. */
  readonly waitsForReporter: boolean
  /** On the book until this review; null when it is not. */
  readonly onBookUntil: number | null
}

/** Supervision by the town follows after this (ms): 2 h where there is danger, and by the class. */
function levelTwoAfter({ caseClass, danger, deadlines }: ChaseSurroundings): number {
  const asUrgent = danger || caseClass === 'urgent'
  return deadlines.classes[asUrgent ? 'urgent' : (caseClass ?? 'minor')].levelTwoHours * HOUR
}

/** When half of a clock's time is over. */
const halfOf = ({ startedAt, dueAt }: Pick<ChasedClock, 'startedAt' | 'dueAt'>) =>
  startedAt + Math.floor((dueAt - startedAt) / 2)

/** How many steps count as done for a promise that was given another due time: the half of it may be still to come. */
export const stepsKept = (clock: Pick<ChasedClock, 'startedAt' | 'dueAt' | 'chased'>, now: number): number =>
  now < halfOf(clock) ? 0 : clock.chased

/** The whole plan of one clock, in the order of time (domain.md, "Chasing"). */
export function chasePlan(clock: Omit<ChasedClock, 'chased' | 'pausedUntil'>, around: ChaseSurroundings): ChaseStep[] {
  const { kind, dueAt } = clock
  const { deadlines } = around
  const step = (chase: Chase, at: number): ChaseStep => ({ chase, at })
  const remind = step('remind', halfOf(clock))
  const levelOne = step('levelOne', dueAt)
  switch (kind) {
    case 'respond':
    case 'safe':
    case 'plan':
    case 'resolve':
    case 'publish':
      return [remind, levelOne, step('levelTwo', dueAt + levelTwoAfter(around))]
    case 'danger':
      return [levelOne, step('levelTwo', dueAt + deadlines.dangerMinutes * MINUTE)]
    case 'lease':
      return [remind, levelOne, step('release', dueAt + deadlines.leaseGraceDays * DAY)]
    case 'verification': {
      const grace = deadlines.seatGraceHours * HOUR
      if (around.waitsForReporter) return [step('replaceSeat', dueAt), step('levelOne', dueAt + grace)]
      return [step('remind', dueAt), step('replaceSeat', dueAt + grace), step('levelOne', dueAt + 2 * grace)]
    }
    case 'ruling':
    case 'leadRuling':
      return [remind, step('passUp', dueAt)]
    case 'report':
      return [remind, levelOne]
    case 'pendingAct':
      return [remind, step('lapse', dueAt)]
    case 'publicity':
      return [step('close', dueAt)]
    case 'review':
      return [step('endBook', dueAt)]
  }
}

/** What a case on the book is spared until its review: its clocks count on as overdue, nobody is chased. */
const SILENCED: readonly Chase[] = ['remind', 'levelOne', 'levelTwo', 'release']
const PUT_ON_BOOK: readonly ClockKind[] = ['respond', 'safe', 'plan', 'resolve', 'lease']

/** The next thing to do about a running clock; undefined when everything is done. */
export function nextChase(clock: ChasedClock, around: ChaseSurroundings): ChaseStep | undefined {
  if (clock.pausedUntil !== null) return { chase: 'resume', at: clock.pausedUntil }
  const next = chasePlan(clock, around)[clock.chased]
  if (!next || around.onBookUntil === null) return next
  const silenced = PUT_ON_BOOK.includes(clock.kind) && SILENCED.includes(next.chase)
  return silenced ? { ...next, at: Math.max(next.at, around.onBookUntil) } : next
}

/** Who owes what a clock waits for. */
export function ownersOf(kind: ClockKind | null, state: CaseState): readonly Audience[] {
  const working: readonly Audience[] = state === 'raised' || !isActive(state) ? ['desk'] : ['lead', 'summoned']
  switch (kind) {
    case 'respond':
      return state === 'raised' ? ['desk'] : ['summoned', 'firstReceiver']
    case 'danger':
      return ['onDuty', 'desk']
    case 'safe':
      return ['lead', 'summoned']
    case 'plan':
    case 'lease':
      return state === 'dispatched' ? ['summoned', 'firstReceiver'] : ['lead']
    case 'resolve':
      return state === 'dispatched' ? ['summoned', 'firstReceiver'] : ['lead', 'doer']
    case 'publish':
    case 'report':
    case 'review':
    case 'publicity':
      return ['desk']
    case 'ruling':
    case 'leadRuling':
      return ['rulingBody']
    case 'verification':
      return ['panel']
    case 'pendingAct':
      return ['panel', 'rulingBody']
    case null:
      return working
  }
}
