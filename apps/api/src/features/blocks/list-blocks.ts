import type { Blocks, BlockView } from '@juwuye/types'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { decodeCursor, encodeCursor, past } from '../../platform/http/cursor.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { actorAround, findCommunity, requireBelonging } from '../communities/index.ts'
import { blocks, runningBlock } from '../moderation/index.ts'
import { type Asking, type BlockAddress, getBlock, watcherFor, watcherOf } from './block-access.ts'
import { blockView } from './block-view.ts'

/** Every block of the community, newest first: for desk and town, and none of their own. @throws Refusal not-found, forbidden */
export function listBlocks(
  deps: Deps,
  asking: Asking,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Blocks> {
  const { communityId, personId } = asking
  const now = deps.clock.now()
  return inCommunity(deps.db.api, asking, async (tx) => {
    const actor = await actorAround(tx, communityId, personId, now)
    requireBelonging(actor)
    const watcher = await watcherFor(tx, actor)
    if (!watcher.desk && !watcher.town) throw new Refusal('forbidden')
    const after = decodeCursor(cursor)
    const beyond = past(after, blocks.proposedAt, blocks.id)
    const rows = await tx
      .select()
      .from(blocks)
      .where(and(eq(blocks.communityId, communityId), sql`${blocks.personId} <> ${personId}`, beyond))
      .orderBy(desc(blocks.proposedAt), desc(blocks.id))
      .limit(limit + 1)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      items: shown.map((row) => blockView(row, watcher, now)),
      nextCursor: rows.length > limit && last ? encodeCursor({ at: last.proposedAt, id: last.id }) : null,
    }
  })
}

/** What keeps the asker themself from whistling here, also where they belong to nothing here. @throws Refusal not-found */
export function readMyBlock(deps: Deps, asking: Asking): Promise<{ block: BlockView | null }> {
  const { communityId, personId } = asking
  const now = deps.clock.now()
  return inCommunity(deps.db.api, asking, async (tx) => {
    if (!(await findCommunity(tx, communityId))) throw new Refusal('not-found')
    const row = await runningBlock(tx, communityId, personId, now)
    return { block: row ? blockView(row, await watcherOf(tx, asking, now), now) : null }
  })
}

/** One of them as it stands now. @throws Refusal not-found */
export function readBlock(deps: Deps, address: BlockAddress): Promise<{ block: BlockView }> {
  const now = deps.clock.now()
  return inCommunity(deps.db.api, address, async (tx) => {
    const watcher = await watcherOf(tx, address, now)
    return { block: blockView(await getBlock(tx, address, watcher), watcher, now) }
  })
}
