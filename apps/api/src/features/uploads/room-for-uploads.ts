import { and, count, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { attachments } from './uploads.table.ts'
import type { voices } from './voices.table.ts'

/** @throws Refusal too-many-requests when too much of this person's waits to be sent with something */
export async function requireRoom(
  tx: Tx,
  table: typeof attachments | typeof voices,
  { communityId, personId, atMost }: { communityId: string; personId: string; atMost: number },
): Promise<void> {
  const [waiting] = await tx
    .select({ n: count() })
    .from(table)
    .where(and(eq(table.communityId, communityId), eq(table.uploaderPersonId, personId), isNull(table.attachedAt)))
  if ((waiting?.n ?? 0) >= atMost) throw new Refusal('too-many-requests', { retryAfterSeconds: 3_600 })
}
