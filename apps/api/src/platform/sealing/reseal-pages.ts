import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Database, Tx } from '../db/pools.ts'
import { inCommunity } from '../db/tenant.ts'
import type { Sealer } from './sealer.ts'

const PAGE = 200
const FIRST = '00000000-0000-0000-0000-000000000000'

export interface Resealed {
  readonly done: number
  /** What no key opens. */
  readonly unreadable: readonly string[]
}

interface Resealing<Row> {
  /** The next that another key sealed, by id, held until the transaction ends. */
  next(tx: Tx, after: string, limit: number): Promise<Row[]>
  /** @returns ids of what no key opens; then it stays as it is */
  reseal(tx: Tx, row: Row): Promise<readonly string[]>
}

/** Seals anew, a page in a transaction. Cut off, it goes on where it was. */
export async function resealPages<Row extends { readonly id: string }>(
  db: Database,
  communityId: string,
  { next, reseal }: Resealing<Row>,
): Promise<Resealed> {
  const unreadable: string[] = []
  let done = 0
  for (let after: string | undefined = FIRST; after !== undefined; ) {
    const last: string = after
    after = await inCommunity(db, { communityId }, async (tx) => {
      const page = await next(tx, last, PAGE)
      for (const row of page) {
        const lost = await reseal(tx, row)
        unreadable.push(...lost)
        done += lost.length === 0 ? 1 : 0
      }
      return page.length < PAGE ? undefined : page.at(-1)?.id
    })
  }
  return { done, unreadable }
}

/** It is sealed, and not with the newest key. */
export const sealedOtherwise = ({ mark }: Pick<Sealer, 'mark'>, column: PgColumn): SQL =>
  sql`substring(${column} from 1 for ${mark.length}::int) <> ${mark}`

/** What was sealed, where a key opens it. */
export function readable<T>(open: () => T): T | undefined {
  try {
    return open()
  } catch {
    return undefined
  }
}
