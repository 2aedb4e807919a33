import { type CaseClass, type DeadlinePolicy, dueTime } from '@juwuye/domain'
import { CLOCK_LABELS, dayTimeText } from '@juwuye/messages'

/** What a class promises, counted from the first whistle: each due time with what has to have happened. */
export function promiseOf(caseClass: CaseClass, receivedAt: number, now: number, policy: DeadlinePolicy): string {
  const inputs = {
    policy,
    caseClass,
    danger: false,
    receivedAt,
    at: now,
    lastNodeDueAt: null,
    again: false,
    heldMs: null,
    reviewAt: null,
  }
  const dues = (['respond', 'safe', 'plan', 'resolve'] as const).flatMap((kind) => {
    const due = dueTime(kind, inputs)
    return due ? [`${dayTimeText(due.dueAt, now)} 前${CLOCK_LABELS[kind]}`] : []
  })
  return `从第一声哨算起：${dues.join('，')}`
}
