import {
  type FigurePeriod,
  figuresOf,
  isInPeriod,
  lastBegun,
  monthAfter,
  monthOf,
  monthsTo,
  OPEN_FIGURE_CLASSES,
  periodOf,
} from '@juwuye/domain'
import type { CommunityFigures } from '@juwuye/types'
import type { figuresQuery } from '@juwuye/types/schemas'
import type { z } from 'zod'
import { openSums, type Summed } from './daily-sums.ts'

type Series = Pick<CommunityFigures, 'period' | 'now' | 'before' | 'months' | 'classes'>

const YEAR_MONTHS = 12

export const periodAsked = ({ span, month }: z.output<typeof figuresQuery>, now: number): FigurePeriod =>
  periodOf(span, month ?? monthOf(now))

/** First and last month that a series is made of: two years, and to the end of the period. */
export const monthsNeeded = (period: FigurePeriod, now: number): { first: string; last: string } => ({
  first: monthAfter(lastBegun(period, now), 1 - 2 * YEAR_MONTHS),
  last: period.last,
})

interface Rows {
  /** By month. */
  readonly months: readonly Summed[]
  /** Of the same days of the year before. */
  readonly before: readonly Summed[]
}

/** The figures of a period beside those of the year before, its months and its classes. */
export function presentSeries(period: FigurePeriod, { months: rows, before }: Rows, now: number): Series {
  const ofMonth = (month: string) => figuresOf(openSums(rows, ({ key }) => key === month))
  const within = ({ key }: Summed) => isInPeriod(period, key)
  return {
    period,
    now: figuresOf(openSums(rows, within)),
    before: figuresOf(openSums(before)),
    months: monthsTo(lastBegun(period, now)).map((month) => ({
      month,
      now: ofMonth(month),
      before: ofMonth(monthAfter(month, -YEAR_MONTHS)),
    })),
    classes: OPEN_FIGURE_CLASSES.map((figureClass) => ({
      figureClass,
      figures: figuresOf(openSums(rows, (row) => within(row) && row.figureClass === figureClass)),
    })),
  }
}

interface Counted {
  readonly month: string
  readonly source: string
  readonly complaints: number
}

/** What was entered for each of the twelve months, beside the year before. */
export function presentComplaints(
  period: FigurePeriod,
  rows: readonly Counted[],
  now: number,
): CommunityFigures['complaints'] {
  const of = (month: string) =>
    Object.fromEntries(rows.filter((row) => row.month === month).map((row) => [row.source, row.complaints]))
  return monthsTo(lastBegun(period, now)).map((month) => ({
    month,
    counts: of(month),
    before: of(monthAfter(month, -YEAR_MONTHS)),
  }))
}
