import type { Role } from '@juwuye/domain'
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { DESK_ROLES } from './administration.ts'
import { memberships } from './communities.table.ts'
import { inForce } from './people-around.ts'

/**
 * A membership in force by which somebody is one of these. Held: an ending that is under way waits for what is done by
 * it, or is waited for.
 */
export async function findMembership(
  tx: Tx,
  { communityId, personId, roles }: { communityId: string; personId: string; roles: readonly Role[] },
  now: number,
): Promise<string | undefined> {
  const [row] = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(
        eq(memberships.communityId, communityId),
        eq(memberships.personId, personId),
        inArray(memberships.role, [...roles]),
        inForce(now),
      ),
    )
    .orderBy(memberships.id)
    .limit(1)
    .for('share')
  return row?.id
}

/** Social workers and secretaries of the community now. */
export async function deskOf(tx: Tx, communityId: string, now: number): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ personId: memberships.personId })
    .from(memberships)
    .where(and(eq(memberships.communityId, communityId), inArray(memberships.role, [...DESK_ROLES]), inForce(now)))
    .orderBy(memberships.personId)
  return rows.map(({ personId }) => personId)
}
