import { dayFacts } from '../calendar/day-facts.ts'
import { DAY, dayOf, MINUTE, startOfDay } from '../calendar/shanghai.ts'
import { runsOn } from './rota-slots.ts'
import type { ShiftPattern } from './rota-types.ts'

/** Whether one of these hours runs at this instant; hours may begin on the day before and go over midnight. */
export function isOpenAt(hours: readonly Omit<ShiftPattern, 'seats'>[], at: number): boolean {
  return [dayOf(at - DAY), dayOf(at)].some((day) => {
    const facts = dayFacts(day)
    const minute = (at - (startOfDay(day) ?? 0)) / MINUTE
    return hours.some((one) => {
      const until = one.untilMinute > one.fromMinute ? one.untilMinute : one.untilMinute + DAY / MINUTE
      return runsOn(one, facts) && minute >= one.fromMinute && minute < until
    })
  })
}
