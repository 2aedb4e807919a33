import { DAY, dayOf, LIMITS, MINUTE, startOfDay } from '@juwuye/domain'
import type { RecordAttendanceBody, ShiftView } from '@juwuye/types'
import { minuteOf } from './duty-words.model.ts'

export interface RecordDraft {
  /** HH:MM of the shift's day. */
  time: string
  reason: string
}

export function recordProblems({ time, reason }: RecordDraft): Record<string, string> {
  const problems: Record<string, string> = {}
  if (minuteOf(time) === undefined) problems.inAt = '选他到站里的时间'
  if (reason.trim() === '') problems.reason = '写一句为什么补记'
  if ([...reason].length > LIMITS.reasonChars) problems.reason = `最多 ${LIMITS.reasonChars} 个字`
  return problems
}

/** When the shift begins: a time of the day; of the next day where the shift runs over midnight. */
export function recordBody(shift: ShiftView, { time, reason }: RecordDraft): RecordAttendanceBody {
  const start = startOfDay(dayOf(shift.fromAt)) ?? shift.fromAt
  const at = start + (minuteOf(time) ?? 0) * MINUTE
  const overMidnight = dayOf(shift.untilAt) !== dayOf(shift.fromAt) && at + DAY < shift.untilAt
  return { inAt: overMidnight ? at + DAY : at, reason: reason.trim() }
}
