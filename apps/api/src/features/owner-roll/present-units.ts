import type { Units, UnitView } from '@juwuye/types'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import {
  buildingsByName,
  namesOf,
  requireAdministrator,
  type UnitOwnerRow,
  type UnitRow,
  unitOwners,
  units,
} from '../communities/index.ts'
import { openedOwner } from './owner-words.ts'

interface Asking {
  readonly communityId: string
  readonly personId: string
  readonly buildingId: string
}

/** Room 901 stands before room 1001. */
const byRoom = [sql`char_length(${units.name})`, units.name] as const

/** The units of a building with their owners, by room; for desk and town. @throws Refusal not-found, forbidden */
export function listUnits(
  deps: Deps,
  asking: Asking,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Units> {
  const { communityId, buildingId } = asking
  return inCommunity(deps.db.api, asking, async (tx) => {
    await requireAdministrator(tx, communityId, asking, deps.clock.now())
    const building = (await buildingsByName(tx, communityId)).find(({ id }) => id === buildingId)
    if (!building) throw new Refusal('not-found')
    const after = decodeCursor(cursor)
    const here = and(eq(units.communityId, communityId), eq(units.buildingId, buildingId))
    const beyond =
      after &&
      sql`(${byRoom[0]}, ${byRoom[1]}) > (select char_length(last.name), last.name from ${units} as last
        where last.community_id = ${communityId}::bigint and last.id = ${after.id}::uuid)`
    const rows = await tx
      .select()
      .from(units)
      .where(and(here, beyond))
      .orderBy(...byRoom.map((key) => asc(key)))
      .limit(limit + 1)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      estate: building.estate,
      building: building.name,
      items: await presentUnits(deps, tx, communityId, shown),
      nextCursor: rows.length > limit && last ? encodeCursor({ at: 0, id: last.id }) : null,
    }
  })
}

export function ownersOf(tx: Tx, communityId: string, unitIds: readonly string[]): Promise<UnitOwnerRow[]> {
  return tx
    .select()
    .from(unitOwners)
    .where(and(eq(unitOwners.communityId, communityId), inArray(unitOwners.unitId, [...unitIds])))
    .orderBy(asc(unitOwners.position))
}

async function presentUnits(
  deps: Pick<Deps, 'sealer'>,
  tx: Tx,
  communityId: string,
  rows: readonly UnitRow[],
): Promise<UnitView[]> {
  if (rows.length === 0) return []
  const owners = await ownersOf(
    tx,
    communityId,
    rows.map(({ id }) => id),
  )
  const people = await namesOf(
    tx,
    communityId,
    owners.flatMap(({ personId }) => personId ?? []),
  )
  const shown = (row: UnitOwnerRow): UnitView['owners'][number] => {
    const { name, phone } = openedOwner(deps, row)
    const { id, personId, matchedByName, matchedAt } = row
    const known = personId === null ? undefined : people.get(personId)
    const person = known ? { name: known.name, by: matchedByName ?? '', at: matchedAt ?? 0 } : null
    return { id, name, hasPhone: phone !== null, person }
  }
  return rows.map(({ id, name, kind, areaCm2, areaSource, version }) => ({
    ...{ id, name, kind, areaCm2, areaSource, version },
    owners: owners.filter(({ unitId }) => unitId === id).map(shown),
  }))
}

export async function shownAsOne(deps: Pick<Deps, 'sealer'>, tx: Tx, row: UnitRow): Promise<UnitView> {
  const [shown] = await presentUnits(deps, tx, row.communityId, [row])
  if (!shown) throw new Error('one unit is shown as one')
  return shown
}
