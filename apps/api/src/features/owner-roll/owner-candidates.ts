import type { OwnerCandidates } from '@juwuye/types'
import { and, asc, eq, ilike, inArray, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { buildings, memberships, requireAdministrator, units } from '../communities/index.ts'
import type { UnitAddress } from './hold-unit.ts'
import { openedOwner } from './owner-words.ts'
import { ownersOf } from './present-units.ts'

const MOST_SHOWN = 50

/**
 * Confirmed residents of the estate who may be an owner of the unit: those who bear an owner's name first, then those of
 * its building. Nobody's telephone number is verified, so the name leads and somebody says so.
 *
 * @throws Refusal not-found, forbidden
 */
export function listOwnerCandidates(deps: Deps, address: UnitAddress, q: string | undefined): Promise<OwnerCandidates> {
  const { communityId, unitId } = address
  return inCommunity(deps.db.api, address, async (tx) => {
    await requireAdministrator(tx, communityId, address, deps.clock.now())
    const here = and(eq(units.communityId, communityId), eq(units.id, unitId))
    const [unit] = await tx.select({ estateId: units.estateId, buildingId: units.buildingId }).from(units).where(here)
    if (!unit) throw new Refusal('not-found')
    const names = (await ownersOf(tx, communityId, [unitId])).map((row) => openedOwner(deps, row).name)
    const named = sql<boolean>`${memberships.displayName} = any(${sql.param(names)}::text[])`
    const words = q?.trim() ?? ''
    const items = await tx
      .select({
        membershipId: memberships.id,
        name: memberships.displayName,
        building: buildings.name,
        owner: sql<boolean>`${memberships.level} = 'owner'`,
      })
      .from(memberships)
      .innerJoin(
        buildings,
        and(eq(buildings.communityId, memberships.communityId), eq(buildings.id, memberships.buildingId)),
      )
      .where(
        and(
          eq(memberships.communityId, communityId),
          eq(memberships.estateId, unit.estateId),
          eq(memberships.role, 'resident'),
          inArray(memberships.level, ['confirmed', 'owner']),
          isNull(memberships.validTo),
          words === '' ? undefined : ilike(memberships.displayName, `%${words.replace(/[\\%_]/g, '\\$&')}%`),
        ),
      )
      .orderBy(
        sql`${named} desc`,
        sql`(${memberships.buildingId} = ${unit.buildingId}::uuid) desc`,
        asc(memberships.displayName),
        asc(memberships.id),
      )
      .limit(MOST_SHOWN)
    return { items }
  })
}
