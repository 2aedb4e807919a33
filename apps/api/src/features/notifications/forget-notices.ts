import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { deliveries, messageSettings, messages, subscribeGrants } from './notifications.table.ts'

/** What a community told somebody, and what was still to be sent to them. */
export async function forgetNotices(tx: Tx, communityId: string, personId: string): Promise<void> {
  for (const table of [deliveries, messages]) {
    await tx.delete(table).where(and(eq(table.communityId, communityId), eq(table.personId, personId)))
  }
}

/** What a person let WeChat send them, and what not. Needs the person pinned. */
export async function forgetSubscriptions(tx: Tx, personId: string): Promise<void> {
  for (const table of [subscribeGrants, messageSettings]) {
    await tx.delete(table).where(eq(table.personId, personId))
  }
}
