import { CASE_CLASSES, type CaseClass, type ClassDeadlines, type CommunityPolicy, DEFAULT_POLICY } from '@juwuye/domain'
import { CLASS_LABELS } from '@juwuye/messages'

export type FieldUnit = 'minutes' | 'hours' | 'days' | 'count' | 'time'

export interface PolicyField {
  /** Dotted, as in the policy. */
  path: string
  label: string
  note?: string
  unit: FieldUnit
  /** May be left empty: then nothing is promised. */
  optional: boolean
}

export const UNIT_TEXTS: Record<FieldUnit, string> = {
  minutes: '分钟',
  hours: '小时',
  days: '天',
  count: '条',
  time: '',
}

type Named = Omit<PolicyField, 'path'>

const must = (label: string, unit: FieldUnit, note?: string): Named => ({ label, unit, note, optional: false })
const may = (label: string, unit: FieldUnit, note?: string): Named => ({ label, unit, note, optional: true })

const OF_CLASS: Record<keyof ClassDeadlines, Named> = {
  respondHours: must('有人报到', 'hours', '从吹哨算起'),
  respondAimHours: may('争取更早报到', 'hours', '只显示，不督办'),
  safeHours: may('先排除危险', 'hours', '从吹哨算起'),
  planDays: may('定下方案', 'days', '从吹哨算起'),
  resolveDays: may('全部办好', 'days', '从吹哨算起；空着就按方案里约定的日子'),
  resolveAimHours: may('争取更早办好', 'hours', '只显示，不督办'),
  leaseHours: must('认领后拿出进展', 'hours', '每有进展，重新算'),
  levelTwoHours: must('超时后报给镇街', 'hours', '到时间先报书记和理事会，再过这么久报镇街'),
}

const fieldsOf = (prefix: string, named: Readonly<Record<string, Named>>): PolicyField[] =>
  Object.entries(named).map(([name, field]) => ({ path: `${prefix}${name}`, ...field }))

/** The fields of one class: those its defaults promise, those set here, and what may be aimed at. */
export function classFields(caseClass: CaseClass, policy: CommunityPolicy): PolicyField[] {
  const set = policy.deadlines.classes[caseClass]
  const usual = DEFAULT_POLICY.deadlines.classes[caseClass]
  const used = (name: keyof ClassDeadlines) =>
    usual[name] !== null || set[name] !== null || name === 'resolveDays' || name === 'respondAimHours'
  return fieldsOf(`deadlines.classes.${caseClass}.`, OF_CLASS).filter(({ path }) =>
    used(path.split('.').at(-1) as keyof ClassDeadlines),
  )
}

export interface FieldGroup {
  key: string
  title: string
  fields: PolicyField[]
}

const group = (key: string, title: string, prefix: string, named: Readonly<Record<string, Named>>): FieldGroup => ({
  key,
  title,
  fields: fieldsOf(prefix, named),
})

/** Everything beside the classes and the templates, in the order of a case's life. */
export const OTHER_GROUPS: readonly FieldGroup[] = [
  group('first', '刚吹哨', 'deadlines.', {
    provisionalRespondHours: must('还没分类的，有人报到', 'hours'),
    dangerRespondHours: must('说有危险的，有人报到', 'hours'),
    dangerMinutes: must('确认是不是险情', 'minutes'),
    appealDays: must('不予受理，可以申诉', 'days'),
  }),
  group('working', '办的时候', 'deadlines.', {
    pendingActDays: must('等第二个人确认', 'days', '过了就作废'),
    privateSilenceHours: must('私事说好了，等双方确认', 'hours', '过了算同意'),
    leaseGraceDays: must('没进展被督办，再等', 'days', '还没进展，就收回牵头'),
    verificationHours: must('一席来签字核验', 'hours'),
    seatGraceHours: must('提醒以后，换一席', 'hours'),
    recheckDays: must('异议成立，重新办好', 'days', '没另外约日子的时候'),
  }),
  group('after', '公示和以后', 'deadlines.', {
    publishDays: must('办好以后，公示结果', 'days'),
    publicityDays: must('公示多久', 'days'),
    reportHours: must('有人反映公示有问题，答复', 'hours'),
    rateDays: must('可以评价', 'days', '从办结算起'),
    reopenDays: must('可以重新打开', 'days', '从办结算起'),
  }),
  group('ruling', '裁定', 'deadlines.', {
    rulingDays: must('裁定异议、申诉', 'days'),
    leadRulingHours: must('裁定由谁牵头', 'hours'),
  }),
]

export const QUIET_GROUP: readonly PolicyField[] = [
  { path: 'quiet.fromMinute', label: '从几点起安静', unit: 'time', optional: false },
  { path: 'quiet.untilMinute', label: '到几点', unit: 'time', optional: false },
]

export const DIGEST_GROUP: readonly PolicyField[] = [
  { path: 'digest.atMinute', label: '几点合成一条发', unit: 'time', optional: false },
  {
    path: 'digest.from',
    label: '攒够几条就合成一条',
    note: '只对社工、书记和办事的各家',
    unit: 'count',
    optional: false,
  },
]

/** Every field but the templates, for who has to find one by its path. */
export function allFields(policy: CommunityPolicy): PolicyField[] {
  return [
    ...CASE_CLASSES.flatMap((caseClass) => classFields(caseClass, policy)),
    ...OTHER_GROUPS.flatMap(({ fields }) => fields),
    ...QUIET_GROUP,
    ...DIGEST_GROUP,
  ]
}

/** What a field is called away from its place: “小事 · 有人报到”. */
export function fieldName({ path, label }: PolicyField): string {
  const caseClass = CASE_CLASSES.find((name) => path.startsWith(`deadlines.classes.${name}.`))
  return caseClass ? `${CLASS_LABELS[caseClass]} · ${label}` : label
}
