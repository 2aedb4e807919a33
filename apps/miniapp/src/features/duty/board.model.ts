import { clockText, whenText } from '@juwuye/messages'
import type { Attempts, DutyBoard } from '@juwuye/types'

/** 3 人在，1 人没到，缺 2 人 */
export function boardLine({ now, standIns, missed, gaps }: DutyBoard): string {
  const came = now.filter(({ attendance }) => attendance !== null && attendance.outAt === null).length
  const here = came + standIns.length
  const parts = [
    here > 0 ? `${here} 人在` : '现在没有人在',
    missed.length > 0 ? `${missed.length} 个班没到` : '',
    gaps.length > 0 ? `缺 ${gaps.length} 个人` : '',
  ]
  return parts.filter(Boolean).join('，')
}

/** 桂花站，今天 9:41：这个码昨天就过期了 */
export function attemptNote({ station, at, text }: Attempts['items'][number], now: number): string {
  return `${[station?.name, whenText(at, now)].filter(Boolean).join('，')}：${text}`
}

export const severalStations = (board: DutyBoard) =>
  new Set([...board.now, ...board.missed, ...board.gaps].map(({ station }) => station.id)).size > 1

/** 替班，8:41 到的，到 12:00 */
export const standInNote = ({ inAt, until }: DutyBoard['standIns'][number]) =>
  `替班，${clockText(inAt)} 到的，到 ${clockText(until)}`
