import { DAY, dayOf, HOUR, MINUTE, type ShanghaiTime, shanghaiTime } from '@juwuye/domain'
import { grouped } from './numbers.ts'

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const two = (n: number) => String(n).padStart(2, '0')

const clockOf = ({ hour, minute }: ShanghaiTime) => `${hour}:${two(minute)}`

function dayOfYear({ year, month, day }: ShanghaiTime, now: number): string {
  return `${year === shanghaiTime(now).year ? '' : `${year} 年 `}${month} 月 ${day} 日`
}

/** 9:41 */
export const clockText = (instant: number): string => clockOf(shanghaiTime(instant))

/** 11 月 26 日; with the year when it is not this one. */
export const dayText = (instant: number, now: number): string => dayOfYear(shanghaiTime(instant), now)

/** 11 月 26 日（周四）9:41 */
export function dayTimeText(instant: number, now: number): string {
  const t = shanghaiTime(instant)
  return `${dayOfYear(t, now)}（${WEEKDAYS[t.weekday]}）${clockOf(t)}`
}

/** 11/26 */
export function shortDay(instant: number): string {
  const t = shanghaiTime(instant)
  return `${t.month}/${t.day}`
}

/** 今天 9:41, 昨天 20:15, else 11 月 26 日 9:41. */
export function whenText(instant: number, now: number): string {
  if (dayOf(instant) === dayOf(now)) return `今天 ${clockText(instant)}`
  if (dayOf(instant) === dayOf(now - DAY)) return `昨天 ${clockText(instant)}`
  return `${dayText(instant, now)} ${clockText(instant)}`
}

/** 2 天, 5 小时, 12 分钟: the largest unit that is not zero, rounded down, at least one minute. */
export function durationText(milliseconds: number): string {
  const ms = Math.max(milliseconds, MINUTE)
  if (ms >= 2 * DAY) return `${Math.floor(ms / DAY)} 天`
  if (ms >= DAY) {
    const hours = Math.floor((ms - DAY) / HOUR)
    return hours === 0 ? '1 天' : `1 天 ${hours} 小时`
  }
  if (ms >= HOUR) {
    const minutes = Math.floor((ms % HOUR) / MINUTE)
    return minutes === 0 || ms >= 6 * HOUR
      ? `${Math.floor(ms / HOUR)} 小时`
      : `${Math.floor(ms / HOUR)} 小时 ${minutes} 分`
  }
  return `${Math.floor(ms / MINUTE)} 分钟`
}

/** 3 分钟前, 刚才 within the first minute. */
export function agoText(instant: number, now: number): string {
  return now - instant < MINUTE ? '刚才' : `${durationText(now - instant)}前`
}

/** 25,000 元, 25.50 元 */
export function moneyText(fen: number): string {
  const yuan = Math.floor(fen / 100)
  const rest = fen % 100
  return rest === 0 ? `${grouped(yuan)} 元` : `${grouped(yuan)}.${two(rest)} 元`
}
