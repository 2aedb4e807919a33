import { buildingsKept, keepsForAll } from '@juwuye/domain'
import type { MyEntry, Neighbours, NeighbourView } from '@juwuye/types'
import type { neighboursQuery } from '@juwuye/types/schemas'
import { and, asc, eq, ilike, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { decodeCursor, encodeCursor, past } from '../../platform/http/cursor.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type ActorAround, actorAround, requireBelonging } from '../communities/index.ts'
import { getNeighbour, type NeighbourAddress } from './find-neighbour.ts'
import { neighbours } from './neighbours.table.ts'
import { presentNeighbours } from './present-neighbour.ts'
import { unsealed } from './sealed.ts'
import { listViews, noteViews } from './views.ts'

interface Asking {
  readonly communityId: string
  readonly personId: string
}

type Query = z.output<typeof neighboursQuery>

/** Whose entries. @throws Refusal forbidden */
function inSight(viewer: ActorAround, scope: Query['scope']): SQL | undefined {
  const all = keepsForAll(viewer)
  const kept = buildingsKept(viewer)
  if (scope !== 'mine') {
    if (!all) throw new Refusal('forbidden')
    return scope === 'unkept' ? isNull(neighbours.keeperId) : undefined
  }
  if (all && kept.length === 0) return isNull(neighbours.keeperId)
  if (kept.length === 0) throw new Refusal('forbidden')
  const mine = and(eq(neighbours.keeperId, viewer.personId), inArray(neighbours.buildingId, [...kept]))
  return all ? sql`(${mine} or ${isNull(neighbours.keeperId)})` : mine
}

const likePattern = (q: string) => `%${q.replace(/[\\%_]/g, (char) => `\\${char}`)}%`

/** A page of the list, in the order in which they were put on it; that somebody looked is put on record. */
export function listNeighbours(deps: Deps, asking: Asking, query: Query): Promise<Neighbours> {
  const { communityId, personId } = asking
  const now = deps.clock.now()
  return inCommunity(deps.db.api, asking, async (tx) => {
    const viewer = await actorAround(tx, communityId, personId, now)
    requireBelonging(viewer)
    const after = decodeCursor(query.cursor)
    const rows = await tx
      .select()
      .from(neighbours)
      .where(
        and(
          eq(neighbours.communityId, communityId),
          isNull(neighbours.removedAt),
          inSight(viewer, query.scope),
          query.buildingId === undefined ? undefined : eq(neighbours.buildingId, query.buildingId),
          query.q ? ilike(neighbours.name, likePattern(query.q)) : undefined,
          past(after, neighbours.addedAt, neighbours.id, '>'),
        ),
      )
      .orderBy(asc(neighbours.addedAt), asc(neighbours.id))
      .limit(query.limit + 1)
    const shown = rows.slice(0, query.limit)
    await noteViews(tx, deps.ids, shown, { communityId, viewer, what: 'list', now })
    const last = shown.at(-1)
    return {
      items: await presentNeighbours(deps, tx, shown, { communityId, personId, now }),
      nextCursor: rows.length > query.limit && last ? encodeCursor({ at: last.addedAt, id: last.id }) : null,
    }
  })
}

async function oneView(deps: Deps, tx: Tx, address: NeighbourAddress, now: number): Promise<NeighbourView> {
  const { row } = await getNeighbour(tx, address, now)
  const [view] = await presentNeighbours(deps, tx, [row], { ...address, now })
  if (!view) throw new Error('one entry gives one view')
  return view
}

/** One entry, as answered after a change. */
export function readNeighbour(deps: Deps, address: NeighbourAddress): Promise<NeighbourView> {
  return inCommunity(deps.db.api, address, (tx) => oneView(deps, tx, address, deps.clock.now()))
}

/** One entry for whoever may see it, which is put on record. */
export function lookAtNeighbour(deps: Deps, address: NeighbourAddress): Promise<NeighbourView> {
  const { communityId } = address
  const now = deps.clock.now()
  return inCommunity(deps.db.api, address, async (tx) => {
    const { row, viewer } = await getNeighbour(tx, address, now)
    await noteViews(tx, deps.ids, [row], { communityId, viewer, what: 'list', now })
    return oneView(deps, tx, address, now)
  })
}

/** Who looked at an entry; for who looks after them and for themself. */
export function readViews(deps: Deps, address: NeighbourAddress, page: { cursor?: string | undefined; limit: number }) {
  return inCommunity(deps.db.api, address, async (tx) => {
    await getNeighbour(tx, address, deps.clock.now())
    return listViews(tx, address, page)
  })
}

const VIEWS_SHOWN = 50

/**
 * What is kept of the person who asks, all of it, and who looked at it lately; also when they have left.
 *
 * @throws Refusal not-found for somebody from elsewhere
 */
export function readMyEntry(deps: Deps, asking: Asking): Promise<MyEntry> {
  const { communityId, personId } = asking
  const now = deps.clock.now()
  return inCommunity(deps.db.api, asking, async (tx) => {
    const [row] = await tx
      .select()
      .from(neighbours)
      .where(
        and(eq(neighbours.communityId, communityId), eq(neighbours.personId, personId), isNull(neighbours.removedAt)),
      )
    if (!row) {
      requireBelonging(await actorAround(tx, communityId, personId, now))
      return { entry: null, views: [] }
    }
    const entry = await oneView(deps, tx, { communityId, personId, neighbourId: row.id }, now)
    const { items } = await listViews(tx, { communityId, neighbourId: row.id }, { limit: VIEWS_SHOWN })
    return { entry: { ...entry, ...unsealed(deps, row) }, views: items }
  })
}
