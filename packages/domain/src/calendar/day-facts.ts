import { HOLIDAY_YEARS } from './holidays.ts'
import { DAY, startOfDay } from './shanghai.ts'

export const DAY_KINDS = ['workday', 'weekend', 'holiday'] as const
export type DayKind = (typeof DAY_KINDS)[number]

export interface DayFacts {
  readonly kind: DayKind
  /** The public holiday, or the one a make-up workday is worked for. */
  readonly holiday: string | null
  /** 调休上班: a Saturday or Sunday that is a workday. */
  readonly makeUp: boolean
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number
  /** False where the year's holidays are not known yet, so that kind is the plain weekday's. */
  readonly announced: boolean
}

/** Days since 1970-01-01, a Thursday. Throws for what is no day. */
export function dayNumber(day: string): number {
  const start = startOfDay(day)
  if (start === undefined) throw new Error(`not a day: ${day}`)
  return Math.round((start - EPOCH_DAY) / DAY)
}
const EPOCH_DAY = startOfDay('1970-01-01') ?? 0

/** Weeks run from Monday to Sunday and are numbered through. */
export const weekNumber = (day: string): number => Math.floor((dayNumber(day) + 3) / 7)

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: string): number => ((dayNumber(day) + 3) % 7) + 1

/** What sort of day it is. Where a year was not announced yet, it says so. */
export function dayFacts(day: string): DayFacts {
  const weekday = weekdayOf(day)
  const year = HOLIDAY_YEARS[Number(day.slice(0, 4))]
  const announced = year !== undefined
  const holiday = year?.holidays.find(({ from, until }) => from <= day && day <= until)
  if (holiday) return { kind: 'holiday', holiday: holiday.name, makeUp: false, weekday, announced }
  const makeUp = year?.makeUpDays.find((made) => made.day === day)
  if (makeUp) return { kind: 'workday', holiday: makeUp.name, makeUp: true, weekday, announced }
  return { kind: weekday > 5 ? 'weekend' : 'workday', holiday: null, makeUp: false, weekday, announced }
}
