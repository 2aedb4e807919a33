import { DAY } from '@juwuye/domain'
import { clockText, GEOFENCE_LABELS, PROOF_LABELS } from '@juwuye/messages'
import type { AttendanceView, ShiftView } from '@juwuye/types'
import type { ClockState } from '../../ui/index.ts'

interface StateChip {
  state: ClockState
  text: string
}

/** How far a shift is, as a chip; undefined where it lies ahead and nothing is to be said. */
export function shiftChip(shift: ShiftView): StateChip | undefined {
  const { state, attendance, person, gap } = shift
  if (person === null) return { state: 'late', text: gap ? '排不上' : '没有人' }
  if (state === 'missed') return { state: 'late', text: '没到' }
  if (attendance && (state === 'here' || state === 'done' || state === 'late')) {
    const late = attendance.minutesLate > 0 ? `，晚 ${attendance.minutesLate} 分` : ''
    if (attendance.outAt !== null) return { state: 'stopped', text: `${clockText(attendance.outAt)} 走` }
    return { state: late ? 'half' : 'ok', text: `${clockText(attendance.inAt)} 到${late}` }
  }
  if (state === 'late') return { state: 'half', text: '还没到，晚了' }
  return state === 'due' ? { state: 'normal', text: '还没到' } : undefined
}

/** How sure it is: 扫码加定位; 证明不全：没有定位; 社工补记：手机没电. */
export function proofText({ proof, geofence, recordedBy, reason }: AttendanceView): string {
  if (proof === 'strong') return `${PROOF_LABELS.strong}，在站里`
  if (proof === 'byHand') return `${recordedBy ?? ''}${PROOF_LABELS.byHand}：${reason ?? ''}`
  // inside without a code, or a code without being inside
  const lacks = geofence === 'inside' ? '没有扫码' : GEOFENCE_LABELS[geofence]
  return `${PROOF_LABELS.weak}：${lacks}`
}

/** Closed by itself at its end, a day ago at most: whoever left without a word may still hand over. */
export const isForgotten = ({ attendance, untilAt }: ShiftView, now: number) =>
  attendance !== null && attendance.outAt === untilAt && untilAt <= now && now < untilAt + DAY
