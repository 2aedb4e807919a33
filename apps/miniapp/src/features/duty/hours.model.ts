import type { DutyHours, ShiftPattern } from '@juwuye/types'
import { newId } from '../../shared/ids.ts'

/** One line of opening hours or of a post's shifts, while it is edited. */
export interface HoursDraft extends ShiftPattern {
  key: string
}

export const MOST_HOURS = 14
const WORKDAYS = [1, 2, 3, 4, 5]

export const newHours = (): HoursDraft => ({
  key: newId(),
  weekdays: WORKDAYS,
  onHolidays: false,
  fromMinute: 510,
  untilMinute: 1_050,
  seats: 1,
})

export const hoursDrafts = (of: readonly (DutyHours | ShiftPattern)[]): HoursDraft[] =>
  of.map((one) => ({ seats: 1, ...one, key: newId() }))

/** What is wrong with each, by its key. */
export function hoursProblems(drafts: readonly HoursDraft[]): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const { key, weekdays, fromMinute, untilMinute } of drafts) {
    if (weekdays.length === 0) problems[key] = '至少选一天'
    else if (fromMinute === untilMinute) problems[key] = '开始和结束不能是同一个时间'
  }
  return problems
}

export const openingOf = (drafts: readonly HoursDraft[]): DutyHours[] =>
  drafts.map(({ key: _, seats: _one, ...hours }) => hours)

export const shiftsOf = (drafts: readonly HoursDraft[]): ShiftPattern[] =>
  drafts.map(({ key: _, ...pattern }) => pattern)

/** The server counts lines from 0; here they have keys. */
export function hoursFaults(
  drafts: readonly HoursDraft[],
  fields: readonly { path: string; message: string }[],
  list: 'opening' | 'shifts',
): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { path, message } of fields) {
    const [of, place] = path.split('.')
    const key = of === list ? drafts[Number(place)]?.key : undefined
    if (key !== undefined) found[key] ??= message
  }
  return found
}
