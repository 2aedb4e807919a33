import type {
  CaseClass,
  ClockKind,
  EventData,
  EventKind,
  RefuseReason,
  SeatCause,
  SeatKind,
  SupervisionLevel,
  TellBackWay,
  TwoStepAction,
  UnsolvedReason,
} from '@juwuye/domain'
import { dayText } from './dates.ts'
import {
  CLASS_LABELS,
  CLOCK_LABELS,
  PENDING_LABELS,
  REFUSE_REASON_LABELS,
  SEAT_CAUSE_LABELS,
  SEAT_LABELS,
  SETTLE_LABELS,
  SOLVED_LABELS,
  SUPERVISION_LABELS,
  TELL_BACK_WAY_LABELS,
  UNSOLVED_LABELS,
} from './labels.ts'

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
/** 代录: for whom the desk entered it; who wrote it down stands as the author. */
const recordedParty = (data: EventData, names: TimelineNames) =>
  data.recordedFor === true ? `代${names.party(String(data.party))}` : ''
const seat = (data: EventData) => SEAT_LABELS[data.seat as SeatKind]?.name ?? ''
/** To whom seats passed when somebody stepped back; nothing where colleagues of theirs look. */
const passedTo = (data: EventData) =>
  Array.isArray(data.next) && data.next.length > 0
    ? `，换${data.next.map((kind: string) => SEAT_LABELS[kind as SeatKind]?.name ?? '').join('、')}来看`
    : ''
const position = (data: EventData) => `第 ${Number(data.position) + 1} 段`
const act = (data: EventData) => PENDING_LABELS[data.action as TwoStepAction] ?? ''
/** What passed on when somebody left: mediation, a talk, being first receiver. */
const DUTIES: Readonly<Record<string, string>> = {
  mediation: '调解',
  talk: '面谈',
  received: '首接负责',
  tellBack: '回告',
}
const duties = (data: EventData) =>
  Array.isArray(data.moved) ? data.moved.map((kind: string) => DUTIES[kind] ?? '').join('、') : ''

/** How a talk ended: by its minutes, or because the matter went another way. */
const TALK_ENDS: Readonly<Record<string, string>> = {
  agreed: '谈好了，记下了说定的事',
  none: '谈过了，没有谈成',
  plan: '谈好了，定下了方案',
  unsolved: '不再谈了，这件办不成',
  private: '不再谈了，改为私事',
  public: '不再谈了，公开来办',
  closed: '谈好了，调解有了结果',
}

/** Of a changed plan: how many steps came, changed and went. */
function changes(data: EventData): string {
  const counted = [
    ['加', data.added],
    ['改', data.changed],
    ['去掉', data.dropped],
  ].filter(([, n]) => Number(n) > 0)
  return counted.length === 0 ? '' : `（${counted.map(([verb, n]) => `${verb} ${n} 段`).join('、')}）`
}

