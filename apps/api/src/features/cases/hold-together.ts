import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { cases } from './cases.table.ts'

/** Names the other case that an act needs to hold, after taking its turn; null when it needs none. */
export type Alongside = (tx: Tx) => Promise<string | null>

/**
 * Who moves whistles between two cases of a community does so in turn: which case is merged into which stands still
 * until the transaction ends. Taken before any case is held.
 */
export async function takeTurn(tx: Tx, communityId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`whistles move in ${communityId}`}, 0))`)
}

/**
 * Holds two cases. Living cases are locked before merged ones, each in the order of their ids, as everybody does who
 * changes a living case and then the numbers that lead to it: nobody waits in a ring.
 */
export async function holdTogether(tx: Tx, communityId: string, caseIds: readonly string[]): Promise<void> {
  await tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.communityId, communityId), inArray(cases.id, [...caseIds])))
    .orderBy(sql`${cases.state} = 'merged'`, asc(cases.id))
    .for('update')
}
