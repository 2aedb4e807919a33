import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { buildings, estates, memberships, parties } from './communities.table.ts'
import { buildingsLookedAfter } from './members.ts'
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
  const heads = rows.filter(({ role }) => role === 'buildingHead').map(({ id }) => id)
  const cared = await buildingsLookedAfter(tx, communityId, heads)
  return rows.map((row) => ({ ...row, looksAfter: cared.get(row.id) ?? [] }))
}
