import { and, eq, inArray, isNull, lte } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { asSweeper, inCommunity } from '../../platform/db/tenant.ts'
import { eachInTurn } from '../../platform/in-turn.ts'
import { tellBacks, whistles } from '../cases/index.ts'
import { socialWorkersOf } from '../communities/index.ts'
import { tellPeople } from '../notifications/index.ts'

const AT_ONCE = 500

/**
 * Says, once each, that neighbours have not been told in time: to who speaks for them, and to the social workers. Safe to
 * run twice and beside somebody who is just telling.
 */
export async function sweepTellBacks(deps: Deps, now: number): Promise<void> {
  const late = await asSweeper(deps.db.sweeper, (tx) =>
    tx
      .select({ communityId: tellBacks.communityId, id: tellBacks.id })
      .from(tellBacks)
      .where(and(isNull(tellBacks.toldAt), isNull(tellBacks.remindedAt), lte(tellBacks.dueAt, now)))
      .orderBy(tellBacks.dueAt)
      .limit(AT_ONCE),
  )
  await eachInTurn(new Set(late.map((row) => row.communityId)), (communityId) => {
    const ids = late.filter((row) => row.communityId === communityId).map((row) => row.id)
    return remind(deps, communityId, ids, now)
  })
}

/** Each person hears once of all that became overdue for them. */
async function remind(deps: Deps, communityId: string, ids: readonly string[], now: number): Promise<void> {
  await inCommunity(deps.db.api, { communityId }, async (tx) => {
    const overdue = await tx
      .update(tellBacks)
      .set({ remindedAt: now })
      .from(whistles)
      .where(
        and(
          eq(tellBacks.communityId, communityId),
          inArray(tellBacks.id, [...ids]),
          isNull(tellBacks.toldAt),
          isNull(tellBacks.remindedAt),
          eq(whistles.communityId, tellBacks.communityId),
          eq(whistles.id, tellBacks.whistleId),
        ),
      )
      .returning({ enteredBy: whistles.enteredBy })
    const desk = overdue.length > 0 ? await socialWorkersOf(tx, communityId, now) : []
    const speakers = overdue.flatMap(({ enteredBy }) => enteredBy ?? []).filter((id) => !desk.includes(id))
    const kind = 'tellBack.overdue'
    await tellPeople(tx, deps, { communityId, kind, people: desk, data: { count: overdue.length } }, now)
    for (const person of new Set(speakers)) {
      const count = speakers.filter((id) => id === person).length
      await tellPeople(tx, deps, { communityId, kind, people: [person], data: { count } }, now)
    }
  })
}
