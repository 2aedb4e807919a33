import type { NeighbourSeen } from '@juwuye/types'
import { and, desc, eq, ne } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { decodeCursor, encodeCursor, past } from '../../platform/http/cursor.ts'
import type { Ids } from '../../platform/ids.ts'
import type { ActorAround } from '../communities/index.ts'
import { neighbours, neighbourViews } from './neighbours.table.ts'

interface Looking {
  readonly communityId: string
  readonly viewer: ActorAround
  readonly what: NeighbourSeen['what']
  readonly now: number
}

/** Puts on record that somebody looked at these entries; one's own is one's own to look at. */
export async function noteViews(
  tx: Tx,
  ids: Ids,
  rows: readonly { readonly id: string; readonly personId: string | null }[],
  { communityId, viewer, what, now }: Looking,
): Promise<void> {
  const seen = rows.filter(({ personId }) => personId !== viewer.personId)
  if (seen.length === 0) return
  await tx.insert(neighbourViews).values(
    seen.map(({ id: neighbourId }) => ({
      communityId,
      neighbourId,
      id: ids.uuid(),
      at: now,
      viewerId: viewer.personId,
      viewerName: viewer.displayName ?? '',
      what,
    })),
  )
}

/** Who looked, newest first. */
export async function listViews(
  tx: Tx,
  { communityId, neighbourId }: { communityId: string; neighbourId: string },
  page: { cursor?: string | undefined; limit: number },
) {
  const after = decodeCursor(page.cursor)
  const rows = await tx
    .select()
    .from(neighbourViews)
    .where(
      and(
        eq(neighbourViews.communityId, communityId),
        eq(neighbourViews.neighbourId, neighbourId),
        past(after, neighbourViews.at, neighbourViews.id),
      ),
    )
    .orderBy(desc(neighbourViews.at), desc(neighbourViews.id))
    .limit(page.limit + 1)
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  return {
    items: shown.map(({ at, viewerName, what }): NeighbourSeen => ({ at, by: viewerName, what })),
    nextCursor: rows.length > page.limit && last ? encodeCursor({ at: last.at, id: last.id }) : null,
  }
}

/** Who else looked at the entries that are this person, newest first. */
export function viewsOfEntries(tx: Tx, communityId: string, personId: string, limit: number) {
  return tx
    .select({
      at: neighbourViews.at,
      viewerId: neighbourViews.viewerId,
      viewerName: neighbourViews.viewerName,
      what: neighbourViews.what,
    })
    .from(neighbourViews)
    .innerJoin(
      neighbours,
      and(eq(neighbours.communityId, neighbourViews.communityId), eq(neighbours.id, neighbourViews.neighbourId)),
    )
    .where(
      and(
        eq(neighbourViews.communityId, communityId),
        eq(neighbours.personId, personId),
        ne(neighbourViews.viewerId, personId),
      ),
    )
    .orderBy(desc(neighbourViews.at), desc(neighbourViews.id))
    .limit(limit)
}
