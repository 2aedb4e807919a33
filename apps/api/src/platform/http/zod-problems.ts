import { FIELD_SENTENCES, type FieldCode } from '@juwuye/messages'
import type { FieldProblem } from '@juwuye/types'
import type { z } from 'zod'
import type { RefusalParams } from './refusal.ts'
import { fieldProblem } from './refusal.ts'

/** A zod issue as the type provider hands it on: `keyword` is the issue's code, `params` the rest of it. */
export interface SchemaIssue {
  keyword?: string
  instancePath: string
  params?: Record<string, unknown>
}

/** Issues of a schema as fields with sentences. Paths join with dots: `nodes.0.dueDay`. */
export function fieldProblems(issues: readonly SchemaIssue[]): FieldProblem[] {
  return issues.flatMap((issue) => {
    const path = issue.instancePath.split('/').filter(Boolean)
    const extra = issue.params ?? {}
    if (issue.keyword === 'unrecognized_keys' && Array.isArray(extra.keys)) {
      return extra.keys.map((key) => fieldProblem([...path, String(key)].join('.'), 'unknown'))
    }
    const [code, params] = judge(issue.keyword, extra)
    return [fieldProblem(path.join('.'), code, params)]
  })
}

/** What a schema said itself, asked outside a request. */
export const schemaFaults = (error: z.ZodError): FieldProblem[] =>
  fieldProblems(
    error.issues.map(({ code, path, ...params }) => ({
      keyword: code,
      instancePath: `/${path.join('/')}`,
      params: params as Record<string, unknown>,
    })),
  )

function judge(keyword: string | undefined, extra: Record<string, unknown>): [FieldCode, RefusalParams] {
  switch (keyword) {
    case 'custom':
      return ownRule(extra.params)
    case 'invalid_type':
      return [extra.input === undefined ? 'required' : 'invalid', {}]
    case 'too_big':
      return tooBig(extra)
    case 'too_small':
      return tooSmall(extra)
    case 'invalid_value':
    case 'invalid_union':
      return ['not-a-choice', {}]
    case 'invalid_format':
      // nobody writes ids: they are picked
      return [extra.format === 'uuid' ? 'not-a-choice' : 'wrong-format', {}]
    default:
      return ['invalid', {}]
  }
}

/** Schemas name their own rules: `refine(…, { params: { code, max } })`. */
function ownRule(params: unknown): [FieldCode, RefusalParams] {
  const { code, ...rest } = (params ?? {}) as { code?: string } & Record<string, string | number>
  return code !== undefined && code in FIELD_SENTENCES ? [code as FieldCode, rest] : ['invalid', {}]
}

function tooBig({ origin, maximum }: Record<string, unknown>): [FieldCode, RefusalParams] {
  if (origin === 'string') return ['too-long', { max: Number(maximum) }]
  if (origin === 'array' || origin === 'set') return ['too-many', { max: Number(maximum) }]
  return ['out-of-range', {}]
}

function tooSmall({ origin, minimum }: Record<string, unknown>): [FieldCode, RefusalParams] {
  if (origin === 'string') return ['required', {}]
  if (origin === 'array' || origin === 'set') return ['too-few', { min: Number(minimum) }]
  return ['out-of-range', {}]
}
