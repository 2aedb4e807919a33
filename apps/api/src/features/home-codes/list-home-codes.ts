import type { HomeCodeBatch, HomeCodeBatches } from '@juwuye/types'
import { and, count, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { decodeCursor, encodeCursor, past } from '../../platform/http/cursor.ts'
import { buildingsByName, requireAdministrator } from '../communities/index.ts'
import { homeCodeBatches, homeCodes } from './home-codes.table.ts'

export type BatchRow = typeof homeCodeBatches.$inferSelect

interface Asking {
  readonly communityId: string
  readonly personId: string
}

/** Every batch of slips, newest first; for desk and town. @throws Refusal not-found, forbidden */
export function listHomeCodes(
  deps: Deps,
  asking: Asking,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<HomeCodeBatches> {
  const { communityId } = asking
  return inCommunity(deps.db.api, asking, async (tx) => {
    await requireAdministrator(tx, communityId, asking, deps.clock.now())
    const after = decodeCursor(cursor)
    const beyond = past(after, homeCodeBatches.madeAt, homeCodeBatches.id)
    const rows = await tx
      .select()
      .from(homeCodeBatches)
      .where(and(eq(homeCodeBatches.communityId, communityId), beyond))
      .orderBy(desc(homeCodeBatches.madeAt), desc(homeCodeBatches.id))
      .limit(limit + 1)
    const last = rows.slice(0, limit).at(-1)
    return {
      items: await presentBatches(tx, communityId, rows.slice(0, limit)),
      nextCursor: rows.length > limit && last ? encodeCursor({ at: last.madeAt, id: last.id }) : null,
    }
  })
}

export async function presentBatches(tx: Tx, communityId: string, rows: readonly BatchRow[]): Promise<HomeCodeBatch[]> {
  if (rows.length === 0) return []
  const places = await buildingsByName(tx, communityId)
  const used = await tx
    .select({ batchId: homeCodes.batchId, n: count() })
    .from(homeCodes)
    .where(
      and(
        eq(homeCodes.communityId, communityId),
        inArray(
          homeCodes.batchId,
          rows.map(({ id }) => id),
        ),
        isNotNull(homeCodes.usedAt),
      ),
    )
    .groupBy(homeCodes.batchId)
  return rows.map((row) => {
    const place = places.find(({ id }) => id === row.buildingId)
    return {
      id: row.id,
      estate: place?.estate ?? '',
      building: place?.name ?? '',
      codes: row.codes,
      used: used.find(({ batchId }) => batchId === row.id)?.n ?? 0,
      by: row.madeByName,
      at: row.madeAt,
      endsAt: row.endsAt,
      revokedAt: row.revokedAt,
    }
  })
}
