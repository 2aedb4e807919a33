import { and, asc, eq, gt, or, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { type Resealed, readable, resealPages, sealedOtherwise } from '../../../platform/sealing/reseal-pages.ts'
import { type UnitRow, unitOwners, units } from '../../communities/index.ts'
import { headKey, openedOwner, sealedOwner } from '../owner-words.ts'
import { ownersOf } from '../present-units.ts'

/** Seals the roll anew with the newest key, where another did, and hashes its heads with it. */
export const resealOwners = (deps: Deps, communityId: string): Promise<Resealed> =>
  resealPages(deps.db.api, communityId, {
    next: (tx, after, limit) => unitsSealedOtherwise(deps, tx, { communityId, after, limit }),
    reseal: (tx, unit) => resealUnit(deps, tx, unit),
  })

interface Next {
  readonly communityId: string
  readonly after: string
  readonly limit: number
}

function unitsSealedOtherwise(deps: Deps, tx: Tx, { communityId, after, limit }: Next): Promise<UnitRow[]> {
  const old = tx
    .select({ one: sql`1` })
    .from(unitOwners)
    .where(
      and(
        eq(unitOwners.communityId, units.communityId),
        eq(unitOwners.unitId, units.id),
        or(sealedOtherwise(deps.sealer, unitOwners.name), sealedOtherwise(deps.sealer, unitOwners.phone)),
      ),
    )
  return tx
    .select()
    .from(units)
    .where(and(eq(units.communityId, communityId), gt(units.id, after), sql`exists ${old}`))
    .orderBy(asc(units.id))
    .limit(limit)
    .for('update')
}

/** One whose owner cannot be read stays as it is. */
async function resealUnit(deps: Deps, tx: Tx, { communityId, id: unitId }: UnitRow): Promise<readonly string[]> {
  const rows = await ownersOf(tx, communityId, [unitId])
  const words = rows.map((row) => readable(() => openedOwner(deps, row)))
  const lost = rows.filter((_, i) => words[i] === undefined).map(({ id }) => id)
  if (lost.length > 0) return lost
  for (const [i, row] of rows.entries()) {
    const said = words[i]
    if (!said) continue
    await tx
      .update(unitOwners)
      .set(sealedOwner(deps, row, said))
      .where(and(eq(unitOwners.communityId, communityId), eq(unitOwners.unitId, unitId), eq(unitOwners.id, row.id)))
  }
  const key = headKey(
    deps,
    communityId,
    words.flatMap((said) => said ?? []),
  )
  await tx
    .update(units)
    .set({ headKey: key })
    .where(and(eq(units.communityId, communityId), eq(units.id, unitId)))
  return []
}
