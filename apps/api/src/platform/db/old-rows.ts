import { and, asc, eq, inArray, lt } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Databases } from './pools.ts'
import { asPerson, asSweeper, inCommunity } from './tenant.ts'

/** Deletes what is older than `before` (epoch ms), about a batch at most; answers how many went. Safe to run twice. */
export type DeleteOld = (deps: { readonly db: Databases }, before: number) => Promise<number>

export const OLD_ROWS_BATCH = 500

interface OldRows {
  /** Whose plane the row is in; also its key. */
  readonly owner: PgColumn
  readonly id: PgColumn
  readonly at: PgColumn
}

/** Finds them across all planes by id and time, then deletes them inside each. */
export function oldRows(table: PgTable, { owner, id, at }: OldRows): DeleteOld {
  const ofPerson = owner.name === 'person_id'
  return async ({ db }, before) => {
    const due = await asSweeper(db.sweeper, (tx) =>
      tx.select({ owner, id }).from(table).where(lt(at, before)).orderBy(asc(at)).limit(OLD_ROWS_BATCH),
    )
    let gone = 0
    for (const whose of new Set(due.map((row) => String(row.owner)))) {
      const ids = due.filter((row) => String(row.owner) === whose).map((row) => row.id)
      const which = and(eq(owner, whose), inArray(id, ids), lt(at, before))
      const done = ofPerson
        ? await asPerson(db.api, whose, (tx) => tx.delete(table).where(which))
        : await inCommunity(db.api, { communityId: whose }, (tx) => tx.delete(table).where(which))
      gone += done.rowCount ?? 0
    }
    return gone
  }
}
