import { type CommunityPolicy, canonicalJson, checkPolicy, TEMPLATE_KEYS, type TemplateKey } from '@juwuye/domain'
import { policyFaultSentence, TEMPLATE_TITLES } from '@juwuye/messages'
import type { PolicyView } from '@juwuye/types'
import { allFields, fieldName, type PolicyField, UNIT_TEXTS } from './policy-fields.model.ts'

/** Only what differs from what is in force, as typed, by the dotted path of its field; templates by `templates.<key>`. */
export interface PolicyDraft {
  edits: Record<string, string>
  reason: string
}

export const EMPTY_DRAFT: PolicyDraft = { edits: {}, reason: '' }

export const templatePath = (key: TemplateKey) => `templates.${key}`

const two = (n: number) => String(n).padStart(2, '0')

/** 1260 → “21:00” */
export const timeOfDay = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

function minuteOf(text: string): number | undefined {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text)
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined
}

type Tree = { readonly [name: string]: Tree | number | string | null }

const valueAt = (policy: CommunityPolicy, path: string) =>
  path
    .split('.')
    .reduce<Tree | number | string | null>(
      (at, name) => (typeof at === 'object' && at !== null ? (at[name] ?? null) : null),
      policy as unknown as Tree,
    )

function withValue(tree: Tree, [name = '', ...rest]: readonly string[], value: number | string | null): Tree {
  const inner = tree[name]
  if (rest.length === 0 || typeof inner !== 'object' || inner === null) return { ...tree, [name]: value }
  return { ...tree, [name]: withValue(inner, rest, value) }
}

/** What stands in a field: digits, or a time of the day; empty where nothing is set. */
export function fieldText(policy: CommunityPolicy, { path, unit }: Pick<PolicyField, 'path' | 'unit'>): string {
  const value = valueAt(policy, path)
  if (typeof value !== 'number') return ''
  return unit === 'time' ? timeOfDay(value) : String(value)
}

/** The same to be read: “72 小时”, “不设”. */
export function fieldValue(policy: CommunityPolicy, field: Pick<PolicyField, 'path' | 'unit'>): string {
  const text = fieldText(policy, field)
  if (text === '') return '不设'
  return UNIT_TEXTS[field.unit] === '' ? text : `${text} ${UNIT_TEXTS[field.unit]}`
}

/** Full-width digits are what a Chinese keyboard gives. */
const plain = (text: string) =>
  text.replace(/[\uff10-\uff19\uff1a]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))

function parsed(typed: string, { unit, optional }: PolicyField): { value: number | null } | { problem: string } {
  const text = plain(typed).trim()
  if (text === '') return optional ? { value: null } : { problem: '这一项要填' }
  if (unit === 'time') {
    const minute = minuteOf(text)
    return minute === undefined ? { problem: '写成 21:00 这样' } : { value: minute }
  }
  return /^\d{1,6}$/.test(text) ? { value: Number(text) } : { problem: '填一个整数' }
}

export interface Typed {
  /** The policy as the person wants it; fields that cannot be read keep what is in force. */
  policy: CommunityPolicy
  /** What is wrong, by path. */
  problems: Record<string, string>
}

/** What was typed over what is in force, and everything that is wrong with it. */
export function typedPolicy(base: CommunityPolicy, edits: PolicyDraft['edits']): Typed {
  const problems: Record<string, string> = {}
  let tree = base as unknown as Tree
  for (const field of allFields()) {
    const typed = edits[field.path]
    if (typed === undefined) continue
    const read = parsed(typed, field)
    if ('problem' in read) problems[field.path] = read.problem
    else tree = withValue(tree, field.path.split('.'), read.value)
  }
  for (const key of TEMPLATE_KEYS) {
    const chosen = edits[templatePath(key)]
    if (chosen !== undefined) tree = withValue(tree, ['templates', key], chosen.trim() || null)
  }
  const policy = tree as unknown as CommunityPolicy
  for (const fault of checkPolicy(policy)) problems[fault.path] ??= policyFaultSentence(fault)
  return { policy, problems }
}

export interface Change {
  path: string
  name: string
  before: string
  after: string
}

/** What would be different, field by field. */
export function changesOf(before: CommunityPolicy, after: CommunityPolicy): Change[] {
  const numbers = allFields().map((field) => ({
    path: field.path,
    name: fieldName(field),
    before: fieldValue(before, field),
    after: fieldValue(after, field),
  }))
  const templates = TEMPLATE_KEYS.map((key) => ({
    path: templatePath(key),
    name: `微信模板 · ${TEMPLATE_TITLES[key]}`,
    before: before.templates[key] ?? '不用',
    after: after.templates[key] ?? '不用',
  }))
  return [...numbers, ...templates].filter((change) => change.before !== change.after)
}

/** One more keystroke: a field typed back to what is in force is no edit any more. */
export function withEdit(
  edits: PolicyDraft['edits'],
  path: string,
  typed: string,
  inForce: string,
): PolicyDraft['edits'] {
  const { [path]: _old, ...others } = edits
  return typed === inForce ? others : { ...others, [path]: typed }
}

/** Somebody else changed what this was begun on. An edition that only changed numbers to ring is in nobody's way. */
export function isBehind(base: PolicyView, latest: PolicyView): boolean {
  return latest.edition > base.edition && canonicalJson(latest.policy) !== canonicalJson(base.policy)
}

/** How many fields below one of these paths were changed, and how many of them are wrong. */
export function tally(paths: readonly string[], edits: PolicyDraft['edits'], problems: Record<string, string>) {
  return {
    changed: paths.filter((path) => path in edits).length,
    wrong: paths.filter((path) => path in problems).length,
  }
}

/** The server's problems by the path they have here. */
export function serverProblems(fields: readonly { path: string; message: string }[]): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { path, message } of fields) found[path.replace(/^policy\./, '')] ??= message
  return found
}

/** What the fields with a problem are called. */
export function wrongNames(problems: Record<string, string>): string[] {
  const fields = allFields().filter(({ path }) => path in problems)
  const templates = TEMPLATE_KEYS.filter((key) => templatePath(key) in problems)
  return [...fields.map(fieldName), ...templates.map((key) => `微信模板 · ${TEMPLATE_TITLES[key]}`)]
}
