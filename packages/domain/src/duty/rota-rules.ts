import { weekdayOf, weekNumber } from '../calendar/day-facts.ts'
import { DAY, dayOf, HOUR } from '../calendar/shanghai.ts'
import type { DutyTime, RotaPerson, RotaRule, RotaRules } from './rota-types.ts'

/* Each hard rule once: the generator, the check of a rota made by hand, and swaps ask here. */

export const mayStand = (person: RotaPerson, postId: string): boolean => person.postIds.includes(postId)

/** A shift over midnight belongs to both days. */
export function daysTouched(time: DutyTime): readonly { readonly day: string; readonly weekday: number }[] {
  const lastDay = dayOf(time.untilAt - 1)
  const days = lastDay === time.day ? [time.day] : [time.day, lastDay]
  return days.map((day) => ({ day, weekday: weekdayOf(day) }))
}

export function isOff(person: RotaPerson, touched: ReturnType<typeof daysTouched>): boolean {
  return touched.some(
    ({ day, weekday }) =>
      person.offWeekdays.includes(weekday) ||
      person.daysOff.some(({ fromDay, untilDay }) => fromDay <= day && day <= untilDay),
  )
}

/** Why one person cannot have both. */
export function clash(a: DutyTime, b: DutyTime, rules: RotaRules): 'oneADay' | 'rest' | undefined {
  if (a.day === b.day) return 'oneADay'
  const rest = rules.restHours * HOUR
  return a.fromAt < b.untilAt + rest && b.fromAt < a.untilAt + rest ? 'rest' : undefined
}

/** Whether a shift more in its week is too many for them. */
export const weekIsFull = (person: RotaPerson, inItsWeek: number): boolean => inItsWeek >= person.maxPerWeek

/** How far apart shifts can be and still concern each other: the same week, or the days next to it. */
export const NEAR = 9 * DAY

/** Every rule that a shift would break for this person, who has these shifts already. */
export function rulesBroken(
  person: RotaPerson,
  time: DutyTime,
  duties: readonly DutyTime[],
  rules: RotaRules,
): readonly RotaRule[] {
  const clashes = new Set(duties.map((duty) => clash(time, duty, rules)))
  const week = weekNumber(time.day)
  const broken: Readonly<Record<RotaRule, boolean>> = {
    qualification: !mayStand(person, time.postId),
    dayOff: isOff(person, daysTouched(time)),
    oneADay: clashes.has('oneADay'),
    rest: clashes.has('rest'),
    weeklyMaximum: weekIsFull(person, duties.filter(({ day }) => weekNumber(day) === week).length),
  }
  return (Object.keys(broken) as RotaRule[]).filter((rule) => broken[rule])
}
