import { COMPLAINT_SOURCES, monthAfter, monthOf } from '@juwuye/domain'
import type { enterComplaintsBody } from '@juwuye/types/schemas'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { invalidField, Refusal } from '../../../platform/http/refusal.ts'
import type { Actor } from '../../../platform/http/session.ts'
import { complaintCounts } from '../figures.table.ts'
import { entriesOf, requireDesk } from '../read-complaints.ts'

/** So many months back one may still be entered: a year is set against the one before. */
const MONTHS_BACK = 36

type Entered = z.output<typeof enterComplaintsBody> & { readonly communityId: string; readonly month: string }

/**
 * Writes what came in by other ways in a month. The same numbers again change nothing, so sending twice is sending once.
 *
 * @throws Refusal not-found, forbidden; invalid-input for a month to come or too old; complaints-changed when somebody else
 *   was quicker
 */
export function enterComplaints(deps: Deps, { personId }: Actor, change: Entered): Promise<void> {
  const { communityId, month, counts } = change
  const now = deps.clock.now()
  const asking = { communityId, personId, month }
  return inCommunity(deps.db.api, asking, async (tx) => {
    const enteredByName = await requireDesk(tx, asking, now)
    const thisMonth = monthOf(now)
    if (month > thisMonth || month < monthAfter(thisMonth, -MONTHS_BACK)) throw invalidField('month', 'out-of-range')
    const before = await entriesOf(tx, asking)
    for (const source of COMPLAINT_SOURCES) {
      const entry = counts[source]
      if (!entry || before.find((one) => one.source === source)?.complaints === entry.complaints) continue
      const { complaints, version } = entry
      const entered = { complaints, enteredBy: personId, enteredByName, enteredAt: now, version: version + 1 }
      const ofSource = and(
        eq(complaintCounts.communityId, communityId),
        eq(complaintCounts.month, month),
        eq(complaintCounts.source, source),
      )
      const written =
        version === 0
          ? await tx
              .insert(complaintCounts)
              .values({ communityId, month, source, ...entered })
              .onConflictDoNothing()
              .returning({ source: complaintCounts.source })
          : await tx
              .update(complaintCounts)
              .set(entered)
              .where(and(ofSource, eq(complaintCounts.version, version)))
              .returning({ source: complaintCounts.source })
      if (written.length > 0) continue
      const [there] = await tx
        .select({ by: complaintCounts.enteredByName, complaints: complaintCounts.complaints })
        .from(complaintCounts)
        .where(ofSource)
      // sent twice at once, or by two who mean the same
      if (there?.complaints === complaints) continue
      throw new Refusal('complaints-changed', { params: { by: there?.by ?? '' } })
    }
  })
}
