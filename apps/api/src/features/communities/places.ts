import { and, eq } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import type { Tx } from '../../platform/db/pools.ts'
import { asked, prepared } from '../../platform/db/prepared.ts'
import { together } from '../../platform/db/tenant.ts'
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
  const estate = tx
    .select({ shortName: communities.shortName })
    .from(communities)
    .innerJoin(estates, and(eq(estates.communityId, communities.id), eq(estates.id, place.estateId)))
    .where(and(eq(communities.id, communityId), eq(estates.communityId, communityId)))
  const within = async (table: typeof buildings | typeof commonPlaces, id: string | null) => {
    if (id === null) return true
    const [row] = await tx
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.communityId, communityId), eq(table.estateId, place.estateId), eq(table.id, id)))
    return row !== undefined
  }
  const [[community], hasBuilding, hasPlace] = await together(
    estate,
    within(buildings, place.buildingId),
    within(commonPlaces, place.placeId),
  )
  if (!community) return { problem: 'estateId', shortName: '' }
  if (!hasBuilding) return { problem: 'buildingId', ...community }
  if (!hasPlace) return { problem: 'placeId', ...community }
  return { problem: null, ...community }
}

const namesOfPlaces = prepared((tx) => {
  const named = (table: typeof estates | typeof buildings | typeof commonPlaces) =>
    tx
      .select({ id: table.id, name: table.name })
      .from(table)
      .where(eq(table.communityId, asked('communityId')))
  return unionAll(named(estates), named(buildings), named(commonPlaces))
})

/** Names for showing: estates, buildings and common places of one community by id. */
export async function placeNames(tx: Tx, communityId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await namesOfPlaces(tx, { communityId })
  return new Map(rows.map(({ id, name }) => [id, name]))
}
