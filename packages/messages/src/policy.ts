import {
  CASE_CLASSES,
  type ClassDeadlines,
  type CommunityPolicy,
  type DeadlinePolicy,
  type PolicyFault,
  type PolicyFaultCode,
  TEMPLATE_KEYS,
  type TemplateKey,
} from '@juwuye/domain'
import { CLASS_LABELS } from './labels.ts'
import { TEMPLATE_TITLES } from './templates.ts'

/** What a class promises, and when it is chased. */
export const CLASS_DEADLINE_LABELS: Record<keyof ClassDeadlines, string> = {
  respondHours: '有人报到',
  respondAimHours: '争取更早报到',
  safeHours: '先排除危险',
  planDays: '定下方案',
  resolveDays: '全部办好',
  resolveAimHours: '争取更早办好',
  leaseHours: '认领后拿出进展',
  levelTwoHours: '超时后报给镇街',
}

/** The times that are the same for every class. */
export const DEADLINE_LABELS: Record<Exclude<keyof DeadlinePolicy, 'classes'>, string> = {
  provisionalRespondHours: '还没分类的，有人报到',
  dangerRespondHours: '说有危险的，有人报到',
  dangerMinutes: '确认是不是险情',
  publishDays: '办好以后，公示结果',
  publicityDays: '公示多久',
  rulingDays: '裁定异议、申诉',
  leadRulingHours: '裁定由谁牵头',
  reportHours: '有人反映公示有问题，答复',
  appealDays: '不予受理，可以申诉',
  verificationHours: '一席来签字核验',
  pendingActDays: '等第二个人确认',
  privateSilenceHours: '私事说好了，等双方确认',
  recheckDays: '异议成立，重新办好',
  reopenDays: '可以重新打开',
  rateDays: '可以评价',
  seatGraceHours: '提醒以后，换一席',
  leaseGraceDays: '没进展被督办，再等',
  tellBackHours: '代报的事，回告邻居',
}

export const NO_SHOW_LABEL = '值班的人过了多久没到，找候补'
export const RANK_FROM_LABEL = '满多少件，统计数字才作比较'

const FAULTS: Record<PolicyFaultCode, (fault: PolicyFault) => string> = {
  'out-of-range': ({ from, to }) => `填 ${from} 到 ${to} 之间的整数`,
  'not-of-class': () => '这一类没有这个时限',
  'respond-after-safe': () => '要先有人报到，再排除危险：报到不能比排险还晚',
  'respond-after-plan': () => '要先有人报到，再定方案：报到不能比定方案还晚',
  'respond-after-resolve': () => '要先有人报到，再办好：报到不能比办好还晚',
  'aim-after-deadline': () => '争取的时间不能比答应的还长',
  'quiet-all-day': () => '开始和结束是同一个时间，就整天都不发了',
  'template-twice': () => '这个模板已经用在另一种消息上了',
}

/** What is wrong with one field of a community's policy. */
export const policyFaultSentence = (fault: PolicyFault): string => FAULTS[fault.code](fault)

/** What WeChat's own list says of a template somebody chose. */
export const TEMPLATE_FAULTS = {
  'template-unknown': '这个小程序在微信里没有这个模板，请从列表里选',
  'template-fields': '这个模板的栏目对不上：要有事项编号、事项名称、时间和温馨提示四栏',
} as const

const UNITS = { Minutes: '分钟', Hours: '小时', Days: '天' } as const

const two = (n: number) => String(n).padStart(2, '0')
const timeOfDay = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

/** “72 小时”; the unit is in the field's name. */
function amount(field: string, value: number | null): string {
  if (value === null) return '不设'
  const unit = (Object.keys(UNITS) as (keyof typeof UNITS)[]).find((name) => field.endsWith(name))
  return unit ? `${value} ${UNITS[unit]}` : String(value)
}

type Pair = readonly [name: string, before: string, after: string]

function deadlinePairs(before: DeadlinePolicy, after: DeadlinePolicy): Pair[] {
  const ofClasses = CASE_CLASSES.flatMap((caseClass) =>
    Object.entries(CLASS_DEADLINE_LABELS).map(([name, label]): Pair => {
      const field = name as keyof ClassDeadlines
      const value = (policy: DeadlinePolicy) => amount(field, policy.classes[caseClass][field])
      return [`${CLASS_LABELS[caseClass]} · ${label}`, value(before), value(after)]
    }),
  )
  const others = Object.entries(DEADLINE_LABELS).map(([name, label]): Pair => {
    const field = name as keyof typeof DEADLINE_LABELS
    return [label, amount(field, before[field]), amount(field, after[field])]
  })
  return [...ofClasses, ...others]
}

/** WeChat's id of a template is 43 characters that nobody reads. */
function templatePair(key: TemplateKey, before: string | null, after: string | null): Pair {
  const used = (id: string | null) => (id === null ? '不用' : '在用')
  const another = before !== null && after !== null && before !== after
  return [`微信模板 · ${TEMPLATE_TITLES[key]}`, used(before), another ? '另一个' : used(after)]
}

function otherPairs(before: CommunityPolicy, after: CommunityPolicy): Pair[] {
  const quiet = ({ quiet: { fromMinute, untilMinute } }: CommunityPolicy) =>
    `${timeOfDay(fromMinute)} 到 ${timeOfDay(untilMinute)}`
  return [
    ['夜里不发微信', quiet(before), quiet(after)],
    ['几点合成一条发', timeOfDay(before.digest.atMinute), timeOfDay(after.digest.atMinute)],
    ['攒够几条就合成一条', `${before.digest.from} 条`, `${after.digest.from} 条`],
    [
      NO_SHOW_LABEL,
      amount('noShowMinutes', before.duty.noShowMinutes),
      amount('noShowMinutes', after.duty.noShowMinutes),
    ],
    [RANK_FROM_LABEL, `${before.figures.rankFrom} 件`, `${after.figures.rankFrom} 件`],
    ...TEMPLATE_KEYS.map((key): Pair => templatePair(key, before.templates[key], after.templates[key])),
  ]
}

/** What an edition changed, a line a field: “小事 · 全部办好：7 天 改为 5 天”. */
export function policyChangeLines(before: CommunityPolicy, after: CommunityPolicy): string[] {
  return [...deadlinePairs(before.deadlines, after.deadlines), ...otherPairs(before, after)]
    .filter(([, was, is]) => was !== is)
    .map(([name, was, is]) => `${name}：${was} 改为 ${is}`)
}

export interface OnCallNumber {
  readonly label: string
  readonly phone: string
}

const dialled = (numbers: readonly OnCallNumber[]) =>
  numbers.length === 0 ? '没有' : numbers.map(({ label, phone }) => `${label} ${phone}`).join('；')

/** What became of the numbers to ring in one estate. */
export const onCallChangeLine = (
  estate: string,
  before: readonly OnCallNumber[],
  after: readonly OnCallNumber[],
): string => `${estate} · 值班电话：${dialled(before)} 改为 ${dialled(after)}`
