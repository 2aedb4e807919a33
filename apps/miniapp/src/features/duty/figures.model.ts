import { dayOf, startOfDay } from '@juwuye/domain'
import type { DutyFigures } from '@juwuye/types'
import type { Fact } from '../../ui/index.ts'
import { minutesText, monthOf, monthOn } from './duty-words.model.ts'

type Figure = NonNullable<DutyFigures['mine']>

export const SPANS = [
  { value: 'this', label: '这个月' },
  { value: 'last', label: '上个月' },
  { value: 'quarter', label: '近三个月' },
] as const
export type Span = (typeof SPANS)[number]['value']

const lastDay = (month: string) => dayOf((startOfDay(`${monthOn(month, 1)}-01`) ?? 0) - 1)

/** First and last day. */
export function spanDays(span: Span, now: number): { from: string; until: string } {
  const month = monthOf(now)
  if (span === 'last') return { from: `${monthOn(month, -1)}-01`, until: lastDay(monthOn(month, -1)) }
  return { from: span === 'this' ? `${month}-01` : `${monthOn(month, -2)}-01`, until: lastDay(month) }
}

export function figureFacts({ planned, held, onTime, missed, minutes, cases }: Figure): Fact[] {
  return [
    { name: '排了', text: `${planned} 个班` },
    { name: '到了', text: `${held} 个，准时 ${onTime} 个` },
    { name: '没到', text: `${missed} 个` },
    { name: '站了', text: minutesText(minutes) },
    { name: '办了', text: `${cases} 件事` },
  ]
}

/** 排 8 到 7，准时 6，没到 1；站了 28 小时，办了 5 件事 */
export function figureLine({ planned, held, onTime, missed, minutes, cases }: Figure): string {
  return `排 ${planned} 到 ${held}，准时 ${onTime}，没到 ${missed}；站了 ${minutesText(minutes)}，办了 ${cases} 件事`
}
