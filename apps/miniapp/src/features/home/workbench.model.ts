import { dayOf } from '@juwuye/domain'
import { clockText, dayText, durationText } from '@juwuye/messages'
import type { Workbench } from '@juwuye/types'

export type Queue = Workbench['queues'][number]['queue']

const titles: Record<Queue, string> = {
  danger: '说有危险，等确认',
  toTriage: '等分派',
  overdue: '超时的',
  summoned: '派给我们，要报到',
  toClaim: '等人认领牵头',
  toPlan: '我们牵头，要定方案',
  toCosign: '等我会签、确认',
  toDo: '我们要做的',
  toSign: '等我们签字',
  toPublish: '要公示的',
  toRule: '要裁定的意见',
  toRate: '办好了，等您看一眼',
}

export interface QueueRow {
  queue: Queue
  title: string
  note?: string
  count: number
  late: boolean
}

/** The counted queues, in the order in which the server sends them. */
export function queueRows(workbench: Workbench, now: number): QueueRow[] {
  return workbench.queues.map(({ queue, count, dueAt, overdue }) => ({
    queue,
    title: titles[queue],
    note: dueAt === null ? undefined : dueNote(queue, dueAt, now),
    count,
    late: overdue && queue !== 'overdue',
  }))
}

function dueNote(queue: Queue, dueAt: number, now: number): string {
  if (dueAt > now) {
    const due = dayOf(dueAt) === dayOf(now) ? `今天 ${clockText(dueAt)}` : dayText(dueAt, now)
    return `最近一件 ${due} 到期`
  }
  return queue === 'overdue' ? `最久一件超了 ${durationText(now - dueAt)}` : `有一件超了 ${durationText(now - dueAt)}`
}
