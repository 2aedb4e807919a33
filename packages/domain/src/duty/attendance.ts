import { MINUTE } from '../calendar/shanghai.ts'
import type { AttendanceState } from './duty-words.ts'

/** From so long before a shift one may check in to it. */
export const EARLY_MINUTES = 30
/** Who comes this little late is on time. */
export const ON_TIME_MINUTES = 5

/** A shift as far as coming and going ask. */
export interface ShiftTime {
  readonly fromAt: number
  readonly untilAt: number
}

/** Somebody's presence: `outAt` null while nobody checked out, though it ends with the shift. */
export interface Presence {
  readonly inAt: number
  readonly outAt: number | null
  readonly endsAt: number
}

/** When somebody has to be missed: the desk and the reserve are told then. */
export const noShowAt = ({ fromAt }: ShiftTime, noShowMinutes: number): number => fromAt + noShowMinutes * MINUTE

export type WhenProblem = 'shift-too-early' | 'shift-over'

/** Whether one may check in to the shift now; late is possible to its end. */
export function whenProblem({ fromAt, untilAt }: ShiftTime, now: number): WhenProblem | null {
  if (now < fromAt - EARLY_MINUTES * MINUTE) return 'shift-too-early'
  return now < untilAt ? null : 'shift-over'
}

/** Whole minutes after the start; 0 for who is on time. */
export function minutesLate({ fromAt }: ShiftTime, inAt: number): number {
  const late = Math.floor((inAt - fromAt) / MINUTE)
  return late > ON_TIME_MINUTES ? late : 0
}

/** On duty now: checked in, not out, and the shift not over. */
export const isPresent = ({ inAt, outAt, endsAt }: Presence, now: number): boolean =>
  inAt <= now && outAt === null && endsAt > now

/** When somebody left; a check-out that was forgotten is at the shift's end. null: still there. */
export function leftAt(presence: Presence, now: number): number | null {
  return isPresent(presence, now) ? null : (presence.outAt ?? presence.endsAt)
}

/** Whole minutes of presence so far. */
export const minutesPresent = (presence: Presence, now: number): number =>
  Math.max(0, Math.floor(((leftAt(presence, now) ?? now) - presence.inAt) / MINUTE))

/** Where a seat with somebody in it stands; null before one may check in. */
export function attendanceState(
  shift: ShiftTime,
  presence: Presence | null,
  noShowMinutes: number,
  now: number,
): AttendanceState | null {
  if (presence) {
    if (!isPresent(presence, now)) return 'done'
    return minutesLate(shift, presence.inAt) > 0 ? 'late' : 'here'
  }
  if (whenProblem(shift, now) === 'shift-too-early') return null
  return now < Math.min(noShowAt(shift, noShowMinutes), shift.untilAt) ? 'due' : 'missed'
}

/** What a minute does about a shift that somebody is to come to. */
export interface ShiftChase {
  /** Nobody came: who hears of it. The reserve only while they could still come. */
  readonly told: readonly ('desk' | 'reserve')[]
  /** The shift is over: attendances of it end. */
  readonly closes: boolean
  /** When to look again; null: there is nothing left to do. */
  readonly nextAt: number | null
}

/** `attended`: somebody came to it, whether they are still there or not. `told`: it was told before. */
export function chaseShift(
  shift: ShiftTime,
  { attended, told }: { readonly attended: boolean; readonly told: boolean },
  noShowMinutes: number,
  now: number,
): ShiftChase {
  const over = now >= shift.untilAt
  const missedAt = noShowAt(shift, noShowMinutes)
  if (!over && now < missedAt) return { told: [], closes: false, nextAt: missedAt }
  const missed = !attended && !told
  return {
    told: missed ? (over ? ['desk'] : ['desk', 'reserve']) : [],
    closes: over,
    nextAt: over ? null : shift.untilAt,
  }
}
