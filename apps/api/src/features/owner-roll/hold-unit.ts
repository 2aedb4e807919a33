import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import {
  type Administrator,
  administrationSteps,
  buildingsByName,
  refuseWhileImporting,
  requireAdministrator,
  type UnitRow,
  units,
} from '../communities/index.ts'

export interface UnitAddress {
  readonly communityId: string
  readonly personId: string
  readonly unitId: string
}

/** The unit for one of the desk or the town, held until the transaction ends. @throws Refusal not-found, forbidden; import-writes */
export async function holdUnit(
  tx: Tx,
  address: UnitAddress,
  now: number,
): Promise<{ row: UnitRow; by: Administrator; about: string }> {
  const { communityId, unitId } = address
  const by = await requireAdministrator(tx, communityId, address, now)
  await refuseWhileImporting(tx, communityId)
  const [row] = await tx
    .select()
    .from(units)
    .where(and(eq(units.communityId, communityId), eq(units.id, unitId)))
    .for('update')
  if (!row) throw new Refusal('not-found')
  const place = (await buildingsByName(tx, communityId)).find(({ id }) => id === row.buildingId)
  return { row, by, about: [place?.estate, place?.name, row.name].join(' ') }
}

/** Who changed the unit by hand last; empty where only workbooks did. */
export async function lastHand(tx: Tx, { communityId, id }: UnitRow): Promise<string> {
  const [step] = await tx
    .select({ by: administrationSteps.personName })
    .from(administrationSteps)
    .where(
      and(
        eq(administrationSteps.communityId, communityId),
        eq(administrationSteps.subjectId, id),
        inArray(administrationSteps.step, ['unitCorrected', 'ownerMatched', 'ownerUnmatched']),
      ),
    )
    .orderBy(desc(administrationSteps.id))
    .limit(1)
  return step?.by ?? ''
}
