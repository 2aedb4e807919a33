import { LIMITS } from '@juwuye/domain'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
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
  const before = new Date(now - LIMITS.uploadKeptHours * HOUR).toISOString()
  const due = await asSweeper(deps.db.sweeper, async (tx) => {
    const { rows } = await tx.execute<{ community_id: string; id: string }>(
      sql`select /* cross-tenant: upload-sweep */ community_id, id from juwuye.attachments
          where attached_at is null and created_at < ${before}::timestamptz order by created_at limit ${AT_MOST}`,
    )
    return rows
  })
  for (const communityId of new Set(due.map((row) => row.community_id))) {
    const ids = due.filter((row) => row.community_id === communityId).map((row) => row.id)
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
