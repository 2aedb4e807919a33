import { dayOf } from '@juwuye/domain'
import { clockText, dayText } from '@juwuye/messages'
import type { MyDuty } from '@juwuye/types'

interface DutyNote {
  note: string
  /** Waits on the viewer now. */
  waits?: string
}

/** 今天 13:30 轮到您; without an answer yet the way is there all the same. */
export function dutyNote(duty: MyDuty | undefined, now: number): DutyNote {
  const usual = { note: '我的班、签到、换班' }
  if (!duty) return usual
  const { open, next, swaps } = duty
  if (open) return { note: `您正在值班，到 ${clockText(open.until)}`, waits: '值班中' }
  if (next && next.day === dayOf(now)) return { note: `今天 ${clockText(next.fromAt)} 轮到您`, waits: '去签到' }
  if (swaps.some(({ mayAccept }) => mayAccept)) return { note: '有人想和您换班', waits: '等您答复' }
  if (next) return { note: `下一班 ${dayText(next.fromAt, now)} ${clockText(next.fromAt)}` }
  return usual
}
