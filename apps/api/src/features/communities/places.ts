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

const communityOfEstate = prepared((tx) =>
  tx
    .select({ shortName: communities.shortName })
    .from(communities)
    .innerJoin(estates, and(eq(estates.communityId, communities.id), eq(estates.id, asked('estateId'))))
    .where(and(eq(communities.id, asked('communityId')), eq(estates.communityId, asked('communityId')))),
)

const within = (table: typeof buildings | typeof commonPlaces) =>
  prepared((tx) =>
    tx
      .select({ id: table.id })
      .from(table)
      .where(
        and(
          eq(table.communityId, asked('communityId')),
          eq(table.estateId, asked('estateId')),
          eq(table.id, asked('id')),
        ),
      ),
  )
const [buildingWithin, placeWithin] = [within(buildings), within(commonPlaces)]

/** Checks that a place is of this community, building and spot of the estate; names the first field that is not. */
export async function findPlace(
  tx: Tx,
  communityId: string,
  place: PlaceIds,
): Promise<{ problem: 'estateId' | 'buildingId' | 'placeId' | null; shortName: string }> {
  const { estateId } = place
  const has = async (within: typeof buildingWithin, id: string | null) =>
    id === null || (await within(tx, { communityId, estateId, id })).length > 0
  const [[community], hasBuilding, hasPlace] = await together(
    communityOfEstate(tx, { communityId, estateId }),
    has(buildingWithin, place.buildingId),
    has(placeWithin, place.placeId),
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
