import { dayOf, endOfDay } from '@juwuye/domain'
import { refusal } from './case-command.ts'

/** The end of a day that somebody named (epoch ms). @throws Refusal end-in-past for a day that the calendar has not */
export function instantOfDay(day: string, path: string): number {
  const end = endOfDay(day)
  if (end == null) throw refusal('end-in-past', {}, path)
  return end
}

/** The end of a day after today (epoch ms). @throws Refusal end-in-past for any other */
export function endOfLaterDay(day: string, now: number, path: string): number {
  const end = instantOfDay(day, path)
  if (dayOf(end) <= dayOf(now)) throw refusal('end-in-past', {}, path)
  return end
}
