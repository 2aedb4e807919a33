import { dayOf, merklePath, type SettledDay } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Databases } from '../../platform/db/pools.ts'
import { asPublic, inCommunity } from '../../platform/db/tenant.ts'
import { sha256 } from '../cases/index.ts'
import { dayHeads } from './day-heads.table.ts'
import { hashesOfDay } from './events-of-day.ts'

/** The day whose hash holds this event, and the way from the one to the other; null while there is none. */
export async function findSettledDay(
  db: Databases,
  { communityId, head }: { communityId: string; head: string },
  at: number,
): Promise<SettledDay | null> {
  const day = dayOf(at)
  const [kept] = await asPublic(db.public, communityId, (tx) =>
    tx
      .select({ day: dayHeads.day, root: dayHeads.root, previousHash: dayHeads.previousHash, hash: dayHeads.hash })
      .from(dayHeads)
      .where(and(eq(dayHeads.communityId, communityId), eq(dayHeads.day, day))),
  )
  if (!kept) return null
  const leaves: string[] = []
  await inCommunity(db.api, { communityId }, async (tx) => {
    for await (const hash of hashesOfDay(tx, communityId, day)) leaves.push(hash)
  })
  // where the event is not among them the way leads elsewhere, and whoever checks it sees that
  return { ...kept, path: merklePath(leaves, Math.max(0, leaves.indexOf(head)), sha256) }
}
