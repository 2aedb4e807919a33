import type { CaseAction, CaseClass, EventData, EventKind, SeatKind } from '@juwuye/domain'
import { dayText } from './dates.ts'
import { CLASS_LABELS, SEAT_LABELS, SETTLE_LABELS, SOLVED_LABELS } from './labels.ts'

/** Resolves ids in an event to what the viewer may read. */
export interface TimelineNames {
  /** The name of a party of the case. */
  readonly party: (id: string) => string
  readonly now: number
}

type Sentence = (data: EventData, names: TimelineNames) => string

const classOf = (data: EventData) => CLASS_LABELS[data.class as CaseClass] ?? ''
const parties = (data: EventData, names: TimelineNames) =>
  Array.isArray(data.parties) ? data.parties.map((id: string) => names.party(id)).join('、') : ''
const seat = (data: EventData) => SEAT_LABELS[data.seat as SeatKind]?.name ?? ''
const position = (data: EventData) => `第 ${Number(data.position) + 1} 段`
const act = (data: EventData) => ((data.action as CaseAction) === 'close-private' ? '调解结果' : '方案')

/** What the timeline says of each event; the actor stands before it. */
export const TIMELINE_SENTENCES: Record<EventKind, Sentence> = {
  'whistle.blown': (d) => (d.danger === true ? '吹了哨：正在发生危险' : '吹了哨'),
  'whistle.joined': () => '说“我也是”',
  withdrawn: () => '撤回了一哨',
  dispatched: (d, n) =>
    d.class === 'private' ? '交给调解员，定为私事，不公开' : `派给${parties(d, n)}，定为${classOf(d)}`,
  'danger.ruled': (d) =>
    d.outcome === 'confirmed'
      ? '确认是险情，按急事办'
      : d.outcome === 'awaitingClass'
        ? '看过了，不是险情，等社工分类'
        : `不是险情，定为${classOf(d)}`,
  reclassified: (d) => `改为${classOf(d)}`,
  declined: () => '不予受理',
  summoned: (d, n) => `又叫了${parties(d, n)}`,
  checkedIn: () => '报到',
  claimed: (d) => (typeof d.party === 'string' ? '认领牵头' : '接下这件事'),
  'part.claimed': () => '认领了一部分',
  progressed: (d) => (typeof d.position === 'number' ? `${position(d)}有进展` : '有进展'),
  'act.proposed': (d) => `提出${act(d)}，等第二个人确认`,
  'act.confirmed': (d) => `确认了${act(d)}`,
  'act.refused': (d) =>
    act(d) === '方案' ? SETTLE_LABELS['adopt-plan'].refuse : SETTLE_LABELS['close-private'].refuse,
  'act.withdrawn': (d) => `收回了${act(d)}`,
  'act.lapsed': (d) => `${act(d)}过期没人确认，作废了`,
  'plan.adopted': (d, n) => `方案定了，共 ${d.nodes} 段，约定 ${dayText(Number(d.resolveDueAt), n.now)}前办好`,
  'node.submitted': (d) => `${position(d)}做完了，请各方核验`,
  'node.signed': (d) => `签了${position(d)}：通过`,
  'node.verified': (d) => `签了${position(d)}：通过，这一段验完了`,
  'node.returned': (d) => `把${position(d)}退回重做`,
  'seat.replaced': (d) => `${position(d)}吹哨人没来得及看，换${seat(d)}来核验`,
  publicised: () => '公示了结果',
  objected: () => '提了不同意见',
  'objection.ruled': (d) => (d.outcome === 'upheld' ? '裁定：意见成立，重新整改' : '裁定：意见不成立'),
  rated: (d) => `看过了：${SOLVED_LABELS[d.solved as 'solved' | 'notSolved'] ?? ''}`,
  closed: () => '办结了',
  reopened: () => '没好，重新打开',
}

/** The sentence of one event. */
export function timelineSentence(kind: EventKind, data: EventData, names: TimelineNames): string {
  return TIMELINE_SENTENCES[kind](data, names)
}
