import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { invalidField } from './refusal.ts'

/** Where a page ended: the sort key of its last row. */
export interface Cursor {
  /** Epoch milliseconds. */
  at: number
  id: string
}

const FORM = /^(\d{1,14})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

export function encodeCursor({ at, id }: Cursor): string {
  return Buffer.from(`${at}.${id}`).toString('base64url')
}

/** @throws Refusal invalid-input for anything we did not hand out */
export function decodeCursor(cursor: string | undefined): Cursor | undefined {
  if (cursor === undefined) return undefined
  const parts = FORM.exec(Buffer.from(cursor, 'base64url').toString())
  if (!parts?.[1] || !parts[2]) throw invalidField('cursor', 'invalid')
  return { at: Number(parts[1]), id: parts[2] }
}

/** The rows of the pages to come, in the order of time and id: the older ones, or with `>` the newer. */
export const past = (
  after: Cursor | undefined,
  at: SQLWrapper,
  id: SQLWrapper,
  order: '<' | '>' = '<',
): SQL | undefined =>
  after && sql`(${at}, ${id}) ${sql.raw(order)} (${new Date(after.at).toISOString()}::timestamptz, ${after.id}::uuid)`
