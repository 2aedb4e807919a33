import type { DayHeads } from '@juwuye/types'
import { and, desc, eq, lt } from 'drizzle-orm'
import type { Database } from '../../platform/db/pools.ts'
import { asPublic } from '../../platform/db/tenant.ts'
import { dayHeads } from './day-heads.table.ts'

/** The heads of a community's days, newest first. Reads as the role that can see nothing else. */
export function listDayHeads(
  db: Database,
  communityId: string,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<DayHeads> {
  return asPublic(db, communityId, async (tx) => {
    const rows = await tx
      .select({ day: dayHeads.day, root: dayHeads.root, previousHash: dayHeads.previousHash, hash: dayHeads.hash })
      .from(dayHeads)
      .where(and(eq(dayHeads.communityId, communityId), before === undefined ? undefined : lt(dayHeads.day, before)))
      .orderBy(desc(dayHeads.day))
      .limit(limit + 1)
    const items = rows.slice(0, limit)
    return { communityId, items, before: rows.length > limit ? (items.at(-1)?.day ?? null) : null }
  })
}
