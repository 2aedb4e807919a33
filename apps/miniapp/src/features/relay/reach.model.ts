import { dayOf } from '@juwuye/domain'
import type { ReachFigures } from '@juwuye/types'

export interface MonthChoice {
  /** Its first day. */
  value: string
  label: string
  /** Its last day; the running month has none yet. */
  until?: string
}

const two = (number: number) => String(number).padStart(2, '0')

/** This month and the two before it, by the calendar of Shanghai. */
export function monthChoices(now: number): MonthChoice[] {
  const [year = 0, month = 1] = dayOf(now).split('-').map(Number)
  return [0, 1, 2].map((back) => {
    const at = new Date(Date.UTC(year, month - 1 - back, 1))
    const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0))
    const value = `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-01`
    const label = back === 0 ? '这个月' : `${at.getUTCMonth() + 1} 月`
    return back === 0 ? { value, label } : { value, label, until: `${value.slice(0, 8)}${two(last.getUTCDate())}` }
  })
}

/** 6 / 7 家; a share says nothing where nobody was to be told. */
export function onTimeText({
  tellBacksDue,
  tellBacksOnTime,
}: Pick<ReachFigures['buildings'][number], 'tellBacksDue' | 'tellBacksOnTime'>): string {
  return tellBacksDue === 0 ? '这段时间没有要回告的' : `${tellBacksOnTime} / ${tellBacksDue} 家`
}
