import { randomUUID } from 'node:crypto'
import type { Dice } from '../cases/dice.ts'

/** What of JSON Schema the application's document uses. */
export interface Schema {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly minimum?: number
  readonly minLength?: number
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

const WORDS = ['灯坏了', '2026-12-01', '2026-11', '0571-80000001', '1', 'x']

function text({ format, minLength = 1 }: Schema, dice: Dice, ids: readonly string[]): string {
  if (format === 'uuid') return dice.below(4) === 0 ? randomUUID() : dice.pick(ids)
  return dice.pick([...WORDS, ...ids]).padEnd(minLength, 'x')
}

/** Something that the schema takes, or nearly: what is optional is there half of the time, ids are some that there are. */
export function sampleOf(schema: Schema, dice: Dice, ids: readonly string[]): unknown {
  const sample = (inner: Schema) => sampleOf(inner, dice, ids)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return dice.pick(schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return sample(dice.pick(choices))
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => schema.required?.includes(name) || dice.below(2) === 0)
          .map(([name, inner]) => [name, sample(inner)]),
      )
    case 'array':
      return Array.from({ length: Math.max(schema.minItems ?? 0, dice.below(3)) }, () => sample(schema.items ?? {}))
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, 0) + dice.below(3)
    case 'boolean':
      return dice.below(2) === 0
    case 'null':
      return null
    default:
      return text(schema, dice, ids)
  }
}
