import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type ActorAround, actorAround, isDeskMember, regions } from '../communities/index.ts'
import { regionMemberships, regionOfficesOf } from '../identity/index.ts'

/** Who reads the figures of a community: its own people, its town, or its city. */
export interface FigureReader {
  readonly as: 'member' | 'town' | 'city'
  readonly actor: ActorAround
  /** Complaints are entered by the desk. */
  readonly mayEnter: boolean
}

/** Whether they are an officer of the city that the community's town is part of. */
async function servesCity(tx: Tx, communityId: string, personId: string, now: number): Promise<boolean> {
  const rows = await tx
    .select({ one: sql<number>`1` })
    .from(regionMemberships)
    .where(
      and(
        eq(regionMemberships.personId, personId),
        eq(regionMemberships.role, 'cityOfficer'),
        lte(regionMemberships.validFrom, now),
        or(isNull(regionMemberships.validTo), gt(regionMemberships.validTo, now)),
        sql`${regionMemberships.regionId} = (select town.parent_id from juwuye.communities as community
          join juwuye.regions as town on town.id = community.region_id where community.id = ${communityId})`,
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** @throws Refusal not-found for who has nothing to do with the community */
export async function requireFigureReader(
  tx: Tx,
  { communityId, personId }: { communityId: string; personId: string },
  now: number,
): Promise<FigureReader> {
  const actor = await actorAround(tx, communityId, personId, now)
  if (actor.memberships.length > 0) return { as: 'member', actor, mayEnter: isDeskMember(actor) }
  if (actor.townOfficer) return { as: 'town', actor, mayEnter: false }
  if (await servesCity(tx, communityId, personId, now)) return { as: 'city', actor, mayEnter: false }
  throw new Refusal('not-found')
}

/** The town or city, for its own officers and those of the city above. @throws Refusal not-found */
export async function requireRegionReader(tx: Tx, regionId: string, personId: string, now: number) {
  const [region] = await tx.select().from(regions).where(eq(regions.id, regionId))
  const offices = await regionOfficesOf(tx, personId, now)
  const serves = (id: string | null | undefined, role: string) =>
    offices.some((office) => office.regionId === id && office.role === role)
  const own = region?.kind === 'town' ? serves(regionId, 'townOfficer') : serves(regionId, 'cityOfficer')
  if (!region || !(own || serves(region.parentId, 'cityOfficer'))) throw new Refusal('not-found')
  return region
}
