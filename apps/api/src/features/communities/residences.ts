import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { memberships } from './communities.table.ts'
import { unitOwners, units } from './units.table.ts'

/** Where the person says they live, held until the transaction ends. */
export async function holdResidence(tx: Tx, communityId: string, personId: string) {
  const [row] = await tx
    .select({
      id: memberships.id,
      level: memberships.level,
      buildingId: memberships.buildingId,
      version: memberships.version,
    })
    .from(memberships)
    .where(
      and(
        eq(memberships.communityId, communityId),
        eq(memberships.personId, personId),
        eq(memberships.role, 'resident'),
        isNull(memberships.validTo),
      ),
    )
    .for('update')
  return row
}

/** What the roll says of a confirmed resident: an owner where something in the estate they live in is theirs. */
const levelByRoll = sql<'confirmed' | 'owner'>`case when exists (select 1 from ${unitOwners} uo
  join ${units} u on u.community_id = uo.community_id and u.id = uo.unit_id
  where uo.community_id = ${memberships.communityId} and uo.person_id = ${memberships.personId}
  and u.estate_id = ${memberships.estateId}) then 'owner' else 'confirmed' end`

/** They do live there, by the word of somebody who answers for it. */
export async function confirmResidence(
  tx: Tx,
  communityId: string,
  { id, version }: { id: string; version: number },
  { by, now }: { by: string; now: number },
): Promise<void> {
  await tx
    .update(memberships)
    .set({ level: levelByRoll, confirmedBy: by, confirmedAt: now, version: version + 1 })
    .where(and(eq(memberships.communityId, communityId), eq(memberships.id, id)))
}

/** Brings confirmed residents to what the roll says of them, after it changed. */
export async function settleLevels(tx: Tx, communityId: string, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  await tx
    .update(memberships)
    .set({ level: levelByRoll, version: sql`${memberships.version} + 1` })
    .where(
      and(
        eq(memberships.communityId, communityId),
        inArray(memberships.personId, [...personIds]),
        inArray(memberships.level, ['confirmed', 'owner']),
        isNull(memberships.validTo),
        ne(memberships.level, levelByRoll),
      ),
    )
}
