import { SWAP_STATE_LABELS, whenText } from '@juwuye/messages'
import type { RotaView, ShiftView, SwapView } from '@juwuye/types'
import type { Choice } from '../../ui/index.ts'
import { dayName, shiftHours, spanText } from './duty-words.model.ts'

/** 星期五，11 月 27 日 上午 8:30–12:00 */
export const shiftLine = (shift: ShiftView, now: number) => `${dayName(shift.day, now)} ${shiftHours(shift)}`

/** 林老师想和您换班; whoever asks all for leave is named below, as far as the viewer may know. */
export function swapTitle({ kind, mine, askedBy, to }: SwapView, me: string | undefined): string {
  const toMe = to !== null && to.personId === me
  if (kind === 'leave') return mine ? '您请了假，找人替' : '有人来不了，找人替'
  const other = to?.name ?? ''
  return mine ? `您想和${other}换班` : `${askedBy.name}想和${toMe ? '您' : other}换班`
}

/** What both sides would then stand. */
export function swapLines({ kind, shift, returnShift, reason, mine, askedBy }: SwapView, now: number): string[] {
  const taken = `${mine ? '您的' : '要换出来的'}：${shiftLine(shift, now)}`
  const given = returnShift && `${mine ? '换来的' : '换回去的'}：${shiftLine(returnShift, now)}`
  const who = kind === 'leave' && !mine && `请假的：${askedBy.name}`
  return [who, taken, given, reason && `原因：${reason}`].filter((line): line is string => Boolean(line))
}

/** 等答复，昨天 20:15 提的; 换好了，张阿姨 今天 9:41 */
export function swapState({ state, askedAt, settledBy, settledAt }: SwapView, now: number): string {
  if (settledAt === null) return `${SWAP_STATE_LABELS[state]}，${whenText(askedAt, now)} 提的`
  return [SWAP_STATE_LABELS[state], [settledBy, whenText(settledAt, now)].filter(Boolean).join(' ')].join('，')
}

/** Shifts of that person which could be given in return: ahead, and theirs. */
export function returnChoices(rota: Pick<RotaView, 'shifts'>, personId: string, now: number): Choice<string>[] {
  return rota.shifts
    .filter(({ person, fromAt }) => person?.personId === personId && fromAt > now)
    .map((shift) => ({
      value: shift.id,
      label: dayName(shift.day, now),
      note: `${spanText(shift)}，${shift.post.name}`,
    }))
}
