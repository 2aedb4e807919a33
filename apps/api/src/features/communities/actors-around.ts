import { and, eq, gt, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { attendances, memberships } from './communities.table.ts'
import { type ActorAround, inForce, membershipColumns } from './people-around.ts'

/**
 * Many people at once as the rules see them, in two statements, in the order asked for.
 *
 * @param officers who serves the community's town now: that stands in each one's own plane
 */
export async function actorsAround(
  tx: Tx,
  communityId: string,
  personIds: readonly string[],
  officers: readonly string[],
  now: number,
): Promise<ActorAround[]> {
  if (personIds.length === 0) return []
  const rows = await tx
    .select({ personId: memberships.personId, ...membershipColumns })
    .from(memberships)
    .where(
      and(
        eq(memberships.communityId, communityId),
        sql`${memberships.personId} = any(${sql.param(personIds)}::uuid[])`,
        inForce(now),
      ),
    )
    .orderBy(memberships.id)
  const held = new Map<string, typeof rows>()
  for (const row of rows) held.set(row.personId, [...(held.get(row.personId) ?? []), row])
  const onDuty = new Set(await onDutyAt(tx, communityId, now))
  const town = new Set(officers)
  return personIds.map((personId) => {
    const mine = held.get(personId) ?? []
    return {
      personId,
      displayName: mine[0]?.displayName ?? null,
      memberships: mine.map(({ personId: _, id: __, displayName: ___, ...membership }) => membership),
      onDuty: onDuty.has(personId),
      townOfficer: town.has(personId),
    }
  })
}

/** Everybody whose shift at a station of the community runs now. */
export async function onDutyAt(tx: Tx, communityId: string, now: number): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ personId: attendances.personId })
    .from(attendances)
    .where(
      and(
        eq(attendances.communityId, communityId),
        isNull(attendances.checkedOutAt),
        lte(attendances.checkedInAt, now),
        gt(attendances.shiftEndsAt, now),
      ),
    )
  return rows.map((row) => row.personId)
}

/** Everybody who lives in the estate, also those whom nobody confirmed yet. */
export async function residentsOfEstate(tx: Tx, communityId: string, estateId: string, now: number): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ personId: memberships.personId })
    .from(memberships)
    .where(
      and(
        eq(memberships.communityId, communityId),
        eq(memberships.estateId, estateId),
        isNotNull(memberships.level),
        inForce(now),
      ),
    )
  return rows.map((row) => row.personId)
}

/** The social workers of the community. */
export async function socialWorkersOf(tx: Tx, communityId: string, now: number): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ personId: memberships.personId })
    .from(memberships)
    .where(and(eq(memberships.communityId, communityId), eq(memberships.role, 'socialWorker'), inForce(now)))
  return rows.map((row) => row.personId)
}
