import { STEP_BACK_TIE_LABELS, shortDay } from '@juwuye/messages'
import type { CaseNode, SeatView } from '@juwuye/types'
import { last } from '../../shared/last.ts'
import type { SeatStamp } from '../../ui/index.ts'
import type { ActContext } from './act-context.ts'

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

/** Whose work the viewer may step back from looking at, by a step of theirs. */
export function doersOf({ offers, view }: Pick<ActContext, 'offers' | 'view'>) {
  const asked = view.nodes.filter(({ id }) => offers.some(({ nodeId }) => nodeId === id))
  return asked
    .filter((node, i) => asked.findIndex(({ doer }) => doer.id === node.doer.id) === i)
    .map(({ id, doer }) => ({ value: id, label: doer.name }))
}

/** “业委会有人回避”, and for the desk and themself why. */
export function steppedBackText({ name, mine, tie, reason, at }: CaseNode['steppedBack'][number]): string {
  const who = mine ? '您回避了' : `${name}有人回避`
  const why = tie === null ? undefined : STEP_BACK_TIE_LABELS[tie]
  const said = [why, reason || undefined].filter(Boolean).join('，')
  return `${who}（${shortDay(at)}）${said ? `：${said}` : ''}`
}
