import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { buildings, commonPlaces, communities, estates } from './communities.table.ts'

export interface PlaceIds {
  readonly estateId: string
  readonly buildingId: string | null
  readonly placeId: string | null
}

/** Checks that a place is of this community, building and spot of the estate; names the first field that is not. */
export async function findPlace(
  tx: Tx,
  communityId: string,
  place: PlaceIds,
): Promise<{ problem: 'estateId' | 'buildingId' | 'placeId' | null; shortName: string }> {
  const [community] = await tx
    .select({ shortName: communities.shortName })
    .from(communities)
    .innerJoin(estates, and(eq(estates.communityId, communities.id), eq(estates.id, place.estateId)))
    .where(and(eq(communities.id, communityId), eq(estates.communityId, communityId)))
  if (!community) return { problem: 'estateId', shortName: '' }
  const within = async (table: typeof buildings | typeof commonPlaces, id: string | null) => {
    if (id === null) return true
    const [row] = await tx
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.communityId, communityId), eq(table.estateId, place.estateId), eq(table.id, id)))
    return row !== undefined
  }
  if (!(await within(buildings, place.buildingId))) return { problem: 'buildingId', ...community }
  if (!(await within(commonPlaces, place.placeId))) return { problem: 'placeId', ...community }
  return { problem: null, ...community }
}

/** Names for showing: estates, buildings and common places of one community by id. */
export async function placeNames(tx: Tx, communityId: string): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const table of [estates, buildings, commonPlaces]) {
    const rows = await tx
      .select({ id: table.id, name: table.name })
      .from(table)
      .where(eq(table.communityId, communityId))
    for (const row of rows) names.set(row.id, row.name)
  }
  return names
}
