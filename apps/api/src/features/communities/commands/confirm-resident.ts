import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Actor } from '../../../platform/http/session.ts'
import { requireBelonging } from '../administration.ts'
import { memberships } from '../communities.table.ts'
import { actorAround } from '../people-around.ts'
import { confirmResidence } from '../residences.ts'
import { residentsInSight } from '../residents.ts'

/**
 * "They do live here", said by the building head who looks after the building, or by the desk. Saying it twice is
 * saying it once.
 *
 * @throws Refusal forbidden; not-found when the resident is not theirs to see
 */
export async function confirmResident(
  deps: Deps,
  actor: Actor,
  { communityId, membershipId }: { communityId: string; membershipId: string },
): Promise<void> {
  const now = deps.clock.now()
  await inCommunity(deps.db.api, { communityId, personId: actor.personId }, async (tx) => {
    const viewer = await actorAround(tx, communityId, actor.personId, now)
    requireBelonging(viewer)
    const here = and(eq(memberships.communityId, communityId), eq(memberships.id, membershipId))
    const [resident] = await tx
      .select({
        id: memberships.id,
        personId: memberships.personId,
        level: memberships.level,
        version: memberships.version,
      })
      .from(memberships)
      .where(and(here, eq(memberships.role, 'resident'), isNull(memberships.validTo), residentsInSight(viewer)))
      .for('update')
    if (!resident) throw new Refusal('not-found')
    if (resident.personId === actor.personId) throw new Refusal('forbidden')
    if (resident.level !== 'declared') return
    await confirmResidence(tx, communityId, resident, { by: actor.personId, now })
  })
}
