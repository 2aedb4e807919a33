import { getTableColumns, is, type SQL, sql } from 'drizzle-orm'
import { type PgColumn, PgCustomColumn, PgDialect, type PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from './pools.ts'

/** What a statement made beforehand is given, in its order. */
export const given = (position: number): SQL => sql.raw(`$${position}`)

interface Part<T extends PgTable> {
  table: T
  where: SQL | undefined
  order: readonly PgColumn[]
}

/** Whole rows of a table, in the order of these columns. */
export const part = <T extends PgTable>(table: T, where: SQL | undefined, ...order: readonly PgColumn[]): Part<T> => ({
  table,
  where,
  order,
})

const dialect = new PgDialect()

/**
 * Whole rows of many tables by one statement, which is made once: twenty small questions cost twenty times the way there
 * and back. Each table's rows come as JSON.
 */
export function rowsTogether<T extends Record<string, PgTable>>(parts: { [N in keyof T]: Part<T[N]> }) {
  const all = Object.entries(parts) as [string, Part<PgTable>][]
  const selects = all.map(([name, { table, where, order }]) => {
    const columns = Object.entries(getTableColumns(table)).map(
      ([key, column]) => sql`${isDigits(column) ? sql`${column}::text` : column} as ${sql.identifier(key)}`,
    )
    const sorted = order.length === 0 ? sql`` : sql` order by ${sql.join([...order], sql`, `)}`
    const rows = sql`select ${sql.join(columns, sql`, `)} from ${table} where ${where}${sorted}`
    return sql`(select json_agg(r) from (${rows}) r) as ${sql.identifier(name)}`
  })
  const { sql: text } = dialect.sqlToQuery(sql`select ${sql.join(selects, sql`, `)}`)
  const decoders = all.map(([, { table }]) => decodersOf(table))

  return async (tx: Tx, ...values: readonly string[]): Promise<{ [N in keyof T]: T[N]['$inferSelect'][] }> => {
    const { rows } = await tx.$client.query<(Row[] | null)[]>({ text, rowMode: 'array' }, [...values])
    const [found = []] = rows
    const read = all.map(([name], i) => [name, decode(found[i] ?? [], decoders[i] ?? [])])
    return Object.fromEntries(read) as { [N in keyof T]: T[N]['$inferSelect'][] }
  }
}

type Row = Record<string, unknown>
type Decoder = [key: string, decode: (value: string) => unknown]

/** Larger than a number of JSON may be. */
const isDigits = (column: PgColumn) => is(column, PgCustomColumn) && column.getSQLType() === 'bigint'

/** JSON has no instants and no bytes; everything else is in it as the column has it. */
function decodersOf(table: PgTable): Decoder[] {
  return Object.entries(getTableColumns(table)).flatMap(([key, column]): Decoder[] => {
    const type = column.getSQLType()
    if (type.startsWith('timestamp')) return [[key, (value) => column.mapFromDriverValue(value)]]
    return type === 'bytea' ? [[key, (value) => Buffer.from(value.slice(2), 'hex')]] : []
  })
}

function decode(rows: Row[], decoders: readonly Decoder[]): Row[] {
  for (const row of rows) {
    for (const [key, of] of decoders) if (row[key] !== null) row[key] = of(row[key] as string)
  }
  return rows
}
