import { dayOf, type SensitiveSight, startOfDay } from '@juwuye/domain'
import { and, desc, eq, gte } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import type { Ids } from '../../platform/ids.ts'
import { sensitiveViews } from './sensitive-views.table.ts'

export interface Seen {
  readonly communityId: string
  readonly caseId: string
  readonly viewerId: string
  readonly viewerFamily: string
  readonly viewerRole: string
  readonly now: number
}

/** Whose it was, and what. */
export interface Shown {
  readonly personId: string
  readonly what: SensitiveSight
}

/** Puts on record what somebody was just shown; once a day for each viewer, case, person and kind. */
export async function noteSensitiveViews(tx: Tx, ids: Ids, seen: Seen, shown: readonly Shown[]): Promise<void> {
  if (shown.length === 0) return
  const { communityId, caseId, viewerId, viewerFamily, viewerRole, now } = seen
  const today = await tx
    .select({ personId: sensitiveViews.subjectPersonId, what: sensitiveViews.what })
    .from(sensitiveViews)
    .where(
      and(
        eq(sensitiveViews.communityId, communityId),
        eq(sensitiveViews.caseId, caseId),
        eq(sensitiveViews.viewerId, viewerId),
        gte(sensitiveViews.at, startOfDay(dayOf(now)) ?? now),
      ),
    )
  const fresh = shown.filter(({ personId, what }) => !today.some((t) => t.personId === personId && t.what === what))
  if (fresh.length === 0) return
  await tx.insert(sensitiveViews).values(
    fresh.map(({ personId, what }) => ({
      ...{ communityId, caseId, viewerId, viewerFamily, viewerRole, what },
      subjectPersonId: personId,
      at: now,
      id: ids.uuid(),
    })),
  )
}

/** Who looked at what of this person, newest first. */
export function sensitiveViewsOf(tx: Tx, communityId: string, personId: string, limit: number) {
  return tx
    .select()
    .from(sensitiveViews)
    .where(and(eq(sensitiveViews.communityId, communityId), eq(sensitiveViews.subjectPersonId, personId)))
    .orderBy(desc(sensitiveViews.at), desc(sensitiveViews.id))
    .limit(limit)
}
