import type { OwnerRoll } from '@juwuye/types'
import { sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { buildingsByName, requireAdministrator, units } from '../communities/index.ts'

interface Asking {
  readonly communityId: string
  readonly personId: string
}

type Totals = Pick<OwnerRoll['estates'][number], 'units' | 'heads' | 'areaCm2' | 'lackArea' | 'lackOwner'>

const NOTHING: Totals = { units: 0, heads: 0, areaCm2: 0, lackArea: 0, lackOwner: 0 }

interface TotalsRow extends Record<string, unknown> {
  estateId: string
  buildingId: string | null
  units: string
  heads: string
  areaCm2: string
  lackArea: string
  lackOwner: string
}

/** What the roll adds up to, by estate and building; for desk and town. @throws Refusal not-found, forbidden */
export function readOwnerRoll(deps: Deps, asking: Asking): Promise<OwnerRoll> {
  const { communityId } = asking
  return inCommunity(deps.db.api, asking, async (tx) => {
    await requireAdministrator(tx, communityId, asking, deps.clock.now())
    const places = await buildingsByName(tx, communityId)
    const { rows } = await tx.execute<TotalsRow>(sql`
      select ${units.estateId} as "estateId", ${units.buildingId} as "buildingId", count(*) as "units",
        count(distinct coalesce(${units.headKey}, uuid_send(${units.id}))) filter (where ${units.owners} > 0) as "heads",
        coalesce(sum(${units.areaCm2}), 0) as "areaCm2",
        count(*) filter (where ${units.areaCm2} is null) as "lackArea",
        count(*) filter (where ${units.owners} = 0) as "lackOwner"
      from ${units} where ${units.communityId} = ${communityId}::bigint
      group by grouping sets ((${units.estateId}, ${units.buildingId}), (${units.estateId}))`)
    const totalsOf = (estateId: string, buildingId: string | null): Totals => {
      const row = rows.find((one) => one.estateId === estateId && one.buildingId === buildingId)
      return row ? inNumbers(row) : NOTHING
    }
    const estates = [...new Map(places.map(({ estateId, estate }) => [estateId, estate]))]
    return {
      estates: estates.map(([estateId, name]) => ({
        id: estateId,
        name,
        ...totalsOf(estateId, null),
        buildings: places
          .filter((place) => place.estateId === estateId)
          .map(({ id, name: building }) => ({ id, name: building, ...totalsOf(estateId, id) })),
      })),
    }
  })
}

const inNumbers = (row: TotalsRow): Totals => ({
  units: Number(row.units),
  heads: Number(row.heads),
  areaCm2: Number(row.areaCm2),
  lackArea: Number(row.lackArea),
  lackOwner: Number(row.lackOwner),
})
