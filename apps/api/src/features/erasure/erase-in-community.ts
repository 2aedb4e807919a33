import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { answeredRequests, caseParticipants, whistles } from '../cases/index.ts'
import { memberships } from '../communities/index.ts'
import { forgetNotices } from '../notifications/index.ts'
import { forgetInvited } from '../opening/index.ts'
import { forgetOwner } from '../owner-roll/index.ts'
import { forgetNeighbour } from '../relay/index.ts'
import { erasePhotos, eraseVoices, ownVoices, unusedPhotosOf } from '../uploads/index.ts'
import { eraseInCase } from './erase-in-case.ts'
import { eraseNamesAndWords } from './names.ts'

interface Person {
  readonly communityId: string
  readonly personId: string
}

/** Erases somebody in one community, case by case. Cut off, it may be done again: what is gone stays gone. */
export async function eraseInCommunity(deps: Deps, { communityId, personId }: Person): Promise<void> {
  const now = deps.clock.now()
  const { caseIds, voices } = await inCommunity(deps.db.api, { communityId }, async (tx) => {
    const known = await tx
      .selectDistinct({ caseId: caseParticipants.caseId })
      .from(caseParticipants)
      .where(and(eq(caseParticipants.communityId, communityId), eq(caseParticipants.personId, personId)))
    const blown = await tx
      .select({ id: whistles.id, caseId: whistles.caseId })
      .from(whistles)
      .where(and(eq(whistles.communityId, communityId), eq(whistles.personId, personId)))
    const whistleIds = blown.map(({ id }) => id)
    return {
      caseIds: [...new Set([...known, ...blown].map(({ caseId }) => caseId))].sort(),
      voices: await ownVoices(tx, communityId, personId, whistleIds),
    }
  })
  const erasing = { communityId, personId, now, voices }
  const throwAway = async (files: readonly string[]) => {
    for (const key of files) await deps.storage.remove(key)
  }
  for (const caseId of caseIds) await throwAway(await eraseInCase(deps, erasing, caseId))
  await throwAway(
    await inCommunity(deps.db.api, { communityId }, async (tx) => {
      await forgetOwner(tx, communityId, personId)
      await eraseNamesAndWords(tx, { communityId, personId })
      await tx
        .update(memberships)
        .set({ buildingId: null, estateId: null })
        .where(
          and(
            eq(memberships.communityId, communityId),
            eq(memberships.personId, personId),
            eq(memberships.role, 'resident'),
          ),
        )
      await tx
        .delete(answeredRequests)
        .where(and(eq(answeredRequests.communityId, communityId), eq(answeredRequests.personId, personId)))
      await forgetNotices(tx, communityId, personId)
      await forgetInvited(tx, communityId, personId)
      return [
        ...(await forgetNeighbour(tx, communityId, personId, now)),
        ...(await eraseVoices(
          tx,
          communityId,
          voices.map(({ id }) => id),
        )),
        ...(await erasePhotos(tx, communityId, await unusedPhotosOf(tx, communityId, personId))),
      ]
    }),
  )
}
