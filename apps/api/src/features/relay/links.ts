import { buildingsKept, DAY, keepsForAll, LIMITS, looksAfterThem } from '@juwuye/domain'
import type { NeighbourLinks, NeighbourLinkView } from '@juwuye/types'
import { and, desc, eq, gte, inArray, isNull, or, type SQL } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { type ActorAround, actorAround, namesOf, placeNames, requireBelonging } from '../communities/index.ts'
import { type LinkRow, type NeighbourRow, neighbourLinks, neighbours } from './neighbours.table.ts'

/** How long an answer stays to be seen. */
const SHOWN_DAYS = LIMITS.claimDays
const MOST_SHOWN = 100

interface FoundLink {
  readonly link: LinkRow
  readonly neighbour: NeighbourRow | null
}

/** On which side of it somebody stands; undefined: it is none of their business. */
export function sideOf(viewer: ActorAround, { link, neighbour }: FoundLink): 'keeper' | 'person' | undefined {
  if (link.personId === viewer.personId) return 'person'
  // while nobody named the entry, it is for whoever keeps the building they live in
  const keeps = neighbour
    ? looksAfterThem(viewer, neighbour)
    : keepsForAll(viewer) || buildingsKept(viewer).includes(link.buildingId)
  return keeps ? 'keeper' : undefined
}

/** Who has yet to answer. */
export const waitsOn = ({ startedBy }: Pick<LinkRow, 'startedBy'>): 'keeper' | 'person' =>
  startedBy === 'keeper' ? 'person' : 'keeper'

function foundWhere(tx: Tx, communityId: string, which: SQL | undefined) {
  return tx
    .select({ link: neighbourLinks, neighbour: neighbours })
    .from(neighbourLinks)
    .leftJoin(
      neighbours,
      and(
        eq(neighbours.communityId, neighbourLinks.communityId),
        eq(neighbours.id, neighbourLinks.neighbourId),
        isNull(neighbours.removedAt),
      ),
    )
    .where(and(eq(neighbourLinks.communityId, communityId), which))
}

export async function findLink(tx: Tx, communityId: string, id: string): Promise<FoundLink | undefined> {
  const here = and(eq(neighbourLinks.communityId, communityId), eq(neighbourLinks.id, id))
  await tx.select({ id: neighbourLinks.id }).from(neighbourLinks).where(here).for('update')
  const [found] = await foundWhere(tx, communityId, here)
  return found
}

/** Links that are theirs to answer or to know of, newest first: those open, and those answered lately. */
export function listLinks(
  deps: Deps,
  { communityId, personId }: { communityId: string; personId: string },
): Promise<NeighbourLinks> {
  const now = deps.clock.now()
  return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    const viewer = await actorAround(tx, communityId, personId, now)
    requireBelonging(viewer)
    const kept = buildingsKept(viewer)
    const near = keepsForAll(viewer)
      ? undefined
      : or(
          eq(neighbourLinks.personId, personId),
          kept.length > 0 ? inArray(neighbourLinks.buildingId, [...kept]) : undefined,
          kept.length > 0 ? inArray(neighbours.buildingId, [...kept]) : undefined,
        )
    const lately = or(isNull(neighbourLinks.settledAt), gte(neighbourLinks.settledAt, now - SHOWN_DAYS * DAY))
    const found = await foundWhere(tx, communityId, and(near, lately))
      .orderBy(desc(neighbourLinks.startedAt), desc(neighbourLinks.id))
      .limit(MOST_SHOWN)
    return { items: await presentLinks(tx, viewer, communityId, found) }
  })
}

/** Who of the two speaks for the list. */
const keeperOf = ({ startedBy, startedById, settledBy }: LinkRow) => (startedBy === 'keeper' ? startedById : settledBy)

export async function presentLinks(
  tx: Tx,
  viewer: ActorAround,
  communityId: string,
  found: readonly FoundLink[],
): Promise<NeighbourLinkView[]> {
  if (found.length === 0) return []
  const places = await placeNames(tx, communityId)
  const keepers = await namesOf(
    tx,
    communityId,
    found.flatMap(({ link }) => keeperOf(link) ?? []),
  )
  return found.flatMap(({ link, neighbour }): NeighbourLinkView[] => {
    const iAm = sideOf(viewer, { link, neighbour })
    if (!iAm) return []
    const building = places.get(link.buildingId) ?? ''
    const keeper = keeperOf(link)
    return [
      {
        id: link.id,
        startedBy: link.startedBy,
        at: link.startedAt,
        iAm,
        waitsOnMe: link.settledAt === null && waitsOn(link) === iAm,
        neighbour: neighbour && {
          id: neighbour.id,
          name: neighbour.name,
          building: places.get(neighbour.buildingId) ?? '',
        },
        person: iAm === 'keeper' ? { name: link.personName, building, saidName: link.saidName } : null,
        keeper: keeper === null ? null : (keepers.get(keeper)?.name ?? null),
        outcome: link.outcome,
        reason: link.reason,
      },
    ]
  })
}
