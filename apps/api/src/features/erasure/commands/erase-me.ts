import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { asPerson, inCommunity, repin } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { cases, whistles, withdrawWhistle } from '../../cases/index.ts'
import { erasures } from '../../communities/index.ts'
import { endMembership } from '../../handover/index.ts'
import { forgetPerson, holdPerson } from '../../identity/index.ts'
import { forgetMyData } from '../../my-data/index.ts'
import { forgetSubscriptions } from '../../notifications/index.ts'
import { eraseInCommunity } from '../erase-in-community.ts'
import { look } from '../read-erasure.ts'

const REASON = '注销账号'

/**
 * Closes an account. First what the person still holds as a resident ends by its own rules; then, in one transaction, the
 * person is gone: nobody can log in as them any more. What they said is erased after that, community by community; cut off,
 * the minute tick goes on with it.
 *
 * @throws Refusal erasure-in-the-way while they hold an office or work for a party
 */
export async function eraseMe(deps: Deps, personId: string): Promise<void> {
  const seen = await asPerson(deps.db.api, personId, (tx) => look(tx, personId, deps.clock.now()))
  requireFree(seen.inTheWay)
  for (const communityId of seen.communityIds) await takeBack(deps, communityId, personId)
  for (const residence of seen.residences) {
    await endMembership(deps, { ...residence, personId, input: { successorId: null, reason: REASON } })
  }
  const communityIds = await goAway(deps, personId)
  for (const communityId of communityIds) {
    await eraseInCommunity(deps, { communityId, personId }).catch((error: unknown) =>
      deps.log.error({ err: error }, 'an erasure was cut off, the minute tick goes on with it'),
    )
  }
}

function requireFree(inTheWay: readonly { readonly where: string }[]): void {
  const [first] = inTheWay
  if (first) throw new Refusal('erasure-in-the-way', { params: { count: inTheWay.length, where: first.where } })
}

/** Whistles that nobody has looked at yet are taken back: without their words nobody could. */
async function takeBack(deps: Deps, communityId: string, personId: string): Promise<void> {
  const raised = await inCommunity(deps.db.api, { communityId }, (tx) =>
    tx
      .selectDistinct({ caseId: cases.id })
      .from(whistles)
      .innerJoin(cases, and(eq(cases.communityId, whistles.communityId), eq(cases.id, whistles.caseId)))
      .where(and(eq(whistles.communityId, communityId), eq(whistles.personId, personId), eq(cases.state, 'raised'))),
  )
  for (const { caseId } of raised) {
    await withdrawWhistle(deps, { communityId, caseId, personId, input: { reason: REASON, voiceId: null } }).catch(
      (error: unknown) => {
        // where it may not be taken back any more the case goes on
        if (!(error instanceof Refusal)) throw error
      },
    )
  }
}

/** @returns the communities in which something of them may be left */
function goAway(deps: Deps, personId: string): Promise<readonly string[]> {
  const askedAt = deps.clock.now()
  return asPerson(deps.db.api, personId, async (tx) => {
    await holdPerson(tx, personId)
    const { inTheWay, communityIds } = await look(tx, personId, askedAt)
    requireFree(inTheWay)
    for (const communityId of communityIds) {
      await repin(tx, { personId, communityId })
      await tx.insert(erasures).values({ communityId, personId, askedAt, doneAt: null }).onConflictDoNothing()
    }
    await forgetSubscriptions(tx, personId)
    await forgetMyData(tx, personId)
    await forgetPerson(tx, personId)
    return communityIds
  })
}
