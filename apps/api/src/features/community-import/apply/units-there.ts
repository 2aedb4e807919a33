import { and, asc, eq, gt, lte, sql } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/pools.ts'
import { type UnitOwnerRow, type UnitRow, unitOwners, units } from '../../communities/index.ts'
import { unitKey } from '../understand/understand-units.ts'

export interface UnitThere {
  readonly unit: UnitRow
  readonly owners: readonly UnitOwnerRow[]
}

/** So many at a time: reading them holds nobody up. */
const PAGE = 1_000
const FIRST = '00000000-0000-0000-0000-000000000000'

/** Nobody corrects or matches a unit until the transaction ends: what was read of it would be written back over that. */
export async function holdUnits(tx: Tx, communityId: string): Promise<void> {
  const held = tx
    .select({ one: sql`1`.as('one') })
    .from(units)
    .where(eq(units.communityId, communityId))
    .orderBy(asc(units.id))
    .for('update')
    .as('held')
  await tx.select({ n: sql`count(*)` }).from(held)
}

/** Every unit of the community by building and room. */
export async function unitsThere(tx: Tx, communityId: string): Promise<ReadonlyMap<string, UnitThere>> {
  const there = new Map<string, UnitThere>()
  for (let after = FIRST; ; ) {
    const page = await tx
      .select()
      .from(units)
      .where(and(eq(units.communityId, communityId), gt(units.id, after)))
      .orderBy(asc(units.id))
      .limit(PAGE)
    const last = page.at(-1)?.id
    if (last === undefined) return there
    const owners = await tx
      .select()
      .from(unitOwners)
      .where(and(eq(unitOwners.communityId, communityId), gt(unitOwners.unitId, after), lte(unitOwners.unitId, last)))
      .orderBy(asc(unitOwners.unitId), asc(unitOwners.position))
    const byUnit = new Map<string, UnitOwnerRow[]>()
    for (const owner of owners) byUnit.set(owner.unitId, [...(byUnit.get(owner.unitId) ?? []), owner])
    for (const unit of page) there.set(unitKey(unit.buildingId, unit.name), { unit, owners: byUnit.get(unit.id) ?? [] })
    after = last
  }
}
