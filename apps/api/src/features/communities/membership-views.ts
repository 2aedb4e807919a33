import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { buildings, estates, membershipBuildings, memberships, parties } from './communities.table.ts'
import { inForce } from './people-around.ts'

/** The person's memberships in force in this community, as the wire carries them. */
export async function membershipsOf(tx: Tx, communityId: string, personId: string, now: number) {
  const rows = await tx
    .select({
      id: memberships.id,
      role: memberships.role,
      office: memberships.office,
      level: memberships.level,
      party: {
        id: parties.id,
        kind: parties.kind,
        character: parties.character,
        name: parties.name,
        phone: parties.phone,
      },
      estate: { id: estates.id, name: estates.name },
      building: { id: buildings.id, name: buildings.name },
    })
    .from(memberships)
    .leftJoin(parties, and(eq(parties.communityId, memberships.communityId), eq(parties.id, memberships.partyId)))
    .leftJoin(estates, and(eq(estates.communityId, memberships.communityId), eq(estates.id, memberships.estateId)))
    .leftJoin(
      buildings,
      and(eq(buildings.communityId, memberships.communityId), eq(buildings.id, memberships.buildingId)),
    )
    .where(and(eq(memberships.communityId, communityId), eq(memberships.personId, personId), inForce(now)))
    .orderBy(memberships.id)
  const cared = await caredBuildings(
    tx,
    communityId,
    rows.filter(({ role }) => role === 'buildingHead').map(({ id }) => id),
  )
  return rows.map((row) => ({
    ...row,
    looksAfter: cared.filter(({ membershipId }) => membershipId === row.id).map(({ id, name }) => ({ id, name })),
  }))
}

async function caredBuildings(tx: Tx, communityId: string, membershipIds: string[]) {
  if (membershipIds.length === 0) return []
  return tx
    .select({ membershipId: membershipBuildings.membershipId, id: buildings.id, name: buildings.name })
    .from(membershipBuildings)
    .innerJoin(
      buildings,
      and(eq(buildings.communityId, membershipBuildings.communityId), eq(buildings.id, membershipBuildings.buildingId)),
    )
    .where(
      and(eq(membershipBuildings.communityId, communityId), inArray(membershipBuildings.membershipId, membershipIds)),
    )
    .orderBy(buildings.position)
}
