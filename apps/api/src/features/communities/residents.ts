import { and, count, desc, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { isDeskMember } from './administration.ts'
import { buildings, estates, memberships } from './communities.table.ts'
import type { ActorAround } from './people-around.ts'

/** Buildings whose residents this person may confirm; 'all' for the desk. */
export function confirmableBuildings(viewer: Pick<ActorAround, 'memberships'>): 'all' | string[] {
  if (isDeskMember(viewer)) return 'all'
  const heads = viewer.memberships.filter((membership) => membership.role === 'buildingHead')
  return [...new Set(heads.flatMap((membership) => membership.looksAfter))]
}

/** Which residents this person may see on the roll. @throws Refusal forbidden for who may see none */
export function residentsInSight(viewer: Pick<ActorAround, 'memberships'>): SQL | undefined {
  const sight = confirmableBuildings(viewer)
  if (sight === 'all') return undefined
  if (sight.length === 0) throw new Refusal('forbidden')
  return inArray(memberships.buildingId, sight)
}

interface ResidentsPage {
  /** Owners are confirmed too. */
  level: 'declared' | 'confirmed'
  buildingId?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** The roll, newest first, as far as this person may see it. */
export async function listResidents(tx: Tx, communityId: string, viewer: ActorAround, page: ResidentsPage) {
  const { level, buildingId, limit } = page
  const after = decodeCursor(page.cursor)
  const rows = await tx
    .select({
      membershipId: memberships.id,
      name: memberships.displayName,
      estate: estates.name,
      building: buildings.name,
      level: sql<'declared' | 'confirmed' | 'owner'>`${memberships.level}`,
      declaredAt: memberships.validFrom,
    })
    .from(memberships)
    .innerJoin(estates, and(eq(estates.communityId, memberships.communityId), eq(estates.id, memberships.estateId)))
    .innerJoin(
      buildings,
      and(eq(buildings.communityId, memberships.communityId), eq(buildings.id, memberships.buildingId)),
    )
    .where(
      and(
        eq(memberships.communityId, communityId),
        eq(memberships.role, 'resident'),
        inArray(memberships.level, level === 'declared' ? ['declared'] : ['confirmed', 'owner']),
        isNull(memberships.validTo),
        residentsInSight(viewer),
        buildingId === undefined ? undefined : eq(memberships.buildingId, buildingId),
        after && lt(memberships.id, after.id),
      ),
    )
    .orderBy(desc(memberships.id))
    .limit(limit + 1)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const more = rows.length > limit && last
  return { items, nextCursor: more ? encodeCursor({ at: last.declaredAt, id: last.membershipId }) : null }
}

/** How many declared residents wait for this person's confirmation; 0 for who confirms nobody. */
export async function countResidentsToConfirm(tx: Tx, communityId: string, viewer: Pick<ActorAround, 'memberships'>) {
  const sight = confirmableBuildings(viewer)
  if (sight !== 'all' && sight.length === 0) return 0
  const [row] = await tx
    .select({ waiting: count() })
    .from(memberships)
    .where(
      and(
        eq(memberships.communityId, communityId),
        eq(memberships.role, 'resident'),
        eq(memberships.level, 'declared'),
        isNull(memberships.validTo),
        sight === 'all' ? undefined : inArray(memberships.buildingId, sight),
      ),
    )
  return row?.waiting ?? 0
}
