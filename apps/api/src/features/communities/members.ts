import type { Members } from '@juwuye/types'
import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { buildings, estates, membershipBuildings, memberships, parties } from './communities.table.ts'
import { inForce } from './people-around.ts'

/** A community has some hundred people with a part in it; who imported more sees that there are more. */
const MOST_SHOWN = 1_000

/** Everybody who is something beyond living here, by party, officers first. */
export async function listMembers(tx: Tx, communityId: string, viewerId: string, now: number): Promise<Members> {
  const everyParty = await tx
    .select()
    .from(parties)
    .where(eq(parties.communityId, communityId))
    .orderBy(parties.position)
  const rows = await tx
    .select({
      partyId: memberships.partyId,
      membershipId: memberships.id,
      personId: memberships.personId,
      name: memberships.displayName,
      role: memberships.role,
      office: memberships.office,
      since: memberships.validFrom,
      estate: estates.name,
    })
    .from(memberships)
    .leftJoin(estates, and(eq(estates.communityId, memberships.communityId), eq(estates.id, memberships.estateId)))
    .where(and(eq(memberships.communityId, communityId), ne(memberships.role, 'resident'), inForce(now)))
    .orderBy(sql`${memberships.office} is null`, asc(memberships.office), asc(memberships.id))
    .limit(MOST_SHOWN + 1)
  const shown = rows.slice(0, MOST_SHOWN)
  const heads = shown.filter(({ role }) => role === 'buildingHead').map(({ membershipId }) => membershipId)
  const cared = await buildingsLookedAfter(tx, communityId, heads)
  const of = (partyId: string | null) =>
    shown
      .filter((row) => row.partyId === partyId)
      .map(({ partyId: _, ...row }) => ({
        ...row,
        looksAfter: cared.get(row.membershipId) ?? [],
        mine: row.personId === viewerId,
      }))
  return {
    parties: everyParty.map(({ id, kind, character, name, phone }) => ({
      ...{ id, kind, character, name, phone },
      members: of(id),
    })),
    others: of(null),
    more: rows.length > MOST_SHOWN,
  }
}

/** Everybody who is something beyond living here, in no order. */
export function partMembers(tx: Tx, communityId: string, now: number) {
  return tx
    .select({
      membershipId: memberships.id,
      name: memberships.displayName,
      role: memberships.role,
      partyId: memberships.partyId,
      office: memberships.office,
    })
    .from(memberships)
    .where(and(eq(memberships.communityId, communityId), ne(memberships.role, 'resident'), inForce(now)))
}

/** The buildings that go with these memberships, in the estate's order. */
export async function buildingsLookedAfter(
  tx: Tx,
  communityId: string,
  membershipIds: readonly string[],
): Promise<ReadonlyMap<string, { id: string; name: string }[]>> {
  const cared = new Map<string, { id: string; name: string }[]>()
  if (membershipIds.length === 0) return cared
  const rows = await tx
    .select({ membershipId: membershipBuildings.membershipId, id: buildings.id, name: buildings.name })
    .from(membershipBuildings)
    .innerJoin(
      buildings,
      and(eq(buildings.communityId, membershipBuildings.communityId), eq(buildings.id, membershipBuildings.buildingId)),
    )
    .where(
      and(
        eq(membershipBuildings.communityId, communityId),
        inArray(membershipBuildings.membershipId, [...membershipIds]),
      ),
    )
    .orderBy(buildings.position)
  for (const { membershipId, ...building } of rows)
    cared.set(membershipId, [...(cared.get(membershipId) ?? []), building])
  return cared
}
