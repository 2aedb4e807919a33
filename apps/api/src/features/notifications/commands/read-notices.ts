import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { countUnread, type InboxOwner, ofOwner } from '../inbox.ts'
import { messages } from '../notifications.table.ts'

/** These messages, or all up to the newest that the reader has seen: what came since stays unread. */
export type Reading = { readonly ids: readonly string[] } | { readonly upTo: string }

/**
 * Marks messages as read; those that are not theirs are not there.
 *
 * @returns how many are left unread
 * @throws Refusal not-found there is no message up to which to read
 */
export function readNotices(deps: Deps, owner: InboxOwner, reading: Reading): Promise<number> {
  return inCommunity(deps.db.api, owner, async (tx) => {
    let which = 'ids' in reading ? inArray(messages.id, [...reading.ids]) : undefined
    if ('upTo' in reading) {
      const [newest] = await tx
        .select({ at: messages.createdAt })
        .from(messages)
        .where(and(ofOwner(owner), eq(messages.id, reading.upTo)))
      if (!newest) throw new Refusal('not-found')
      const at = new Date(newest.at).toISOString()
      which = sql`(${messages.createdAt}, ${messages.id}) <= (${at}::timestamptz, ${reading.upTo}::uuid)`
    }
    await tx
      .update(messages)
      .set({ readAt: deps.clock.now() })
      .where(and(ofOwner(owner), which, isNull(messages.readAt)))
    return countUnread(tx, owner)
  })
}
