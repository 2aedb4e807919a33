import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import type { CaseRow } from './case-record.ts'
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
 * Holds several cases; answers their rows in the order in which they are held. Living cases are locked before merged
 * ones, each in the order of their ids, as everybody does who changes a living case and then the numbers that lead to
 * it: nobody waits in a ring.
 */
export async function holdTogether(tx: Tx, communityId: string, caseIds: readonly string[]): Promise<CaseRow[]> {
  if (caseIds.length === 0) return []
  return tx
    .select()
    .from(cases)
    .where(and(eq(cases.communityId, communityId), inArray(cases.id, [...caseIds])))
    .orderBy(sql`${cases.state} = 'merged'`, asc(cases.id))
    .for('update')
}
