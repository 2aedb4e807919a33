import { DAY, dayOf } from '../calendar/shanghai.ts'
import { LIMITS } from '../limits.ts'
import { allowed, refuse, type Verdict } from '../refusals.ts'
import type { PausableClock } from '../vocabulary.ts'
import type { DueTime } from './clocks.ts'
import type { CaseFacts } from './facts.ts'

/** May this promise be held at all: it runs, is not over, and is not held already. */
export function isPausable(facts: CaseFacts, kind: PausableClock, now: number): Verdict {
  const due = facts.dues[kind]
  if (due === undefined) return refuse('clock-not-running')
  if (facts.pausedUntil[kind] !== undefined) return refuse('clock-paused')
  return due <= now ? refuse('clock-overdue') : allowed
}

/** Whether a pause or a review may end at this instant (epoch ms): later than now, and at the latest on the 90th day. */
export function checkEnd(until: number, now: number): Verdict {
  if (until <= now) return refuse('end-in-past')
  return dayOf(until) > dayOf(now + LIMITS.reviewDays * DAY)
    ? refuse('end-too-far', { days: LIMITS.reviewDays })
    : allowed
}

export function checkPause(facts: CaseFacts, kind: PausableClock, until: number, now: number): Verdict {
  const verdict = isPausable(facts, kind, now)
  return verdict.ok ? checkEnd(until, now) : verdict
}

/** A due time put off by the length of a pause. */
export function pausedDue({ dueAt, working }: DueTime, from: number, until: number): DueTime {
  return { dueAt: dueAt + (until - from), working: { by: 'paused', from, until, before: working } }
}

/** The due time of a paused clock that goes on already now: only what was really paused puts it off. */
export function resumedDue({ dueAt, working }: DueTime, now: number): DueTime {
  if (working.by !== 'paused') return { dueAt, working }
  const until = Math.min(working.until, Math.max(now, working.from))
  return { dueAt: dueAt - (working.until - until), working: { ...working, until } }
}
