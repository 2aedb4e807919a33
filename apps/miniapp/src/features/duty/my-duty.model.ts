import { dayOf, EARLY_MINUTES, MINUTE } from '@juwuye/domain'
import { clockText, whenText } from '@juwuye/messages'
import type { HandoverView, MyDuty, PromiseView, ShiftView } from '@juwuye/types'
import { dayName, shiftHours, shiftPlace, spanText } from './duty-words.model.ts'
import { proofText } from './shift-state.model.ts'

export type FirstDuty =
  /** On duty: what is left is to hand over. */
  | { kind: 'open'; attendanceId: string; title: string; note: string }
  /** Today, or running: to be checked in to. */
  | { kind: 'due'; shift: ShiftView; title: string; note: string; late: boolean }
  | { kind: 'missed'; shift: ShiftView; title: string; note: string }
  | { kind: 'later'; shift: ShiftView; title: string; note: string }
  | { kind: 'none' }

/** What waits on the person first. */
export function firstDuty({ open, next, shifts }: MyDuty, now: number): FirstDuty {
  if (open) {
    const proof = open.shift?.attendance ? `，${proofText(open.shift.attendance)}` : ''
    const place = open.shift ? shiftPlace(open.shift) : (open.station?.name ?? '')
    return {
      kind: 'open',
      attendanceId: open.attendanceId,
      title: `${clockText(open.inAt)} 到的，到 ${clockText(open.until)}`,
      note: `${place}${proof}`,
    }
  }
  if (next && (next.day === dayOf(now) || next.fromAt - EARLY_MINUTES * MINUTE <= now)) {
    return { kind: 'due', shift: next, title: shiftHours(next), note: shiftPlace(next), late: next.fromAt < now }
  }
  const missed = shifts.find(({ state, day }) => state === 'missed' && day === dayOf(now))
  if (missed) return { kind: 'missed', shift: missed, title: shiftHours(missed), note: shiftPlace(missed) }
  if (next)
    return { kind: 'later', shift: next, title: `${dayName(next.day, now)} ${spanText(next)}`, note: shiftPlace(next) }
  return { kind: 'none' }
}

/** Mine that are still ahead, today's too: what elder mode reads instead of the calendar. */
export const aheadOf = (shifts: readonly ShiftView[], now: number) => shifts.filter(({ untilAt }) => untilAt > now)

/** 4 幢漏水，15:00 前 */
export function promiseNote(
  { case: of, words, dueAt }: Pick<PromiseView, 'case' | 'words' | 'dueAt'>,
  now: number,
): string {
  const due = dueAt === null ? '' : `${whenText(dueAt, now)} 前`
  const title = of && !words.includes(of.title) ? of.title : ''
  return [title, due].filter(Boolean).join('，')
}

export const isLate = ({ dueAt, keptAt }: Pick<PromiseView, 'dueAt' | 'keptAt'>, now: number) =>
  dueAt !== null && keptAt === null && dueAt < now

/** 周社工 17:28 交的; 王阿姨接了 */
export function handoverNote({ from, at, takenBy, takenAt }: HandoverView, now: number): string {
  const given = `${from.name}，${whenText(at, now)} 交的`
  return takenAt === null ? given : `${given}；${takenBy ?? ''} ${whenText(takenAt, now)} 接了`
}
