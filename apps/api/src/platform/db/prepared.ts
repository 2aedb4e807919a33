import { and, type DriverValueEncoder, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
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

type Asking = (tx: Tx, given: Record<string, unknown>) => Promise<unknown>

/** Statements by table and columns. */
const byShape = () => {
  const made = new Map<PgTable, Map<string, Asking>>()
  return (table: PgTable, keys: readonly string[], make: () => Asking): Asking => {
    const ofTable = made.get(table) ?? new Map<string, Asking>()
    made.set(table, ofTable)
    const shape = keys.join()
    const statement = ofTable.get(shape) ?? make()
    ofTable.set(shape, statement)
    return statement
  }
}
const inserts = byShape()
const updates = byShape()

/** Each value as its column keeps it; what is not given is left out. */
function driverValues(table: PgTable, row: Record<string, unknown>): Record<string, unknown> {
  const columns = getTableColumns(table)
  const values: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(row)) {
    if (value !== undefined) values[key] = value === null ? null : columns[key]?.mapToDriverValue(value)
  }
  return values
}

const placesOf = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, asked(key)]))

/** Adds one row, by a statement that is prepared for the table and the columns given. */
export async function insertRow<T extends PgTable>(tx: Tx, table: T, row: T['$inferInsert']): Promise<void> {
  const values = driverValues(table, row)
  const keys = Object.keys(values)
  const insert = inserts(table, keys, () =>
    prepared((on) => on.insert(table).values(placesOf(keys) as T['$inferInsert'])),
  )
  await insert(tx, values)
}

/** Writes the other columns of the one row that these name. */
export async function updateRow<T extends PgTable>(
  tx: Tx,
  table: T,
  named: readonly (keyof T['$inferSelect'] & string)[],
  row: Partial<T['$inferSelect']>,
): Promise<void> {
  const values = driverValues(table, row)
  const keys = Object.keys(values)
  const update = updates(table, keys, () => {
    const columns = getTableColumns(table)
    const its = named.map((key) => eq(columns[key] as PgColumn, asked(key)))
    const changed = placesOf(keys.filter((key) => !named.includes(key)))
    return prepared((on) =>
      on
        .update(table as PgTable)
        .set(changed)
        .where(and(...its)),
    )
  })
  await update(tx, values)
}