function agreedDays(data: EventData, { now }: TimelineNames): string {
  const [before, after] = [dayText(Number(data.previousDueAt), now), dayText(Number(data.resolveDueAt), now)]
  return before === after ? `还是约定 ${after}` : `约定从 ${before} 改到 ${after}`
}

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
  reclassified: (d) =>
    d.class !== 'private'
      ? `改为${classOf(d)}`
      : d.from === 'private'
        ? '换了一位调解员'
        : '改为私事，不再公开，交给调解员',
  declined: () => '不予受理',
  summoned: (d, n) => `又叫了${parties(d, n)}`,
  checkedIn: (d, n) => `${recordedParty(d, n)}报到`,
  claimed: (d) => (typeof d.party === 'string' ? '认领牵头' : '接下这件事'),
  'part.claimed': () => '认领了一部分',
  progressed: (d) => (typeof d.position === 'number' ? `${position(d)}有进展` : '有进展'),
  'act.proposed': (d) => `提出${act(d)}，等第二个人确认`,
  'act.confirmed': (d) => `确认了${act(d)}`,
  'act.refused': (d) => SETTLE_LABELS[d.action as TwoStepAction]?.refuse ?? '',
  'act.withdrawn': (d) => `收回了${act(d)}`,
  'act.lapsed': (d) => (d.why === 'void' ? `${act(d)}：情况变了，作废了` : `${act(d)}过期没人确认，作废了`),
  'plan.adopted': (d, n) => `方案定了，共 ${d.nodes} 段，约定 ${dayText(Number(d.resolveDueAt), n.now)}前办好`,
  'node.submitted': (d, n) =>
    `${recordedParty(d, n)}${d.recordedFor === true ? '记下：' : ''}${position(d)}做完了，请各方核验`,
  'node.signed': (d) => `签了${position(d)}：通过`,
  'node.verified': (d) => `签了${position(d)}：通过，这一段验完了`,
  'node.returned': (d) => `把${position(d)}退回重做`,
  'seat.replaced': (d) =>
    d.cause === undefined
      ? `${position(d)}吹哨人没来得及看，换${seat(d)}来核验`
      : `${position(d)}换${seat(d)}来核验：原来那一席${SEAT_CAUSE_LABELS[d.cause as SeatCause]}`,
  'seat.steppedBack': (d) => `${seat(d)}有人回避，不核验${position(d)}${passedTo(d)}`,
  publicised: () => '公示了结果',
  objected: () => '提了不同意见',
  'objection.ruled': (d) => {
    if (d.outcome !== 'upheld') return '裁定：意见不成立'
    const together = Number(d.answered) > 1 ? `，${d.answered} 条意见一并答复` : ''
    return `裁定：意见成立，重新整改${together}`
  },
  rated: (d) => `看过了：${SOLVED_LABELS[d.solved as 'solved' | 'notSolved'] ?? ''}`,
  closed: () => '办结了',
  reopened: () => '没好，重新打开',
  appealed: () => '不服，提出申诉',
  'appeal.ruled': (d) => (d.outcome === 'upheld' ? '裁定：申诉成立，重新受理' : '裁定：申诉不成立'),
  merged: (d) => (d.into === undefined ? `${d.from} 合并到这一件` : `合并到 ${d.into}，在那边接着办`),
  split: (d) => (d.into === undefined ? `从 ${d.from} 拆出来，单独办` : `拆出一件，编号 ${d.into}`),
  refused: (d, n) =>
    `${recordedParty(d, n)}退单：${REFUSE_REASON_LABELS[d.reason as RefuseReason] ?? ''}${typeof d.right === 'string' ? `，说该找${n.party(d.right)}` : ''}`,
  'lead.ruled': (d, n) => `裁定由${n.party(String(d.party))}牵头`,
  released: () => '不再牵头，等别家认领',
  'talk.started': () => '约了三方面对面',
  'talk.ended': (d) => TALK_ENDS[String(d.result)] ?? '谈完了',
  'plan.changed': (d, n) => `方案改了${changes(d)}，${agreedDays(d, n)}前办好`,
  madeSafe: () => '现场看过，险已排除',
  concluded: (d) => `说明办不成：${UNSOLVED_LABELS[d.reason as UnsolvedReason] ?? ''}，如实公示`,
  'town.asked': () => '本小区凑不齐三方核验，请镇街出面',
  reported: () => '有人反映公示内容有问题',
  'report.answered': () => '答复了反映的问题，公示不变',
  'page.hidden': () => '先撤下公示，核对内容',
  'page.restored': () => '改好内容，恢复公示',
  urged: (d) => (Number(d.count) > 1 ? `又催了一次，一共催了 ${d.count} 次` : '催了一次'),
  reminded: (d) => `提醒：${CLOCK_LABELS[d.clock as ClockKind] ?? ''}的时限${d.overdue === true ? '到了' : '过半了'}`,
  supervised: (d) =>
    d.level === 0
      ? '督办，要求答复'
      : `${CLOCK_LABELS[d.clock as ClockKind] ?? ''}超时，${SUPERVISION_LABELS[d.level as SupervisionLevel] ?? ''}`,
  'supervision.answered': () => '答复了督办',
  'passed.up': () => '到时间没有裁定，转给镇街裁定',
  onTheBook: (d, n) => `挂账，${dayText(Number(d.until), n.now)}复核`,
  'book.ended': () => '挂账到了复核日，接着催办',
  'clock.paused': (d, n) =>
    `${CLOCK_LABELS[d.clock as ClockKind] ?? ''}的时限停到 ${dayText(Number(d.until), n.now)}，改到 ${dayText(Number(d.dueAt), n.now)}前`,
  'clock.resumed': (d, n) =>
    `${CLOCK_LABELS[d.clock as ClockKind] ?? ''}接着计时，${dayText(Number(d.dueAt), n.now)}前`,
  toldBack: (d) => `回告了邻居：${TELL_BACK_WAY_LABELS[d.way as TellBackWay] ?? ''}`,
  'whistle.owned': () => '邻居自己用上了微信，这一哨归本人',
  transcribed: () => '把录音打成了文字',
  'content.erased': () => '注销了账号，说过的话和照片都删了',
  handedOver: (d) => (duties(d) === '' ? '经手人离任' : `经手人离任，${duties(d)}换人接着办`),
}

/** The sentence of one event. */
export function timelineSentence(kind: EventKind, data: EventData, names: TimelineNames): string {
  return TIMELINE_SENTENCES[kind](data, names)
}
