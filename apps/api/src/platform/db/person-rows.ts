import { and, arrayContains, asc, eq, getTableColumns, getTableName, or, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Sealer } from '../sealing/sealer.ts'
import type { Tx } from './pools.ts'

/** Whose rows; a community where the table belongs to one. */
export interface PersonPin {
  readonly personId: string
  readonly communityId: string | null
}

/** What a value is called in the form for reading, and its words where it is one of a closed list. */
export interface ToldColumn {
  readonly label: string
  readonly words?: Readonly<Record<string, string>>
  readonly instant?: true
}

/** Rows of one table that are about a person, and what of them is told to that person: never what is another's. */
export interface PersonRows {
  /** Name of the table. */
  readonly table: string
  /** Columns that name the person; a row with one of them is theirs. */
  readonly named: readonly string[]
  readonly title: string
  /** By the name in code, in the order of reading. */
  readonly told: Readonly<Record<string, ToldColumn>>
  /** @param sealer opens what is kept sealed */
  read(tx: Tx, pin: PersonPin, sealer: Sealer): Promise<Record<string, unknown>[]>
}

type Told = string | readonly [label: string, words: Readonly<Record<string, string>>]

export function toldColumns(told: Readonly<Record<string, Told>>, instants: readonly string[]): PersonRows['told'] {
  return Object.fromEntries(
    Object.entries(told).map(([name, column]) => {
      const [label, words] = typeof column === 'string' ? [column] : column
      return [name, { label, ...(words && { words }), ...(instants.includes(name) && { instant: true as const }) }]
    }),
  )
}

/** Never more of one table: nobody has so much, and a form for reading must be read. */
const MOST = 20_000

/**
 * Rows of `table` in which one of `named` is the person.
 *
 * @param told columns that leave the house, with what they are called
 */
export function personRows<T extends PgTable>(
  title: string,
  table: T,
  named: readonly (keyof T['_']['columns'] & string)[],
  told: { readonly [C in keyof T['_']['columns'] & string]?: Told },
  only?: SQL,
): PersonRows {
  const columns = getTableColumns(table) as Record<string, PgColumn>
  const column = (name: string) => {
    const found = columns[name]
    if (!found) throw new Error(`${getTableName(table)} has no ${name}`)
    return found
  }
  const keys = Object.keys(told)
  const fields = Object.fromEntries(keys.map((name) => [name, column(name)]))
  return {
    table: getTableName(table),
    named: named.map((name) => column(name).name),
    title,
    told: toldColumns(
      told as Record<string, Told>,
      keys.filter((name) => column(name).getSQLType().startsWith('timestamp')),
    ),
    read: (tx, { personId, communityId }) =>
      tx
        .select(fields)
        .from(table as PgTable)
        .where(
          and(
            communityId === null ? undefined : eq(column('communityId'), communityId),
            or(
              ...named.map((name) =>
                column(name).columnType === 'PgArray'
                  ? arrayContains(column(name), [personId])
                  : eq(column(name), personId),
              ),
            ),
            only,
          ),
        )
        .orderBy(...(keys[0] === undefined ? [] : [asc(column(keys[0]))]))
        .limit(MOST),
  }
}
