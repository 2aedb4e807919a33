import { clockText, dayText } from '@juwuye/messages'
import type { ToldColumn } from '../../platform/db/person-rows.ts'

const iso = (value: number) => new Date(value).toISOString()

/** A value for machines: instants as ISO 8601, everything else as it is kept. */
export const plainValue = (column: ToldColumn, value: unknown): unknown =>
  column.instant && typeof value === 'number' ? iso(value) : value

/** A value as people read it; null where there is nothing to say. */
export function readableValue(column: ToldColumn, value: unknown, now: number): string | null {
  if (value === null || value === undefined || value === '') return null
  if (column.instant && typeof value === 'number') return `${dayText(value, now)} ${clockText(value)}`
  if (typeof value === 'boolean') return column.words?.[String(value)] ?? (value ? '是' : '否')
  if (Array.isArray(value)) return value.map((one) => readableValue(column, one, now)).join('、') || null
  const text = String(value)
  return column.words?.[text] ?? text
}
