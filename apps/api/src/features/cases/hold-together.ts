import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { cases } from './cases.table.ts'

/** Names the other case that an act changes, if there is one. */
export type Alongside = (tx: Tx) => Promise<string | null>

/**
 * Holds two cases between which whistles move. Who moves whistles in a community does so in turn, so that which case is
 * merged into which stands still while they wait; living cases are locked before merged ones, each in the order of their
 * ids, as everybody does who changes a living case and then the numbers that lead to it. So nobody waits in a ring.
 */
export async function holdTogether(tx: Tx, communityId: string, caseId: string, alongside: Alongside): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`whistles move in ${communityId}`}, 0))`)
  const other = await alongside(tx)
  const ids = other === null ? [caseId] : [caseId, other]
  await tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.communityId, communityId), inArray(cases.id, ids)))
    .orderBy(sql`${cases.state} = 'merged'`, asc(cases.id))
    .for('update')
}
