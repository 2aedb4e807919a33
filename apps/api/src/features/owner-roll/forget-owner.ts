import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { unitOwners, units } from '../communities/index.ts'

/**
 * Nobody stands behind the owner any more. The name stays: the roll says who owns what, whoever uses the app, and was not
 * said by them. To be called before memberships are touched: whoever changes the roll holds a unit first.
 */
export async function forgetOwner(tx: Tx, communityId: string, personId: string): Promise<void> {
  const mine = and(eq(unitOwners.communityId, communityId), eq(unitOwners.personId, personId))
  await tx
    .select({ id: units.id })
    .from(units)
    .where(
      and(
        eq(units.communityId, communityId),
        inArray(units.id, tx.select({ id: unitOwners.unitId }).from(unitOwners).where(mine)),
      ),
    )
    .orderBy(asc(units.id))
    .for('update')
  await tx.update(unitOwners).set({ personId: null, matchedBy: null, matchedByName: null, matchedAt: null }).where(mine)
}
