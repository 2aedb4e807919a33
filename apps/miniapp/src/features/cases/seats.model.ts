import { shortDay } from '@juwuye/messages'
import type { CaseNode, SeatView } from '@juwuye/types'
import { last } from '../../shared/last.ts'
import type { SeatStamp } from '../../ui/index.ts'

/** A seat as its stamp. */
export function seatStamp(seat: SeatView, place: number): SeatStamp {
  const state =
    seat.verdict === 'yes' ? 'signed' : seat.verdict === 'no' ? 'sentBack' : seat.waitsOnMe ? 'you' : 'waiting'
  const signed = seat.signedAt === null ? undefined : [seat.signedBy, shortDay(seat.signedAt)].filter(Boolean).join(' ')
  const note = seat.waitsOnMe ? '您代表' : signed
  return { key: `${place}`, mark: seat.character, party: seat.name, state, note }
}

const COUNTS = ['', '一', '两', '三']

/** “三方都签了字” */
export function signedText(seats: readonly SeatView[]): string {
  return `${COUNTS[seats.length] ?? seats.length}方都签了字`
}

/** Why the node was sent back last: the latest “no” of an earlier round. */
export function lastReturn(node: Pick<CaseNode, 'earlier'>): SeatView | undefined {
  return last(node.earlier)?.seats.find((seat) => seat.verdict === 'no')
}

/** “居委会、业委会、共建理事会” */
export const seatNames = (seats: readonly { name: string }[]) => seats.map(({ name }) => name).join('、')
