import { keepsForAll } from '@juwuye/domain'
import type { RelayAttempts } from '@juwuye/types'
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { decodeCursor, encodeCursor, past } from '../../platform/http/cursor.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { actorAround, placeNames, requireBelonging } from '../communities/index.ts'
import { neighbours } from './neighbours.table.ts'
import { relayAttempts } from './relay.table.ts'

/** What was tried with neighbours and refused, newest first: for the social workers. @throws Refusal forbidden */
export function listAttempts(
  deps: Deps,
  asking: { communityId: string; personId: string },
  page: { cursor?: string | undefined; limit: number },
): Promise<RelayAttempts> {
  const { communityId, personId } = asking
  return inCommunity(deps.db.api, asking, async (tx) => {
    const viewer = await actorAround(tx, communityId, personId, deps.clock.now())
    requireBelonging(viewer)
    if (!keepsForAll(viewer)) throw new Refusal('forbidden')
    const after = decodeCursor(page.cursor)
    const rows = await tx
      .select()
      .from(relayAttempts)
      .where(and(eq(relayAttempts.communityId, communityId), past(after, relayAttempts.at, relayAttempts.id)))
      .orderBy(desc(relayAttempts.at), desc(relayAttempts.id))
      .limit(page.limit + 1)
    const shown = rows.slice(0, page.limit)
    const places = await placeNames(tx, communityId)
    const ids = shown.flatMap(({ subjectId }) => subjectId ?? [])
    const named = await tx
      .select({ id: neighbours.id, name: neighbours.name })
      .from(neighbours)
      .where(and(eq(neighbours.communityId, communityId), inArray(neighbours.id, ids)))
    const names = new Map(named.map(({ id, name }) => [id, name]))
    const last = shown.at(-1)
    return {
      items: shown.map(({ id, at, personName, what, subjectId }) => {
        const about = subjectId === null ? undefined : (places.get(subjectId) ?? names.get(subjectId))
        return { id, at, by: personName, what, about: about || null }
      }),
      nextCursor: rows.length > page.limit && last ? encodeCursor({ at: last.at, id: last.id }) : null,
    }
  })
}
