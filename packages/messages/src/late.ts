import { dayText } from './dates.ts'

/** What stands in the way of a promise that ran over, as far as the record says. Names are those of parties and bodies. */
export type LateReason =
  | { readonly why: 'notTriaged' | 'dangerUnconfirmed' | 'awaitsClass' | 'nobodyLeads' | 'mediatorSilent' }
  | { readonly why: 'notCheckedIn'; readonly parties: readonly string[] }
  | { readonly why: 'allRefused' | 'talking' | 'noPlan' | 'planWaits' | 'mediating' | 'townAsked' }
  | { readonly why: 'waitsForRuling'; readonly body: string }
  | { readonly why: 'stepLate' | 'stepOpen'; readonly position: number; readonly party: string }
  | { readonly why: 'unsigned'; readonly position: number; readonly seats: readonly string[] }
  | { readonly why: 'notSafe' | 'safetyWaits' | 'notPublished' | 'pageHidden' | 'reportUnanswered' }
  | { readonly why: 'onBook' | 'paused'; readonly until: number }
  | { readonly why: 'supervisionUnanswered'; readonly by: string | null }

type Sentences = {
  readonly [W in LateReason['why']]: (reason: Extract<LateReason, { readonly why: W }>, now: number) => string
}

const SENTENCES: Sentences = {
  notTriaged: () => '社工还没有派哨',
  dangerUnconfirmed: () => '还没有人确认是不是险情',
  awaitsClass: () => '值班的人说不是险情，等社工分类',
  notCheckedIn: ({ parties }) => `${parties.join('、')}还没有报到`,
  allRefused: () => '叫到的几家都退单了，还没有叫别家',
  nobodyLeads: () => '报到了，还没有人认领牵头',
  mediatorSilent: () => '调解员还没有报到',
  mediating: () => '还在调解',
  talking: () => '还在谈，没有谈出结果',
  noPlan: () => '牵头的还没有拿出方案',
  planWaits: () => '方案提了，等第二个人会签',
  townAsked: () => '本小区凑不齐三方核验，等镇街出面',
  waitsForRuling: ({ body }) => `等${body}裁定`,
  stepLate: ({ position, party }) => `第 ${position + 1} 段过了约定的日子，${party}还没有做完`,
  stepOpen: ({ position, party }) => `第 ${position + 1} 段还没有做完，在${party}手上`,
  unsigned: ({ position, seats }) => `第 ${position + 1} 段做完了，等${seats.join('、')}签字`,
  notSafe: () => '危险还没有排除',
  safetyWaits: () => '说险已排除，等值班的人或社工去看',
  notPublished: () => '办好了，社工还没有公示',
  pageHidden: () => '公示撤下了，还没有改好',
  reportUnanswered: () => '有人反映公示有问题，还没有答复',
  onBook: ({ until }, now) => `挂账中，${dayText(until, now)}复核，之前不催`,
  paused: ({ until }, now) => `停着表，到 ${dayText(until, now)}`,
  supervisionUnanswered: ({ by }) => (by === null ? '督办还没有答复' : `${by}的督办还没有答复`),
}

/** Everything that stands in the way, in one line. */
export function lateText(reasons: readonly LateReason[], now: number): string {
  return reasons
    .map((reason) => (SENTENCES[reason.why] as (reason: LateReason, now: number) => string)(reason, now))
    .join('；')
}

/** Whose a promise is, where it is no party of the case. */
export const OWNER_LABELS = {
  desk: '社工',
  firstReceiver: '首接的社工',
  onDuty: '值班的人',
  mediator: '调解员',
} as const
