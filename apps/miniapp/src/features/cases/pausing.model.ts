import {
  checkEnd,
  DAY,
  dayOf,
  endOfDay,
  LIMITS,
  PAUSABLE_CLOCKS,
  type PausableClock,
  pausedDue,
  resumedDue,
} from '@juwuye/domain'
import { CLOCK_LABELS, dayText, dayTimeText } from '@juwuye/messages'
import type { CaseView, ClockView } from '@juwuye/types'

export type PausableView = ClockView & { kind: PausableClock }

const isPausableKind = (clock: ClockView): clock is PausableView =>
  (PAUSABLE_CLOCKS as readonly string[]).includes(clock.kind) && clock.stoppedAt === null

/** Clocks that may be held: running, not over, not held already. */
export const pausable = ({ clocks }: Pick<CaseView, 'clocks'>, now: number): PausableView[] =>
  clocks.filter(isPausableKind).filter(({ pausedUntil, dueAt }) => pausedUntil === null && dueAt > now)

/** Clocks that are held now. */
export const paused = ({ clocks }: Pick<CaseView, 'clocks'>): PausableView[] =>
  clocks.filter(isPausableKind).filter(({ pausedUntil }) => pausedUntil !== null)

/** The one that was chosen; where there is only one, nobody has to choose. */
export const chosenClock = (
  clocks: readonly PausableView[],
  kind: PausableClock | undefined,
): PausableView | undefined => (clocks.length === 1 ? clocks[0] : clocks.find((clock) => clock.kind === kind))

/** Each clock with what stands beside it: by when, or until when it is held. */
export const clockChoices = (clocks: readonly PausableView[], now: number) =>
  clocks.map(({ kind, dueAt, pausedUntil }) => ({
    value: kind,
    label: CLOCK_LABELS[kind],
    note: pausedUntil === null ? `${dayTimeText(dueAt, now)} 前` : `停到 ${dayText(pausedUntil, now)}`,
  }))

/** First and last day on which a pause or a stay on the book may end. */
export const endDays = (now: number): { start: string; end: string } => ({
  start: dayOf(now + DAY),
  end: dayOf(now + LIMITS.reviewDays * DAY),
})

export interface MovedDue {
  kind: PausableClock
  before: number
  after: number
}

/** The due time of a clock that is held until the end of a day, if it is agreed to now. */
export function duePaused({ kind, dueAt }: PausableView, untilDay: string, now: number): MovedDue | undefined {
  const until = endOfDay(untilDay)
  if (until === undefined || !checkEnd(until, now).ok) return undefined
  const due = pausedDue({ dueAt, working: { by: 'agreedDay', from: now } }, now, until)
  return { kind, before: dueAt, after: due.dueAt }
}

/** The due time of a held clock that goes on now: what was not used of the pause is taken back. */
export function dueResumed({ kind, dueAt, startedAt, pausedUntil }: PausableView, now: number): MovedDue | undefined {
  if (pausedUntil === null) return undefined
  const before = { by: 'agreedDay', from: startedAt } as const
  const due = resumedDue({ dueAt, working: { by: 'paused', from: startedAt, until: pausedUntil, before } }, now)
  return { kind, before: dueAt, after: due.dueAt }
}

/** “改到 12 月 6 日（周日）20:30”, what it was, and that the days of the steps move with the whole. */
export function movedWords({ kind, before, after }: MovedDue, now: number): { title: string; text: string } {
  const was = `原来是 ${dayTimeText(before, now)}`
  const text = kind === 'resolve' ? `${was}；各段的日子跟着改` : was
  return { title: `改到 ${dayTimeText(after, now)}`, text }
}
