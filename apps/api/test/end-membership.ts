import { closeMembership, findLeaving } from '../src/features/communities/index.ts'
import { inCommunity } from '../src/platform/db/tenant.ts'
import type { Login, TestApp } from './build-app.ts'

/** Somebody left long ago: the membership is over, whatever they held stayed where it was. */
export async function endMembership(
  deps: TestApp['deps'],
  { personId }: Pick<Login, 'personId'>,
  { communityId, membershipId }: { communityId: string; membershipId: string },
): Promise<void> {
  const now = deps.clock.now()
  const moved = { mediation: 0, talk: 0, received: 0, pendingAct: 0, buildings: 0 }
  const ending = { endedBy: personId, reason: '离任', successorId: null, moved, dutyEnded: false }
  await inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    const leaving = await findLeaving(tx, communityId, membershipId, now)
    if (!leaving) throw new Error('there is no such membership')
    await closeMembership(tx, leaving, ending, now)
  })
}
