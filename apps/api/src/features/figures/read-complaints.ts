import { COMPLAINT_SOURCES } from '@juwuye/domain'
import type { ComplaintsEntered } from '@juwuye/types'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { requireFigureReader } from './figure-access.ts'
import { complaintCounts } from './figures.table.ts'

interface Asking {
  readonly communityId: string
  readonly personId: string
  readonly month: string
}

export const entriesOf = (tx: Tx, { communityId, month }: Asking) =>
  tx
    .select()
    .from(complaintCounts)
    .where(and(eq(complaintCounts.communityId, communityId), eq(complaintCounts.month, month)))

/** The desk enters complaints. @throws Refusal not-found, forbidden */
export async function requireDesk(tx: Tx, asking: Asking, now: number): Promise<string> {
  const { mayEnter, actor } = await requireFigureReader(tx, asking, now)
  if (!mayEnter) throw new Refusal('forbidden')
  return actor.displayName ?? ''
}

/** What stands entered for a month, by whom, for who enters it. */
export function readComplaints(deps: Deps, asking: Asking): Promise<ComplaintsEntered> {
  return inCommunity(deps.db.api, asking, async (tx) => {
    await requireDesk(tx, asking, deps.clock.now())
    const rows = await entriesOf(tx, asking)
    return {
      month: asking.month,
      entries: COMPLAINT_SOURCES.map((source) => {
        const row = rows.find((one) => one.source === source)
        return {
          source,
          complaints: row?.complaints ?? null,
          version: row?.version ?? 0,
          by: row?.enteredByName ?? '',
          at: row?.enteredAt ?? null,
        }
      }),
    }
  })
}
