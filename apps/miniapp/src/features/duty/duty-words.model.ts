import { DAY, dayOf, MINUTE, shanghaiTime, startOfDay } from '@juwuye/domain'
import { clockText, dayText } from '@juwuye/messages'
import type { DutyHours, ShiftView } from '@juwuye/types'
import { last } from '../../shared/last.ts'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const
const LONG_WEEKDAYS = WEEKDAYS.map((name) => (name === '日' ? '星期天' : `星期${name}`))

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (instant: number) => shanghaiTime(instant).weekday || 7

export const weekdayName = (weekday: number) => `周${WEEKDAYS[weekday - 1] ?? ''}`

type Span = Pick<ShiftView, 'fromAt' | 'untilAt'>

/** 13:30–17:30, 20:00–次日 8:00 */
export function spanText({ fromAt, untilAt }: Span): string {
  const sameDay = dayOf(fromAt) === dayOf(untilAt)
  // midnight belongs to the day that ends with it
  const until = !sameDay && dayOf(untilAt - MINUTE) === dayOf(fromAt) ? '24:00' : clockText(untilAt)
  return `${clockText(fromAt)}–${sameDay || until === '24:00' ? '' : '次日 '}${until}`
}

/** 上午, 下午, 白天, 晚上 */
export function partOfDay({ fromAt, untilAt }: Span): string {
  const from = shanghaiTime(fromAt).hour
  const hours = (untilAt - fromAt) / (60 * MINUTE)
  if (from >= 18 || from < 5) return '晚上'
  if (from >= 12) return '下午'
  return from + hours <= 13 ? '上午' : '白天'
}

/** 今天，11 月 23 日; 明天，…; 星期五，11 月 27 日 */
export function dayName(day: string, now: number): string {
  const start = startOfDay(day)
  if (start === undefined) return day
  const near = [
    [dayOf(now), '今天'],
    [dayOf(now + DAY), '明天'],
    [dayOf(now - DAY), '昨天'],
  ].find(([other]) => other === day)?.[1]
  return `${near ?? LONG_WEEKDAYS[weekdayOf(start) - 1]}，${dayText(start, now)}`
}

/** 下午 13:30–17:30 */
export const shiftHours = (shift: Span) => `${partOfDay(shift)} ${spanText(shift)}`

/** Of a station: a street address and a post make the place. */
export const shiftPlace = ({ station, post }: Pick<ShiftView, 'station' | 'post'>) => `${station.name}·${post.name}`

/** '2026-11' and so many months on. */
export function monthOn(month: string, by: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number)
  const months = year * 12 + of - 1 + by
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}

export const monthOf = (instant: number) => dayOf(instant).slice(0, 7)

/** 11 月; with the year where it is not this one. */
export function monthText(month: string, now: number): string {
  const [year = '', of = ''] = month.split('-')
  return `${year === dayOf(now).slice(0, 4) ? '' : `${year} 年 `}${Number(of)} 月`
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

/** What an address says, as long as it is a month. */
export const monthOr = (said: string | undefined, now: number) => (said && MONTH.test(said) ? said : monthOf(now))

/** 510 → 8:30; 1440 → 24:00 */
export const minuteText = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`

/** 8:30 as pickers want it: 08:30 */
export const pickerTime = (minute: number) => minuteText(minute).padStart(5, '0')

export function minuteOf(time: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(time) ?? []
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}

/** 周一到周五; 周六、周日; 每天 */
export function weekdaysText(weekdays: readonly number[]): string {
  const days = [...new Set(weekdays)].sort((a, b) => a - b)
  const [first = 1] = days
  const end = last(days) ?? first
  if (days.length === 7) return '每天'
  if (days.length > 2 && end - first === days.length - 1) return `${weekdayName(first)}到${weekdayName(end)}`
  return days.map(weekdayName).join('、')
}

/** 周一到周五 8:30–17:30，节假日也开 */
export function openingLine({ weekdays, fromMinute, untilMinute, onHolidays }: DutyHours): string {
  const until = untilMinute <= fromMinute ? `次日 ${minuteText(untilMinute)}` : minuteText(untilMinute)
  return `${weekdaysText(weekdays)} ${minuteText(fromMinute)}–${until}${onHolidays ? '，节假日也在' : ''}`
}

/** 3 小时 20 分; shorter than an hour: 40 分钟 */
export function minutesText(minutes: number): string {
  const rest = minutes % 60
  const hours = Math.floor(minutes / 60)
  if (hours === 0) return `${rest} 分钟`
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`
}
