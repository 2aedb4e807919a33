import { dayTimeText, durationText, REACH_LABELS, TELL_BACK_WAY_LABELS, whenText } from '@juwuye/messages'
import type { TellBackView } from '@juwuye/types'
import type { ClockState } from '../../ui/progress.tsx'

export interface TellBackChip {
  state: ClockState
  text: string
}

/** 过半，还剩 8 小时 */
export function tellBackChip({ madeAt, dueAt }: Pick<TellBackView, 'madeAt' | 'dueAt'>, now: number): TellBackChip {
  if (now >= dueAt) return { state: 'late', text: `超了 ${durationText(now - dueAt)}` }
  const half = now - madeAt > (dueAt - madeAt) / 2
  const left = `还剩 ${durationText(dueAt - now)}`
  return half ? { state: 'half', text: `过半，${left}` } : { state: 'normal', text: left }
}

/** 康桥新居 5 幢·上门 */
export function whereAndHow({ neighbour: { building, reach, reachNote } }: Pick<TellBackView, 'neighbour'>): string {
  return [building, reach && REACH_LABELS[reach], reachNote].filter(Boolean).join('·')
}

export const dueLine = ({ dueAt }: Pick<TellBackView, 'dueAt'>, now: number) => `${dayTimeText(dueAt, now)} 前`

/** 11 月 26 日 9:41 上门说了，冯楼长；满意 */
export function toldLine({ told }: Pick<TellBackView, 'told'>, now: number): string | undefined {
  if (!told) return undefined
  const content = told.content === null ? undefined : told.content ? '满意' : '不满意'
  return [`${whenText(told.at, now)} ${TELL_BACK_WAY_LABELS[told.way]}`, told.by, content].filter(Boolean).join('，')
}

/** 要回告 2 家 */
export function headline(waiting: number, overdue: number): { title: string; note: string } {
  if (waiting === 0) return { title: '都回告过了', note: '事情有了进展，会排在这里' }
  const late = overdue > 0 ? `，其中 ${overdue} 家超时了` : ''
  return { title: `要回告 ${waiting} 家`, note: `事情有了进展，请当面或打电话告诉他们${late}` }
}
