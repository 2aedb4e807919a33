import { type DriverValueEncoder, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from './pools.ts'

/** What a prepared statement is asked with, as the column keeps it. Never null. */
export const asked = (name: string, column?: DriverValueEncoder<unknown, unknown>): SQL =>
  column ? sql`${sql.param(sql.placeholder(name), column)}` : sql`${sql.placeholder(name)}`

/**
 * A statement that is put together once a connection and then only given its values: putting it together costs more than
 * sending it. For what every request or act asks.
 */
export function prepared<R>(
  make: (tx: Tx) => { prepare(name: string): { execute(given: Record<string, unknown>): Promise<R> } },
): (tx: Tx, given: Record<string, unknown>) => Promise<R> {
  const made = new WeakMap<Tx, { execute(given: Record<string, unknown>): Promise<R> }>()
  return (tx, given) => {
    // the connection names it, where it may
    const statement = made.get(tx) ?? make(tx).prepare('')
    made.set(tx, statement)
    return statement.execute(given)
  }
}

const inserts = new Map<PgTable, Map<string, (tx: Tx, given: Record<string, unknown>) => Promise<unknown>>>()

/** Adds one row, by a statement that is prepared for the table and the columns given. */
export async function insertRow<T extends PgTable>(tx: Tx, table: T, row: T['$inferInsert']): Promise<void> {
  const columns = getTableColumns(table)
  const values: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(row)) {
    if (value !== undefined) values[key] = value === null ? null : columns[key]?.mapToDriverValue(value)
  }
  const ofTable = inserts.get(table) ?? new Map()
  inserts.set(table, ofTable)
  const keys = Object.keys(values)
  const shape = keys.join()
  let insert = ofTable.get(shape)
  if (!insert) {
    const places = Object.fromEntries(keys.map((key) => [key, asked(key)])) as T['$inferInsert']
    insert = prepared((on) => on.insert(table).values(places))
    ofTable.set(shape, insert)
  }
  await insert(tx, values)
}
