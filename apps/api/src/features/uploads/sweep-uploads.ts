import { DAY, RETENTION } from '@juwuye/domain'
import { and, eq, inArray, isNull, lt } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { asSweeper, inCommunity } from '../../platform/db/tenant.ts'
import { attachments } from './uploads.table.ts'
import { voices } from './voices.table.ts'

const AT_MOST = 500

/**
 * Throws away what nobody sent within a day: row first, then files, so that no row ever points to nothing.
 * Safe to run twice and beside somebody who is just sending one of them: whoever gets the row first has it.
 */
export async function sweepUploads(deps: Deps, now: number): Promise<void> {
  await sweep(deps, attachments, now, ({ storageKey, thumbKey }) => [storageKey, thumbKey])
  await sweep(deps, voices, now, ({ storageKey }) => [storageKey])
}

async function sweep<T extends typeof attachments | typeof voices>(
  deps: Deps,
  table: T,
  now: number,
  filesOf: (row: T['$inferSelect']) => readonly string[],
): Promise<void> {
  const due = await asSweeper(deps.db.sweeper, (tx) =>
    tx
      .select({ communityId: table.communityId, id: table.id })
      .from(table as typeof voices)
      .where(and(isNull(table.attachedAt), lt(table.createdAt, now - RETENTION.unsentUploads.days * DAY)))
      .orderBy(table.createdAt)
      .limit(AT_MOST),
  )
  for (const communityId of new Set(due.map((row) => row.communityId))) {
    const ids = due.filter((row) => row.communityId === communityId).map((row) => row.id)
    const gone = await inCommunity(deps.db.api, { communityId }, (tx) =>
      tx
        .delete(table)
        .where(and(eq(table.communityId, communityId), inArray(table.id, ids), isNull(table.attachedAt)))
        .returning(),
    )
    for (const row of gone as T['$inferSelect'][]) {
      for (const key of filesOf(row)) await deps.storage.remove(key)
    }
  }
}
