import { overlappingShift } from '@juwuye/domain'
import type { postBody } from '@juwuye/types/schemas'
import { and, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import { isUniqueViolation } from '../../../platform/db/pg-error.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { invalidField, Refusal } from '../../../platform/http/refusal.ts'
import { posts, stations } from '../duty.table.ts'
import { type CommunityAddress, requireOrganiser } from '../duty-access.ts'
import { keyedId } from '../keyed-id.ts'

type Body = z.output<typeof postBody>

/** @throws Refusal invalid-input for shifts without length or that run into each other, and for an unknown station */
async function requireSound(tx: Tx, communityId: string, { shifts, stationId }: Body): Promise<void> {
  const empty = shifts.findIndex(({ fromMinute, untilMinute }) => fromMinute === untilMinute)
  if (empty >= 0) throw invalidField(`shifts.${empty}.untilMinute`, 'out-of-range')
  const over = overlappingShift(shifts)
  if (over !== undefined) throw invalidField(`shifts.${over}.fromMinute`, 'overlaps')
  const [station] = await tx
    .select({ id: stations.id })
    .from(stations)
    .where(and(eq(stations.communityId, communityId), eq(stations.id, stationId)))
  if (!station) throw invalidField('stationId', 'not-a-choice')
}

const labelTaken = (error: unknown): never => {
  if (isUniqueViolation(error, 'posts_label')) throw invalidField('label', 'taken')
  throw error
}

/**
 * A post more, one of the three or of the community's own N; the same request again adds none.
 *
 * @throws Refusal not-found, forbidden; invalid-input, with `label` where the station has such a post
 */
export async function addPost(
  deps: Deps,
  { key, ...address }: CommunityAddress & { key: string | undefined },
  body: Body,
): Promise<void> {
  const { communityId, personId } = address
  const id = keyedId(deps, personId, key)
  await inCommunity(deps.db.api, address, async (tx) => {
    await requireOrganiser(tx, address, deps.clock.now())
    await requireSound(tx, communityId, body)
    await tx
      .insert(posts)
      .values({
        ...body,
        ...{ communityId, id, version: 1 },
        position: sql`(select count(*) from ${posts} where ${posts.communityId} = ${communityId})`,
      })
      .onConflictDoNothing({ target: [posts.communityId, posts.id] })
  }).catch(labelTaken)
}

/**
 * What is planned already stays until the month is filled again.
 *
 * @throws Refusal not-found, forbidden; stale-version; invalid-input
 */
export async function changePost(
  deps: Deps,
  { postId, ...address }: CommunityAddress & { postId: string },
  { version, ...body }: Body,
): Promise<void> {
  const where = and(eq(posts.communityId, address.communityId), eq(posts.id, postId))
  await inCommunity(deps.db.api, address, async (tx) => {
    await requireOrganiser(tx, address, deps.clock.now())
    const [row] = await tx.select({ version: posts.version }).from(posts).where(where).for('update')
    if (!row) throw new Refusal('not-found')
    await requireSound(tx, address.communityId, { ...body, version })
    if (row.version !== version) throw new Refusal('stale-version')
    await tx
      .update(posts)
      .set({ ...body, version: version + 1 })
      .where(where)
  }).catch(labelTaken)
}
