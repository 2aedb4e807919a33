import { DAY, dayOf, startOfDay } from '../calendar/shanghai.ts'

export const FIGURE_SPANS = ['month', 'quarter', 'year'] as const
export type FigureSpan = (typeof FIGURE_SPANS)[number]

/** Whole months, first and last, both included: 'YYYY-MM'. */
export interface FigurePeriod {
  readonly span: FigureSpan
  readonly first: string
  readonly last: string
}

const MONTHS: Readonly<Record<FigureSpan, number>> = { month: 1, quarter: 3, year: 12 }
const YEAR_MONTHS = 12

/** Months since the year 0. */
const numberOf = (month: string): number => Number(month.slice(0, 4)) * YEAR_MONTHS + Number(month.slice(5, 7)) - 1

const monthNumbered = (number: number): string =>
  `${String(Math.floor(number / YEAR_MONTHS)).padStart(4, '0')}-${String((number % YEAR_MONTHS) + 1).padStart(2, '0')}`

export const monthOf = (instant: number): string => dayOf(instant).slice(0, 7)

/** So many months later; earlier where negative. */
export const monthAfter = (month: string, months: number): string => monthNumbered(numberOf(month) + months)

/** The month, quarter or year that a month lies in. */
export function periodOf(span: FigureSpan, month: string): FigurePeriod {
  const length = MONTHS[span]
  const first = Math.floor(numberOf(month) / length) * length
  return { span, first: monthNumbered(first), last: monthNumbered(first + length - 1) }
}

/** The period next to it: 1 the next, -1 the one before. */
export const periodBeside = ({ span, first }: FigurePeriod, steps: number): FigurePeriod =>
  periodOf(span, monthAfter(first, steps * MONTHS[span]))

export const isInPeriod = ({ first, last }: FigurePeriod, month: string): boolean => first <= month && month <= last

/** The last month of it that has begun. */
export const lastBegun = ({ last }: FigurePeriod, now: number): string => {
  const month = monthOf(now)
  return last < month ? last : month
}

/** The same months of the year before, as far as the period has come. */
export const monthsYearBefore = (period: FigurePeriod, now: number): Pick<FigurePeriod, 'first' | 'last'> => ({
  first: monthAfter(period.first, -YEAR_MONTHS),
  last: monthAfter(lastBegun(period, now), -YEAR_MONTHS),
})

/** The same days of the year before, while the period goes on up to this one's: three days are not held against a month. */
export function daysYearBefore(period: FigurePeriod, now: number): { readonly from: string; readonly until: string } {
  const { first, last } = monthsYearBefore(period, now)
  const { from, until } = daysOfMonths(first, last)
  // 29 February stands behind the last day of a February that has none
  const today = `${monthAfter(monthOf(now), -YEAR_MONTHS)}${dayOf(now).slice(7)}`
  return { from, until: today < until ? today : until }
}

/** Twelve months, oldest first. */
export const monthsTo = (last: string): readonly string[] =>
  Array.from({ length: YEAR_MONTHS }, (_, i) => monthAfter(last, i + 1 - YEAR_MONTHS))

/** First and last day of whole months. */
export function daysOfMonths(first: string, last: string): { readonly from: string; readonly until: string } {
  const end = startOfDay(`${monthAfter(last, 1)}-01`) ?? 0
  return { from: `${first}-01`, until: dayOf(end - DAY) }
}
