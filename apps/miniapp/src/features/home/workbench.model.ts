import { dayOf } from '@juwuye/domain'
import { clockText, dayText, durationText } from '@juwuye/messages'
import type { Workbench } from '@juwuye/types'
import { QUEUE_TITLES, type Queue } from '../cases/list.model.ts'

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
    title: QUEUE_TITLES[queue],
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
