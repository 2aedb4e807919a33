import { dayOf, startOfDay } from '@juwuye/domain'
import { dayText } from '@juwuye/messages'
import type { MyDuty, RotaDay, RotaView, ShiftView } from '@juwuye/types'
import { partOfDay, shiftHours, weekdayOf } from './duty-words.model.ts'

export type DayLook = 'plain' | 'past' | 'mine' | 'today' | 'went' | 'missed' | 'gap' | 'chosen'

export interface DayCell {
  day: string
  number: number
  look: DayLook
  /** Below the number: 到了, 上午, 缺 1. */
  tag: string
  /** Spoken name: the day and what the tag means. */
  label: string
}

/** Weeks from Monday to Sunday; undefined where a cell belongs to another month. */
export type MonthWeeks = (DayCell | undefined)[][]

function weeksOf(cells: readonly DayCell[]): MonthWeeks {
  const first = cells[0] && startOfDay(cells[0].day)
  if (first === undefined) return []
  const blanks = (count: number) => Array.from({ length: count }, () => undefined)
  const all = [...blanks(weekdayOf(first) - 1), ...cells]
  const whole = [...all, ...blanks((7 - (all.length % 7)) % 7)]
  return Array.from({ length: whole.length / 7 }, (_, week) => whole.slice(week * 7, week * 7 + 7))
}

/** What is unusual about a day: 休, 班. */
function dayMark({ kind, holiday, makeUp }: RotaDay): string {
  // a cell has room for three characters
  if (kind === 'holiday') return holiday && holiday.length <= 3 ? holiday : '放假'
  return makeUp ? '上班' : ''
}

const numberOf = (day: string) => Number(day.slice(8))

const spoken = (day: string, now: number, ...parts: string[]) =>
  [dayText(startOfDay(day) ?? now, now), ...parts].filter(Boolean).join('，')

/** 到了, 没到, 迟到 for what is over; 今天 or the part of the day for what is ahead. */
function myTag(shift: ShiftView, today: boolean): { tag: string; look: DayLook } {
  if (shift.state === 'missed') return { tag: '没到', look: 'missed' }
  if (shift.attendance) return { tag: shift.attendance.minutesLate > 0 ? '迟到' : '到了', look: 'went' }
  return today ? { tag: '今天', look: 'today' } : { tag: partOfDay(shift), look: 'mine' }
}

/** The month with my shifts. */
export function myMonth({ days, shifts }: Pick<MyDuty, 'days' | 'shifts'>, now: number): MonthWeeks {
  const today = dayOf(now)
  return weeksOf(
    days.map((one): DayCell => {
      const { day } = one
      const mine = shifts.find((shift) => shift.day === day)
      const mark = dayMark(one)
      if (!mine) {
        const label = spoken(day, now, mark)
        return { day, number: numberOf(day), look: day < today ? 'past' : 'plain', tag: mark, label }
      }
      const { tag, look } = myTag(mine, day === today)
      return { day, number: numberOf(day), look, tag, label: spoken(day, now, '我的班', shiftHours(mine), tag) }
    }),
  )
}

/** The month as its organiser sees it: where somebody is missing. */
export function organisersMonth(rota: Pick<RotaView, 'days' | 'shifts'>, chosen: string, now: number): MonthWeeks {
  const today = dayOf(now)
  return weeksOf(
    rota.days.map((one): DayCell => {
      const { day } = one
      const shifts = rota.shifts.filter((shift) => shift.day === day)
      const gaps = shifts.filter(({ person }) => person === null).length
      const tag = gaps > 0 ? `缺 ${gaps}` : dayMark(one) || (shifts.length > 0 ? `${shifts.length} 班` : '')
      const usual = gaps > 0 ? 'gap' : day < today ? 'past' : 'plain'
      const label = spoken(day, now, dayMark(one), `${shifts.length} 个班`, gaps > 0 ? `缺 ${gaps} 个人` : '')
      return { day, number: numberOf(day), look: day === chosen ? 'chosen' : usual, tag, label }
    }),
  )
}

/** 5 个班，到了 3 个 */
export function monthCount(shifts: readonly ShiftView[]): string {
  if (shifts.length === 0) return ''
  const held = shifts.filter(({ attendance }) => attendance !== null).length
  const missed = shifts.filter(({ state }) => state === 'missed').length
  const parts = [`${shifts.length} 个班`, held > 0 ? `到了 ${held} 个` : '', missed > 0 ? `没到 ${missed} 个` : '']
  return parts.filter(Boolean).join('，')
}
