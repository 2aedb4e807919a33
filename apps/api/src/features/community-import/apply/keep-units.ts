import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { settleLevels, unitOwners, units } from '../../communities/index.ts'
import { type MergedUnit, unitRows } from './merge-unit.ts'

/** Units in one statement. */
export const UNITS_AT_ONCE = 500

const excluded = (column: string) => sql.raw(`excluded.${column}`)

/** Writes new and changed units, some hundreds at once. Whoever is an owner no more is one no more. */
export async function keepUnits(
  deps: Pick<Deps, 'sealer' | 'ids'>,
  tx: Tx,
  communityId: string,
  merged: readonly MergedUnit[],
): Promise<void> {
  const written = merged.filter(({ change }) => change !== 'unchanged')
  if (written.length === 0) return
  const rows = written.map((one) => unitRows(deps, communityId, one))
  await tx
    .insert(units)
    .values(rows.map(({ unit }) => unit))
    .onConflictDoUpdate({
      target: [units.communityId, units.id],
      set: {
        kind: excluded('kind'),
        areaCm2: excluded('area_cm2'),
        areaSource: excluded('area_source'),
        owners: excluded('owners'),
        headKey: excluded('head_key'),
        version: excluded('version'),
      },
    })
  const replaced = written.filter(({ owners, there }) => owners !== null && there !== undefined)
  if (replaced.length > 0) {
    const ids = replaced.flatMap(({ there }) => there?.unit.id ?? [])
    await tx.delete(unitOwners).where(and(eq(unitOwners.communityId, communityId), inArray(unitOwners.unitId, ids)))
  }
  const owners = rows.flatMap((row) => row.owners ?? [])
  if (owners.length > 0) await tx.insert(unitOwners).values(owners)
  const matched = replaced.flatMap(({ there }) => there?.owners.flatMap(({ personId }) => personId ?? []) ?? [])
  await settleLevels(tx, communityId, matched)
}
