import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Actor } from '../../../platform/http/session.ts'
import { requireAdministrator } from '../administration.ts'
import { memberships } from '../communities.table.ts'

/**
 * Ends a membership now; what it granted is gone with the next request. Done by the person, the desk or the town.
 *
 * @throws Refusal forbidden, not-found
 */
export async function endMembership(
  deps: Deps,
  actor: Actor,
  { communityId, membershipId }: { communityId: string; membershipId: string },
): Promise<void> {
  const now = deps.clock.now()
  await inCommunity(deps.db.api, { communityId, personId: actor.personId }, async (tx) => {
    const [membership] = await tx
      .select({ personId: memberships.personId })
      .from(memberships)
      .where(
        and(eq(memberships.communityId, communityId), eq(memberships.id, membershipId), isNull(memberships.validTo)),
      )
      .for('update')
    if (membership?.personId !== actor.personId) await requireAdministrator(tx, communityId, actor, now)
    if (!membership) throw new Refusal('not-found')
    await tx
      .update(memberships)
      .set({ validTo: now, version: sql`${memberships.version} + 1` })
      .where(and(eq(memberships.communityId, communityId), eq(memberships.id, membershipId)))
  })
}
