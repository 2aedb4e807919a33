import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { buildings, estates, membershipBuildings, memberships } from './communities.table.ts'
import { inForce } from './people-around.ts'

/** Who looks after which building now. */
export async function headsOfBuildings(tx: Tx, communityId: string, now: number) {
  return tx
    .selectDistinct({
      buildingId: membershipBuildings.buildingId,
      personId: memberships.personId,
      name: memberships.displayName,
    })
    .from(memberships)
    .innerJoin(
      membershipBuildings,
      and(
        eq(membershipBuildings.communityId, memberships.communityId),
        eq(membershipBuildings.membershipId, memberships.id),
      ),
    )
    .where(and(eq(memberships.communityId, communityId), eq(memberships.role, 'buildingHead'), inForce(now)))
    .orderBy(asc(memberships.displayName), asc(memberships.personId))
}

/** Every building of the community as people call it, in the order of the map. */
export async function buildingsByName(tx: Tx, communityId: string) {
  return tx
    .select({ id: buildings.id, name: buildings.name, estateId: estates.id, estate: estates.name })
    .from(buildings)
    .innerJoin(estates, and(eq(estates.communityId, buildings.communityId), eq(estates.id, buildings.estateId)))
    .where(eq(buildings.communityId, communityId))
    .orderBy(asc(estates.position), asc(buildings.position), asc(buildings.id))
}
