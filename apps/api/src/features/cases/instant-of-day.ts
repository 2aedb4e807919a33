import { endOfDay } from '@juwuye/domain'
import { refusal } from './case-command.ts'

/** The end of a day that somebody named (epoch ms). @throws Refusal end-in-past for a day that the calendar has not */
export function instantOfDay(day: string, path: string): number {
  const end = endOfDay(day)
  if (end == null) throw refusal('end-in-past', {}, path)
  return end
}
