import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, bigint, customType, pgSchema, uuid } from 'drizzle-orm/pg-core'

/** Everything of ours lives in this schema; nothing is ever looked for elsewhere. */
export const juwuye = pgSchema('juwuye')

const digits = customType<{ data: string; driverData: string }>({ dataType: () => 'bigint' })

/** The tenant: a string of digits in code and on the wire, bigint in the database. First in every key. */
export const communityId = (name = 'community_id') => digits(name).notNull()

/** A UUIDv7 of another row. */
export const ref = (name: string) => uuid(name)

/** The row's own UUIDv7, made by the application. */
export const rowId = (name = 'id') => uuid(name).notNull()

/** An instant: epoch milliseconds in code, timestamptz in the database. */
export const instant = customType<{ data: number; driverData: string }>({
  dataType: () => 'timestamp(3) with time zone',
  toDriver: (milliseconds) => new Date(milliseconds).toISOString(),
  fromDriver: (value) => Date.parse(value),
})

/** Integer fen, or any count that fits a double exactly. */
export const count = (name: string) => bigint(name, { mode: 'number' })

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/** CHECK body for a closed word list. */
export function oneOf(column: AnyPgColumn, values: readonly string[]): SQL {
  return sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`
}
