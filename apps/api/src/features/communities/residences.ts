import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { memberships } from './communities.table.ts'

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

/** They do live there, by the word of somebody who answers for it. */
export async function confirmResidence(
  tx: Tx,
  communityId: string,
  { id, version }: { id: string; version: number },
  { by, now }: { by: string; now: number },
): Promise<void> {
  await tx
    .update(memberships)
    .set({ level: 'confirmed', confirmedBy: by, confirmedAt: now, version: version + 1 })
    .where(and(eq(memberships.communityId, communityId), eq(memberships.id, id)))
}
