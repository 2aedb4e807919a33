import { and, asc, between, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { asSweeper, inCommunity } from '../../platform/db/tenant.ts'
import { outbox } from '../cases/index.ts'

/** Communities looked up at a time, and rows that one of them gets relayed before the next has its turn. */
const COMMUNITIES = 500
const ROWS = 200

/**
 * Moves outbox rows into the queue `tell`, oldest first, at most `ROWS` of each community that has any. What breaks in
 * one community is thrown after the others.
 *
 * @returns how many rows were moved; zero when nothing waits, or others are at it
 */
export async function relayOutbox(deps: Deps): Promise<number> {
  const broken: unknown[] = []
  let count = 0
  let page: string[] = []
  do {
    page = await waitingCommunities(deps, page.at(-1) ?? '0')
    for (const communityId of page) {
      count += await relayCommunity(deps, communityId).catch((error: unknown) => {
        broken.push(error)
        return 0
      })
    }
  } while (page.length === COMMUNITIES)
  if (broken.length > 0) throw broken[0]
  return count
}

/** From one community that waits to the next by the index, so that its cost does not grow with what waits in each. */
async function waitingCommunities(deps: Deps, after: string): Promise<string[]> {
  const { rows } = await asSweeper(deps.db.sweeper, (tx) =>
    tx.execute<{ community_id: string }>(
      sql`with /* cross-tenant: outbox-relay */ recursive waiting as (
          (select community_id from juwuye.outbox where relayed_at is null and community_id > ${after}::bigint
           order by community_id limit 1)
          union all
          select (select community_id from juwuye.outbox where relayed_at is null and community_id > waiting.community_id
                  order by community_id limit 1)
          from waiting where waiting.community_id is not null)
        select community_id from waiting where community_id is not null limit ${COMMUNITIES}`,
    ),
  )
  return rows.map((row) => row.community_id)
}

/** Rows another worker has claimed are passed over; rows and jobs change together or not at all. */
async function relayCommunity(deps: Deps, communityId: string): Promise<number> {
  return await inCommunity(deps.db.api, { communityId }, async (tx) => {
    const rows = await tx
      .select({ id: outbox.id, createdAt: outbox.createdAt, traceId: outbox.traceId })
      .from(outbox)
      .where(and(eq(outbox.communityId, communityId), isNull(outbox.relayedAt)))
      .orderBy(asc(outbox.createdAt), asc(outbox.id))
      .limit(ROWS)
      .for('update', { skipLocked: true })
    const [first, last] = [rows[0], rows.at(-1)]
    if (!first || !last) return 0
    const jobs = rows.map(({ id, createdAt, traceId }) => ({
      id,
      data: { communityId, outboxId: id, createdAt },
      traceId,
    }))
    await deps.jobs.addAll(tx, 'tell', jobs)
    const ids = rows.map((row) => row.id)
    await tx
      .update(outbox)
      .set({ relayedAt: deps.clock.now() })
      .where(
        and(
          eq(outbox.communityId, communityId),
          inArray(outbox.id, ids),
          between(outbox.createdAt, first.createdAt, last.createdAt), // names the months it looks into
        ),
      )
    return rows.length
  })
}
