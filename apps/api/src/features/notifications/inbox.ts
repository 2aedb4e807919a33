import { UNTITLED } from '@juwuye/messages'
import type { Inbox } from '@juwuye/types'
import { and, count, desc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { decodeCursor, encodeCursor, past } from '../../platform/http/cursor.ts'
import { wordsFor } from './message-words.ts'
import { messages } from './notifications.table.ts'

/** Whose inbox. Community and person are pinned. */
export interface InboxOwner {
  readonly communityId: string
  readonly personId: string
}

export const ofOwner = ({ communityId, personId }: InboxOwner) =>
  and(eq(messages.communityId, communityId), eq(messages.personId, personId))

/** How many messages wait to be read. */
export async function countUnread(tx: Tx, owner: InboxOwner): Promise<number> {
  const [row] = await tx
    .select({ unread: count() })
    .from(messages)
    .where(and(ofOwner(owner), isNull(messages.readAt)))
  return row?.unread ?? 0
}

/** One page, newest first. The sentences are made now, and title and link are there only while the case may be seen. */
export async function readInbox(
  tx: Tx,
  owner: InboxOwner,
  page: { readonly cursor?: string | undefined; readonly limit: number },
  now: number,
): Promise<Inbox> {
  const after = decodeCursor(page.cursor)
  const found = await tx
    .select()
    .from(messages)
    .where(and(ofOwner(owner), past(after, messages.createdAt, messages.id)))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(page.limit + 1)
  const rows = found.slice(0, page.limit)
  const wordsOf = await wordsFor(tx, owner, rows, now)
  const last = rows.at(-1)
  return {
    items: rows.map((row) => {
      const { sentence, about, page: leadsTo } = wordsOf(row)
      return {
        id: row.id,
        kind: row.kind,
        text: sentence,
        urgent: row.urgent,
        at: row.createdAt,
        read: row.readAt !== null,
        case: about?.visible ? { id: about.id, number: about.number, title: about.title ?? UNTITLED } : null,
        page: leadsTo,
      }
    }),
    nextCursor: found.length > page.limit && last ? encodeCursor({ at: last.createdAt, id: last.id }) : null,
    unread: await countUnread(tx, owner),
  }
}
