import { dayOf, startOfDay } from '@juwuye/domain'
import { dayTimeText } from '@juwuye/messages'

/** “11 月 26 日（周四）” */
export function dayWords(day: string, now: number): string {
  const start = startOfDay(day)
  return start === undefined ? day : dayTimeText(start, now).replace(/0:00$/, '')
}

export interface BothDates {
  before: string
  after: string
  same: boolean
}

/** The two dates of the whole, of a changed plan. */
export function bothDates(dates: { before: number | null; after: number }, now: number): BothDates {
  const day = (at: number) => `${dayWords(dayOf(at), now)}前`
  const before = dates.before === null ? '还没约定' : day(dates.before)
  const after = day(dates.after)
  return { before, after, same: before === after }
}
