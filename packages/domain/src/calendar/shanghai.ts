/**
 * Calendar arithmetic in Asia/Shanghai. China has kept UTC+8 without summer time since 1991-09-15, so days are fixed
 * lengths and no time zone table is needed. Instants are epoch milliseconds; days are 'YYYY-MM-DD'.
 */
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
const OFFSET = 8 * HOUR

export interface ShanghaiTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  /** 0 = Sunday. */
  readonly weekday: number
}

/** Days since 1970-01-01 to a civil date (proleptic Gregorian; Howard Hinnant's algorithm). */
function civilFromDays(days: number): { year: number; month: number; day: number } {
  const z = days + 719_468
  const era = Math.floor(z / 146_097)
  const doe = z - era * 146_097
  const yoe = Math.floor((doe - Math.floor(doe / 1_460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1
  const month = mp < 10 ? mp + 3 : mp - 9
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yoe = y - era * 400
  const doy = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy
  return era * 146_097 + doe - 719_468
}

export function shanghaiTime(instant: number): ShanghaiTime {
  const local = instant + OFFSET
  const days = Math.floor(local / DAY)
  const rest = local - days * DAY
  const { year, month, day } = civilFromDays(days)
  return {
    year,
    month,
    day,
    hour: Math.floor(rest / HOUR),
    minute: Math.floor((rest % HOUR) / MINUTE),
    weekday: (((days + 4) % 7) + 7) % 7,
  }
}

const two = (n: number) => String(n).padStart(2, '0')

export function dayOf(instant: number): string {
  const t = shanghaiTime(instant)
  return `${t.year}-${two(t.month)}-${two(t.day)}`
}

/** Midnight at the start of a day; undefined when the text is not a real date. */
export function startOfDay(day: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!match) return undefined
  const start = daysFromCivil(Number(match[1]), Number(match[2]), Number(match[3])) * DAY - OFFSET
  return dayOf(start) === day ? start : undefined
}

/** The last minute of a day (23:59 Shanghai time): what "by this day" means. Undefined when not a real date. */
export function endOfDay(day: string): number | undefined {
  const start = startOfDay(day)
  return start === undefined ? undefined : start + DAY - MINUTE
}
