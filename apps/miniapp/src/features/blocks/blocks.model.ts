import type { BlockState } from '@juwuye/domain'
import { dayText, whenText } from '@juwuye/messages'
import type { BlockView } from '@juwuye/types'

const STATES: Record<BlockState, string> = {
  proposed: '等另一个人看',
  refused: '没有同意',
  lapsed: '一周没有人看，作废了',
  running: '正在限制',
  lifted: '申诉成立，取消了',
  ended: '到期了',
}

/** The last day that it covers. */
export const lastDay = ({ untilAt }: Pick<BlockView, 'untilAt'>, now: number): string => dayText(untilAt - 1, now)

export const blockTitle = ({ state, appeal }: Pick<BlockView, 'state' | 'appeal'>): string =>
  state === 'running' && appeal && !appeal.ruling ? '正在限制，申诉等裁定' : STATES[state]

/** Who did what, and when, a line each. */
export function blockLines(block: BlockView, now: number): string[] {
  const lines = [`${block.proposedBy ?? ''}提出，${whenText(block.proposedAt, now)}`]
  const { settled, appeal, state } = block
  if (settled) {
    const word = state === 'refused' ? '没有同意' : '确认'
    lines.push([`${settled.by ?? ''}${word}，${whenText(settled.at, now)}`, settled.reason].filter(Boolean).join('：'))
  }
  if (appeal) lines.push(`本人申诉：${appeal.reason}`)
  if (appeal?.ruling) {
    const { by, lifted, reason } = appeal.ruling
    lines.push(`${by ?? ''}裁定${lifted ? '取消' : '维持'}：${reason}`)
  }
  return lines
}
