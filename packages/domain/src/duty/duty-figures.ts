import { attendanceState, minutesLate, type Presence, type ShiftTime } from './attendance.ts'

/** What became of somebody's shifts in a stretch of days. */
export interface ShiftFigures {
  readonly planned: number
  readonly held: number
  readonly onTime: number
  readonly missed: number
}

export const NO_SHIFTS: ShiftFigures = { planned: 0, held: 0, onTime: 0, missed: 0 }

/** Whoever came held the shift, late or not; whoever may still come missed nothing yet. */
export function shiftFigures(
  shifts: readonly (ShiftTime & { readonly presence: Presence | null })[],
  noShowMinutes: number,
  now: number,
): ShiftFigures {
  const held = shifts.flatMap((shift) => (shift.presence ? [{ shift, inAt: shift.presence.inAt }] : []))
  return {
    planned: shifts.length,
    held: held.length,
    onTime: held.filter(({ shift, inAt }) => minutesLate(shift, inAt) === 0).length,
    missed: shifts.filter((shift) => attendanceState(shift, shift.presence, noShowMinutes, now) === 'missed').length,
  }
}
