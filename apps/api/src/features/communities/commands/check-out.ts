import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import type { Actor } from '../../../platform/http/session.ts'
import { attendances } from '../communities.table.ts'

/** Closes the person's open attendance; without one nothing happens. */
export async function checkOut(
  deps: Deps,
  { personId }: Actor,
  { communityId }: { communityId: string },
): Promise<void> {
  const now = deps.clock.now()
  await inCommunity(deps.db.api, { communityId, personId }, (tx) =>
    tx
      .update(attendances)
      .set({ checkedOutAt: now })
      .where(
        and(
          eq(attendances.communityId, communityId),
          eq(attendances.personId, personId),
          isNull(attendances.checkedOutAt),
        ),
      ),
  )
}
