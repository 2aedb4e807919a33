import { eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type ActorAround, actorAround, cityOf, communities, isDeskMember, regions } from '../communities/index.ts'
import { regionOfficesOf } from '../identity/index.ts'

/** Who reads the figures of a community: its own people, its town, or its city. */
export interface FigureReader {
  readonly as: 'member' | 'town' | 'city'
  readonly actor: ActorAround
  /** Complaints are entered by the desk. */
  readonly mayEnter: boolean
}

/** Whether they are an officer of the city that the community's town is part of. */
async function servesCity(tx: Tx, communityId: string, personId: string, now: number): Promise<boolean> {
  const [community] = await tx
    .select({ regionId: communities.regionId })
    .from(communities)
    .where(eq(communities.id, communityId))
  if (!community) return false
  const cityId = await cityOf(tx, community.regionId)
  const offices = await regionOfficesOf(tx, personId, now)
  return offices.some(({ regionId, role }) => role === 'cityOfficer' && regionId === cityId)
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
