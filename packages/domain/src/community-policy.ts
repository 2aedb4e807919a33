import { type ClassDeadlines, DEFAULT_DEADLINES, type DeadlinePolicy } from './case/clocks.ts'
import { FIGURE_LIMITS } from './figures/figures.ts'
import { LIMITS } from './limits.ts'
import { CASE_CLASSES, type CaseClass, TEMPLATE_KEYS, type TemplateKey } from './vocabulary.ts'

/** What a community sets for itself; everything marked † in domain.md that this build reads. Minutes of the day are Shanghai's. */
export interface CommunityPolicy {
  readonly deadlines: DeadlinePolicy
  /** No message leaves the inbox in these hours, except where there is danger. Over midnight when `from` > `until`. */
  readonly quiet: { readonly fromMinute: number; readonly untilMinute: number }
  /** Staff with at least `from` messages waiting get one in place of them, at this minute. */
  readonly digest: { readonly atMinute: number; readonly from: number }
  /** Who did not come so long after the start of their shift is missed: desk and reserve are told. */
  readonly duty: { readonly noShowMinutes: number }
  /** A figure of fewer cases than this compares nobody. */
  readonly figures: { readonly rankFrom: number }
  /** WeChat's ids of the subscription templates in use; null: that kind stays in the app. */
  readonly templates: Readonly<Record<TemplateKey, string | null>>
}

export const DEFAULT_POLICY: CommunityPolicy = {
  deadlines: DEFAULT_DEADLINES,
  quiet: { fromMinute: 21 * 60, untilMinute: 7 * 60 },
  digest: { atMinute: 8 * 60 + 30, from: 5 },
  duty: { noShowMinutes: 15 },
  figures: { rankFrom: FIGURE_LIMITS.rankFrom },
  templates: { progress: null, result: null, task: null },
}

export const POLICY_FAULTS = [
  'out-of-range',
  'not-of-class',
  'respond-after-safe',
  'respond-after-plan',
  'respond-after-resolve',
  'aim-after-deadline',
  'quiet-all-day',
  'template-twice',
] as const
export type PolicyFaultCode = (typeof POLICY_FAULTS)[number]

export interface PolicyFault {
  /** Dotted, as in the policy: `deadlines.classes.minor.resolveDays`. */
  readonly path: string
  readonly code: PolicyFaultCode
  readonly from?: number
  readonly to?: number
}

const DAYS = 24
/** Smallest and largest sensible value by the unit a field's name ends in. */
const RANGES = { Minutes: [5, 240], Hours: [1, 30 * DAYS], Days: [1, 365] } as const

function rangeOf(path: string) {
  const unit = (Object.keys(RANGES) as (keyof typeof RANGES)[]).find((name) => path.endsWith(name))
  const [from, to] = RANGES[unit ?? 'Hours']
  return { from, to }
}

function outOfRange(path: string, value: number): PolicyFault[] {
  const { from, to } = rangeOf(path)
  return countBetween(path, value, from, to)
}

function countBetween(path: string, value: number, from: number, to: number): PolicyFault[] {
  return Number.isInteger(value) && value >= from && value <= to ? [] : [{ path, code: 'out-of-range', from, to }]
}

/** What each class promises is what makes it that class: a community sets how long, not whether. */
function faultsOfPromises(caseClass: CaseClass, d: ClassDeadlines): PolicyFault[] {
  const has = DEFAULT_DEADLINES.classes[caseClass]
  return (['safeHours', 'planDays', 'resolveDays', 'resolveAimHours'] as const).flatMap((field): PolicyFault[] => {
    const path = `deadlines.classes.${caseClass}.${field}`
    if (has[field] === null) return d[field] === null ? [] : [{ path, code: 'not-of-class' }]
    return d[field] === null && field !== 'resolveAimHours' ? [{ path, code: 'out-of-range', ...rangeOf(path) }] : []
  })
}

function faultsOfClass(path: string, d: ClassDeadlines): PolicyFault[] {
  const faults: PolicyFault[] = []
  const complain = (field: keyof ClassDeadlines, code: PolicyFaultCode) =>
    faults.push({ path: `${path}.${field}`, code })
  if (d.safeHours !== null && d.respondHours > d.safeHours) complain('respondHours', 'respond-after-safe')
  if (d.planDays !== null && d.respondHours > d.planDays * DAYS) complain('respondHours', 'respond-after-plan')
  if (d.resolveDays !== null && d.respondHours > d.resolveDays * DAYS) complain('respondHours', 'respond-after-resolve')
  if (d.respondAimHours !== null && d.respondAimHours > d.respondHours)
    complain('respondAimHours', 'aim-after-deadline')
  if (d.resolveAimHours !== null && d.resolveDays !== null && d.resolveAimHours > d.resolveDays * DAYS)
    complain('resolveAimHours', 'aim-after-deadline')
  return faults
}

/** Everything that is wrong with a policy, each with its field; empty when it may be put in force. */
export function checkPolicy({
  deadlines,
  quiet,
  digest,
  duty,
  figures,
  templates,
}: CommunityPolicy): readonly PolicyFault[] {
  const { classes, ...others } = deadlines
  const ranges = [
    ...Object.entries(others).flatMap(([name, value]) => outOfRange(`deadlines.${name}`, value)),
    ...CASE_CLASSES.flatMap((name) =>
      Object.entries(classes[name]).flatMap(([field, value]) =>
        value === null ? [] : outOfRange(`deadlines.classes.${name}.${field}`, value as number),
      ),
    ),
  ]
  const order = CASE_CLASSES.flatMap((name) => [
    ...faultsOfPromises(name, classes[name]),
    ...faultsOfClass(`deadlines.classes.${name}`, classes[name]),
  ])
  const minute = (path: string, value: number): PolicyFault[] =>
    Number.isInteger(value) && value >= 0 && value < 1_440 ? [] : [{ path, code: 'out-of-range', from: 0, to: 1_439 }]
  const used = TEMPLATE_KEYS.filter((key) => templates[key] !== null)
  const twice = used.filter((key, i) => used.slice(0, i).some((other) => templates[other] === templates[key]))
  return [
    ...ranges,
    ...order,
    ...outOfRange('duty.noShowMinutes', duty.noShowMinutes),
    ...minute('quiet.fromMinute', quiet.fromMinute),
    ...minute('quiet.untilMinute', quiet.untilMinute),
    ...minute('digest.atMinute', digest.atMinute),
    ...(quiet.fromMinute === quiet.untilMinute ? [{ path: 'quiet.untilMinute', code: 'quiet-all-day' as const }] : []),
    ...countBetween('digest.from', digest.from, 2, 50),
    ...countBetween('figures.rankFrom', figures.rankFrom, LIMITS.fewestTold, 500),
    ...twice.map((key): PolicyFault => ({ path: `templates.${key}`, code: 'template-twice' })),
  ]
}
