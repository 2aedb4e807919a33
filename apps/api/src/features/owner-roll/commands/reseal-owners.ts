import { and, asc, eq, gt, or, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { type UnitRow, unitOwners, units } from '../../communities/index.ts'
import { headKey, type OwnerWords, openedOwner, sealedOwner } from '../owner-words.ts'
import { ownersOf } from '../present-units.ts'

const PAGE = 200
const FIRST = '00000000-0000-0000-0000-000000000000'

export interface Resealed {
  readonly done: number
  /** Owners whom no key opens. */
  readonly unreadable: readonly string[]
}

/** Seals the roll anew with the newest key, where another did, and hashes its heads with it. Cut off, it goes on where it was. */
export async function resealOwners(deps: Deps, communityId: string): Promise<Resealed> {
  const unreadable: string[] = []
  let done = 0
  for (let after: string | undefined = FIRST; after !== undefined; ) {
    const last: string = after
    after = await inCommunity(deps.db.api, { communityId }, async (tx) => {
      const page = await sealedOtherwise(deps, tx, communityId, last)
      for (const unit of page) {
        const lost = await resealUnit(deps, tx, unit)
        unreadable.push(...lost)
        done += lost.length === 0 ? 1 : 0
      }
      return page.length < PAGE ? undefined : page.at(-1)?.id
    })
  }
  return { done, unreadable }
}

function sealedOtherwise({ sealer: { mark } }: Deps, tx: Tx, communityId: string, after: string): Promise<UnitRow[]> {
  const otherwise = (column: typeof unitOwners.name | typeof unitOwners.phone) =>
    sql`substring(${column} from 1 for ${mark.length}::int) <> ${mark}`
  const old = tx
    .select({ one: sql`1` })
    .from(unitOwners)
    .where(
      and(
        eq(unitOwners.communityId, units.communityId),
        eq(unitOwners.unitId, units.id),
        or(otherwise(unitOwners.name), otherwise(unitOwners.phone)),
      ),
    )
  return tx
    .select()
    .from(units)
    .where(and(eq(units.communityId, communityId), gt(units.id, after), sql`exists ${old}`))
    .orderBy(asc(units.id))
    .limit(PAGE)
    .for('update')
}

/** @returns owners who could not be read; then the unit stays as it is */
async function resealUnit(deps: Deps, tx: Tx, { communityId, id: unitId }: UnitRow): Promise<string[]> {
  const rows = await ownersOf(tx, communityId, [unitId])
  const words = rows.map((row) => readable(deps, row))
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

function readable(deps: Deps, row: Parameters<typeof openedOwner>[1]): OwnerWords | undefined {
  try {
    return openedOwner(deps, row)
  } catch {
    return undefined
  }
}
