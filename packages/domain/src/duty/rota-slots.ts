import { type DayFacts, dayFacts } from '../calendar/day-facts.ts'
import { DAY, dayOf, MINUTE, startOfDay } from '../calendar/shanghai.ts'
import type { PlannedSlot, RotaPost, RotaSlot, ShiftPattern } from './rota-types.ts'

/** The days of a month 'YYYY-MM'; none where it is no month. */
export function daysOfMonth(month: string): readonly string[] {
  const first = startOfDay(`${month}-01`)
  if (first === undefined) return []
  const days = Array.from({ length: 31 }, (_, n) => dayOf(first + n * DAY))
  return days.filter((day) => day.startsWith(month))
}

/** A Saturday worked for a holiday goes by the hours of Friday, a Sunday by those of Monday. */
const MAKE_UP_WEEKDAY: Readonly<Record<number, number>> = { 6: 5, 7: 1 }

export function runsOn(pattern: Omit<ShiftPattern, 'seats'>, { kind, makeUp, weekday }: DayFacts): boolean {
  const asWeekday = makeUp ? (MAKE_UP_WEEKDAY[weekday] ?? weekday) : weekday
  return pattern.weekdays.includes(asWeekday) && (kind !== 'holiday' || pattern.onHolidays)
}

const lasts = ({ fromMinute, untilMinute }: ShiftPattern) =>
  untilMinute > fromMinute ? untilMinute - fromMinute : untilMinute - fromMinute + DAY / MINUTE

/** Every seat of every post in a month, in the order of time. */
export function rotaSlots(month: string, posts: readonly RotaPost[]): readonly PlannedSlot[] {
  const slots = daysOfMonth(month).flatMap((day) => {
    const facts = dayFacts(day)
    const midnight = startOfDay(day) ?? 0
    return posts.flatMap(({ id: postId, shifts }) =>
      shifts
        .filter((pattern) => runsOn(pattern, facts))
        .flatMap((pattern) => {
          const fromAt = midnight + pattern.fromMinute * MINUTE
          return Array.from({ length: pattern.seats }, (_, seat) => ({
            id: `${postId} ${day} ${pattern.fromMinute} ${seat}`,
            postId,
            day,
            fromAt,
            untilAt: fromAt + lasts(pattern) * MINUTE,
            seat,
          }))
        }),
    )
  })
  return [...slots].sort(byTime)
}

export function byTime(a: RotaSlot, b: RotaSlot): number {
  return a.fromAt - b.fromAt || a.untilAt - b.untilAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

const together = (a: ShiftPattern, b: ShiftPattern) => a.weekdays.some((weekday) => b.weekdays.includes(weekday))

/** The first shift of a post that runs into another of its own on a weekday of both; undefined where none does. */
export function overlappingShift(shifts: readonly ShiftPattern[]): number | undefined {
  const index = shifts.findIndex((a, n) =>
    shifts
      .slice(0, n)
      .some((b) => together(a, b) && a.fromMinute < b.fromMinute + lasts(b) && b.fromMinute < a.fromMinute + lasts(a)),
  )
  return index < 0 ? undefined : index
}
