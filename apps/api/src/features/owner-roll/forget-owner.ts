import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { unitOwners } from '../communities/index.ts'

/**
 * Nobody stands behind the owner any more. The name stays: the roll says who owns what, whoever uses the app, and was not
 * said by them.
 */
export async function forgetOwner(tx: Tx, communityId: string, personId: string): Promise<void> {
  await tx
    .update(unitOwners)
    .set({ personId: null, matchedBy: null, matchedByName: null, matchedAt: null })
    .where(and(eq(unitOwners.communityId, communityId), eq(unitOwners.personId, personId)))
}
