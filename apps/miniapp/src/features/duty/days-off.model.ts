import { dayOf, startOfDay } from '@juwuye/domain'
import { dayText } from '@juwuye/messages'
import type { DutyPerson } from '@juwuye/types'

type DayOff = DutyPerson['daysOff'][number]

export interface DayOffDraft extends Partial<DayOff> {
  key: string
}

export const MOST_DAYS_OFF = 50

export const draftsOf = (daysOff: readonly DayOff[], newKey: () => string): DayOffDraft[] =>
  daysOff.map((one) => ({ key: newKey(), ...one }))

/** What is wrong with each, by its key. */
export function dayOffProblems(drafts: readonly DayOffDraft[]): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const { key, fromDay, untilDay } of drafts) {
    if (!fromDay) problems[key] = '选第一天'
    else if (untilDay && untilDay < fromDay) problems[key] = '最后一天要在第一天以后'
  }
  return problems
}

/** Without a last day it is the first day alone; in the order of the days. */
export function daysOffOf(drafts: readonly DayOffDraft[]): DayOff[] {
  return drafts
    .flatMap(({ fromDay, untilDay }) => (fromDay ? [{ fromDay, untilDay: untilDay || fromDay }] : []))
    .sort((a, b) => a.fromDay.localeCompare(b.fromDay))
}

/** Those that are over need not be read again. */
export const stillAhead = (drafts: readonly DayOffDraft[], now: number) =>
  drafts.filter(({ fromDay, untilDay }) => (untilDay ?? fromDay ?? '9999') >= dayOf(now))

export const dayShown = (day: string | undefined, now: number) => {
  const start = day === undefined ? undefined : startOfDay(day)
  return start === undefined ? undefined : dayText(start, now)
}
