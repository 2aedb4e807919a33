import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { asSweeper, inCommunity } from '../../../platform/db/tenant.ts'
import { type DeliveryRow, queuePushes } from '../deliveries.ts'
import { deliveries, messages } from '../notifications.table.ts'

/** Deliveries looked up at a time, over all communities. */
const AT_ONCE = 500

type DueRow = { community_id: string; id: string }

/** Deliveries whose time has come, the longest waiting first, over all communities but these: ids only. */
async function findDue(deps: Pick<Deps, 'db'>, now: number, but: readonly string[]): Promise<DueRow[]> {
  const { rows } = await asSweeper(deps.db.sweeper, (tx) =>
    tx.execute<DueRow>(
      sql`select /* cross-tenant: due-deliveries */ community_id, id from juwuye.deliveries
        where state in ('waiting', 'digest') and due_at <= ${new Date(now).toISOString()}::timestamptz
          and community_id <> all(${sql.param(but)}::bigint[])
        order by due_at limit ${AT_ONCE}`,
    ),
  )
  return rows
}

/**
 * Hands over what waited for the end of the quiet hours or for the digest, page by page until none is left. What breaks
 * in one community is thrown after the others.
 */
export async function sendDueMessages(deps: Deps, now: number): Promise<void> {
  const broken = new Map<string, unknown>()
  for (;;) {
    const page = await findDue(deps, now, [...broken.keys()])
    if (page.length === 0) break
    for (const communityId of new Set(page.map((row) => row.community_id))) {
      const ids = page.flatMap((row) => (row.community_id === communityId ? [row.id] : []))
      await sendDueOf(deps, communityId, ids, now).catch((error: unknown) => broken.set(communityId, error))
    }
  }
  for (const error of broken.values()) throw error
}

/** In one transaction, so that a delivery leaves `waiting` with its job or not at all. */
async function sendDueOf(deps: Deps, communityId: string, ids: readonly string[], now: number): Promise<void> {
  await inCommunity(deps.db.api, { communityId }, async (tx) => {
    const due = await claimDue(tx, communityId, inArray(deliveries.id, [...ids]), now)
    const ready = due.filter((row) => row.state === 'waiting')
    const people = new Set(due.flatMap((row) => (row.state === 'digest' ? [row.personId] : [])))
    for (const personId of people) ready.push(...(await foldDigest(deps, tx, communityId, personId, now)))
    await setState(tx, communityId, ready, 'queued', now)
    await queuePushes(deps, tx, ready)
  })
}

const claimDue = (tx: Tx, communityId: string, which: ReturnType<typeof and>, now: number) =>
  tx
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.communityId, communityId),
        which,
        inArray(deliveries.state, ['waiting', 'digest']),
        lte(deliveries.dueAt, now),
      ),
    )
    .orderBy(deliveries.id)
    .for('update')

/**
 * One delivery in place of all that wait for this person's digest; a single one goes as it is. What the person has read
 * in the meantime is not spoken of any more.
 */
async function foldDigest(
  deps: Deps,
  tx: Tx,
  communityId: string,
  personId: string,
  now: number,
): Promise<DeliveryRow[]> {
  const mine = and(eq(deliveries.personId, personId), eq(deliveries.state, 'digest'))
  const rows = await claimDue(tx, communityId, mine, now)
  const unread = await unreadOf(tx, communityId, personId, rows)
  const [first, ...more] = rows.filter((row) => row.messageId !== null && unread.has(row.messageId))
  const alone = first && more.length === 0 ? first : undefined
  const folded = rows.filter((row) => row !== alone)
  await setState(tx, communityId, folded, 'folded', now)
  if (alone) return [alone]
  if (!first) return []
  const digest: DeliveryRow = {
    ...first,
    id: deps.ids.uuid(),
    createdAt: now,
    messageId: null,
    folds: 1 + more.length,
    updatedAt: now,
  }
  await tx.insert(deliveries).values(digest)
  return [digest]
}

async function unreadOf(
  tx: Tx,
  communityId: string,
  personId: string,
  rows: readonly DeliveryRow[],
): Promise<ReadonlySet<string>> {
  const carried = rows.flatMap((row) => row.messageId ?? [])
  const found = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        eq(messages.communityId, communityId),
        eq(messages.personId, personId),
        inArray(messages.id, carried),
        isNull(messages.readAt),
      ),
    )
  return new Set(found.map((row) => row.id))
}

async function setState(
  tx: Tx,
  communityId: string,
  rows: readonly DeliveryRow[],
  state: DeliveryRow['state'],
  now: number,
): Promise<void> {
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return
  await tx
    .update(deliveries)
    .set({ state, updatedAt: now })
    .where(and(eq(deliveries.communityId, communityId), inArray(deliveries.id, ids)))
}
