import { clockText } from '@juwuye/messages'
import type { DutyWeek } from '@juwuye/types'
import { dayName, openingLine, spanText } from './duty-words.model.ts'

type Station = DutyWeek['stations'][number]

/** 坐班社工，姓李: family names only, for the whole community reads them. */
const known = (post: string, familyName: string) => `${post}，姓${familyName}`

/** 坐班社工，姓李，到 17:30 */
/** Who is there without a station being known stands with the first. */
export function nowLines({ now, stations }: Pick<DutyWeek, 'now' | 'stations'>, stationId: string): string[] {
  return now
    .filter((one) => (one.stationId ?? stations[0]?.id) === stationId)
    .map(({ familyName, post, until }) => `${known(post, familyName)}，到 ${clockText(until)}`)
}

/** 开着, 现在没有人, or closed with when it opens. */
export function stationNote({ openNow }: Station, people: number): string {
  if (people > 0) return '有人在'
  return openNow ? '开着门，现在没有人签到' : '现在没开门'
}

export const openingLines = ({ opening }: Pick<Station, 'opening'>) => opening.map(openingLine)

export interface WeekDay {
  day: string
  title: string
  /** 国庆节; 调休，要上班 */
  note: string
  rows: { key: string; title: string; note: string; missing: boolean }[]
}

/** This week, day by day; a station's name only where there are several. */
export function weekDays({ days, stations }: Pick<DutyWeek, 'days' | 'stations'>, now: number): WeekDay[] {
  const nameOf = (id: string) => stations.find((station) => station.id === id)?.name ?? ''
  return days.map(({ day, holiday, makeUp, shifts }) => ({
    day,
    title: dayName(day, now),
    note: makeUp ? '调休，要上班' : (holiday ?? ''),
    rows: shifts.map((shift) => ({
      key: `${shift.stationId}${shift.post}${shift.fromAt}${shift.familyName}`,
      title: shift.familyName === null ? `${shift.post}，还没有人` : known(shift.post, shift.familyName),
      note: [spanText(shift), stations.length > 1 ? nameOf(shift.stationId) : ''].filter(Boolean).join('·'),
      missing: shift.familyName === null,
    })),
  }))
}
