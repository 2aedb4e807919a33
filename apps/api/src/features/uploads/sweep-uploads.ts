import { LIMITS } from '@juwuye/domain'
import { and, eq, inArray, isNull, lt } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { asSweeper, inCommunity } from '../../platform/db/tenant.ts'
import { attachments } from './uploads.table.ts'

const HOUR = 3_600_000
const AT_MOST = 500

/**
 * Throws away what nobody sent within a day: row first, then pictures, so that no row ever points to nothing.
 * Safe to run twice and beside somebody who is just sending one of them: whoever gets the row first has it.
 */
export async function sweepUploads(deps: Deps, now: number): Promise<void> {
  const due = await asSweeper(deps.db.sweeper, (tx) =>
    tx
      .select({ communityId: attachments.communityId, id: attachments.id })
      .from(attachments)
      .where(and(isNull(attachments.attachedAt), lt(attachments.createdAt, now - LIMITS.uploadKeptHours * HOUR)))
      .orderBy(attachments.createdAt)
      .limit(AT_MOST),
  )
  for (const communityId of new Set(due.map((row) => row.communityId))) {
    const ids = due.filter((row) => row.communityId === communityId).map((row) => row.id)
    const gone = await inCommunity(deps.db.api, { communityId }, (tx) =>
      tx
        .delete(attachments)
        .where(
          and(eq(attachments.communityId, communityId), inArray(attachments.id, ids), isNull(attachments.attachedAt)),
        )
        .returning({ storageKey: attachments.storageKey, thumbKey: attachments.thumbKey }),
    )
    for (const { storageKey, thumbKey } of gone) {
      await deps.storage.remove(storageKey)
      await deps.storage.remove(thumbKey)
    }
  }
}
