import { CASE_CLASSES, type CaseClass, type ClassDeadlines, DEFAULT_DEADLINES } from '@juwuye/domain'
import { CLASS_DEADLINE_LABELS, CLASS_LABELS, DEADLINE_LABELS, NO_SHOW_LABEL, RANK_FROM_LABEL } from '@juwuye/messages'

export type FieldUnit = 'minutes' | 'hours' | 'days' | 'count' | 'cases' | 'time'

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
  cases: '件',
  time: '',
}

type Form = Omit<PolicyField, 'path' | 'label'>

const must = (unit: FieldUnit, note?: string): Form => ({ unit, note, optional: false })
const may = (unit: FieldUnit, note?: string): Form => ({ unit, note, optional: true })

const OF_CLASS: Record<keyof ClassDeadlines, Form> = {
  respondHours: must('hours', '从吹哨算起'),
  respondAimHours: may('hours', '只显示，不督办'),
  safeHours: must('hours', '从吹哨算起'),
  planDays: must('days', '从吹哨算起'),
  resolveDays: must('days', '从吹哨算起'),
  resolveAimHours: may('hours', '只显示，不督办'),
  leaseHours: must('hours', '每有进展，重新算'),
  levelTwoHours: must('hours', '到时间先报书记和理事会，再过这么久报镇街'),
}

const fieldsOf = <F extends string>(
  prefix: string,
  forms: { readonly [name in F]?: Form },
  labels: Readonly<Record<F, string>>,
): PolicyField[] =>
  (Object.entries(forms) as [F, Form][]).map(([name, form]) => ({
    path: `${prefix}${name}`,
    label: labels[name],
    ...form,
  }))

/** The fields of one class: what it promises, and the earlier answer that may be aimed at. */
export function classFields(caseClass: CaseClass): PolicyField[] {
  const has = DEFAULT_DEADLINES.classes[caseClass]
  const names = Object.keys(OF_CLASS) as (keyof ClassDeadlines)[]
  const ofClass = names.filter((name) => has[name] !== null || name === 'respondAimHours')
  const forms = Object.fromEntries(ofClass.map((name) => [name, OF_CLASS[name]]))
  return fieldsOf(`deadlines.classes.${caseClass}.`, forms, CLASS_DEADLINE_LABELS)
}

export interface FieldGroup {
  key: string
  title: string
  fields: PolicyField[]
}

const group = (
  key: string,
  title: string,
  forms: { readonly [name in keyof typeof DEADLINE_LABELS]?: Form },
): FieldGroup => ({ key, title, fields: fieldsOf('deadlines.', forms, DEADLINE_LABELS) })

/** Everything beside the classes and the templates, in the order of a case's life. */
export const OTHER_GROUPS: readonly FieldGroup[] = [
  group('first', '刚吹哨', {
    provisionalRespondHours: must('hours'),
    dangerRespondHours: must('hours'),
    dangerMinutes: must('minutes'),
    appealDays: must('days'),
  }),
  group('working', '办的时候', {
    pendingActDays: must('days', '过了就作废'),
    privateSilenceHours: must('hours', '过了算同意'),
    leaseGraceDays: must('days', '还没进展，就收回牵头'),
    verificationHours: must('hours'),
    seatGraceHours: must('hours'),
    recheckDays: must('days', '没另外约日子的时候'),
  }),
  group('after', '公示和以后', {
    publishDays: must('days'),
    publicityDays: must('days'),
    reportHours: must('hours'),
    tellBackHours: must('hours', '有人牵头、做完、公示以后'),
    rateDays: must('days', '从办结算起'),
    reopenDays: must('days', '从办结算起'),
  }),
  group('ruling', '裁定', {
    rulingDays: must('days'),
    leadRulingHours: must('hours'),
  }),
  {
    key: 'duty',
    title: '值班',
    fields: [{ path: 'duty.noShowMinutes', label: NO_SHOW_LABEL, ...must('minutes', '同时告诉社工') }],
  },
  {
    key: 'figures',
    title: '统计数字',
    fields: [{ path: 'figures.rankFrom', label: RANK_FROM_LABEL, ...must('cases', '太少说明不了什么，一件就能变样') }],
  },
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
export function allFields(): PolicyField[] {
  return [
    ...CASE_CLASSES.flatMap(classFields),
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
