import { and, asc, eq, gt, or } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { type Resealed, readable, resealPages, sealedOtherwise } from '../../../platform/sealing/reseal-pages.ts'
import { type NeighbourRow, neighbours } from '../neighbours.table.ts'
import { sealed, unsealed } from '../sealed.ts'

/** Seals rooms and phones anew with the newest key, where another did. */
export const resealNeighbours = (deps: Deps, communityId: string): Promise<Resealed> =>
  resealPages(deps.db.api, communityId, {
    next: (tx, after, limit) =>
      tx
        .select()
        .from(neighbours)
        .where(
          and(
            eq(neighbours.communityId, communityId),
            gt(neighbours.id, after),
            or(sealedOtherwise(deps.sealer, neighbours.room), sealedOtherwise(deps.sealer, neighbours.phone)),
          ),
        )
        .orderBy(asc(neighbours.id))
        .limit(limit)
        .for('update'),
    reseal: (tx, row) => resealEntry(deps, tx, row),
  })

async function resealEntry(deps: Deps, tx: Tx, row: NeighbourRow): Promise<readonly string[]> {
  const words = readable(() => unsealed(deps, row))
  if (!words) return [row.id]
  const { room, phone } = words
  await tx
    .update(neighbours)
    .set({ room: sealed(deps, row, 'room', room), phone: sealed(deps, row, 'phone', phone) })
    .where(and(eq(neighbours.communityId, row.communityId), eq(neighbours.id, row.id)))
  return []
}
