import { DAY, DAY_SETTLES_AFTER, dayOf, startOfDay } from '@juwuye/domain'

/** The last day of which nothing can come any more. */
export const lastSettledDay = (now: number): string => dayOf(now - DAY_SETTLES_AFTER - DAY)

export const dayAfter = (day: string): string => dayOf((startOfDay(day) ?? 0) + DAY)
