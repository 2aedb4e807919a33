import type {
  CaseClass,
  ClockKind,
  EventData,
  EventKind,
  RefuseReason,
  SupervisionLevel,
  TemplateKey,
  TwoStepAction,
  UnsolvedReason,
} from '@juwuye/domain'
import { dayText } from './dates.ts'
import {
  CLASS_LABELS,
  CLOCK_LABELS,
  PENDING_LABELS,
  REFUSE_REASON_LABELS,
  SUPERVISION_LABELS,
  UNSOLVED_LABELS,
} from './labels.ts'
import { timelineSentence } from './timeline.ts'

/** What a sentence is made with when it is read. */
export interface NoticeContext {
  readonly number: string
  readonly caseClass: CaseClass | null
  /** The name of a party of the community. */
  readonly party: (id: string) => string
  readonly now: number
}

type Clause = (data: EventData, context: NoticeContext) => string

export interface Notice {
  /** What stands after the number. Never words of people, names of reporters, titles. */
  readonly clause: Clause
  /** Leaves in quiet hours too, while there is danger. */
  readonly urgent: boolean
  /** The subscription message that carries it to WeChat; null: the inbox alone. */
  readonly template: TemplateKey | null
}

const noticeOf =
  (template: TemplateKey | null) =>
  (clause: Clause | string, urgent?: 'urgent'): Notice => ({
    clause: typeof clause === 'string' ? () => clause : clause,
    urgent: urgent !== undefined,
    template,
  })
/** Their matter moved. */
export const progress = noticeOf('progress')
/** Their matter came to something. */
export const result = noticeOf('result')
/** Something waits on them. */
export const task = noticeOf('task')
/** Good to know, when they look. */
export const aside = noticeOf(null)

/** The same for who whistled and for who said "me too": it is the matter of both. */
export const theirs = (notice: Notice) => ({ reporter: notice, joined: notice })

export const party = (data: EventData, { party: nameOf }: NoticeContext) =>
  typeof data.party === 'string' ? nameOf(data.party) : ''
export const parties = (data: EventData, { party: nameOf }: NoticeContext) =>
  Array.isArray(data.parties) ? data.parties.map((id: string) => nameOf(id)).join('、') : ''
export const classOf = (data: EventData) => CLASS_LABELS[data.class as CaseClass] ?? ''
export const step = (data: EventData) => (typeof data.position === 'number' ? `第 ${data.position + 1} 段` : '')
export const act = (data: EventData) => PENDING_LABELS[data.action as TwoStepAction] ?? ''
const clock = (data: EventData) => CLOCK_LABELS[data.clock as ClockKind] ?? ''
export const level = (data: EventData) => SUPERVISION_LABELS[data.level as SupervisionLevel] ?? ''
export const day = (at: unknown, { now }: NoticeContext) => (typeof at === 'number' ? dayText(at, now) : '')
export const upheld = (data: EventData) => data.outcome === 'upheld'
export const asOnTimeline =
  (kind: EventKind): Clause =>
  (data, context) =>
    timelineSentence(kind, data, context)

export const ruled: Clause = (d) => (upheld(d) ? '裁定意见成立，重新整改' : '裁定意见不成立，结果不变')
export const lapsed: Clause = (d) =>
  d.why === 'void' ? `${act(d)}：情况变了，作废了` : `${act(d)}到时间没人确认，作废了`
export const joinedTogether: Clause = (d) =>
  d.into === undefined ? `${d.from} 也是这件事，合到这一件来办` : `和 ${d.into} 是同一件，合到那边接着办`
export const parted: Clause = (d) =>
  d.into === undefined ? `从 ${d.from} 拆出来，单独办` : `拆出一件单独办，编号 ${d.into}`
export const unsolved: Clause = (d) => `说明办不成：${UNSOLVED_LABELS[d.reason as UnsolvedReason] ?? ''}`
export const refusal: Clause = (d, c) => `${party(d, c)}退单：${REFUSE_REASON_LABELS[d.reason as RefuseReason] ?? ''}`
export const danger: Record<string, string> = {
  confirmed: '看过了，确认是险情，按急事办',
  awaitingClass: '看过了，不是险情，等社工分类',
}
export const overtime: Clause = (d, c) => `“${clock(d)}”过了 ${day(d.dueAt, c)}的时限，${level(d)}`

/** What waits, on whoever owes it; undefined where the clock itself says what. */
function waiting(d: EventData): string | undefined {
  if (d.clock === 'pendingAct') return `${act(d)}等您确认`
  if (d.clock === 'verification') return `${step(d)}等您核验`
  if (d.clock === 'ruling' || d.clock === 'leadRuling') return '等您裁定'
  return undefined
}

export const reminder: Clause = (d, c) => {
  const passed = d.overdue === true ? '到了' : '过半了'
  const what = waiting(d)
  return what === undefined
    ? `“${clock(d)}”的时限${passed}，${day(d.dueAt, c)}到期`
    : `${what}，时限${passed}，${day(d.dueAt, c)}到期`
}
