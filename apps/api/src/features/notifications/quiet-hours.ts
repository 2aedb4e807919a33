import { type CommunityPolicy, DAY, dayOf, MINUTE, shanghaiTime, startOfDay } from '@juwuye/domain'

/** The next time after this instant (epoch ms) that a clock in Shanghai shows this minute of the day. */
export function nextAt(now: number, minuteOfDay: number): number {
  const today = (startOfDay(dayOf(now)) ?? now) + minuteOfDay * MINUTE
  return today > now ? today : today + DAY
}

/** When a message may leave that is ready now: at once, or where the quiet hours are on, at their end. */
export function outsideQuiet(now: number, { fromMinute, untilMinute }: CommunityPolicy['quiet']): number {
  const { hour, minute } = shanghaiTime(now)
  const at = hour * 60 + minute
  const overMidnight = fromMinute > untilMinute
  const quiet = overMidnight ? at >= fromMinute || at < untilMinute : at >= fromMinute && at < untilMinute
  return quiet ? nextAt(now, untilMinute) : now
}
