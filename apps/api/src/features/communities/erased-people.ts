import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { erasures } from './erasures.table.ts'

/** Which of these people closed their account. */
export async function erasedAmong(
  tx: Tx,
  communityId: string,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await tx
    .select({ personId: erasures.personId })
    .from(erasures)
    .where(and(eq(erasures.communityId, communityId), inArray(erasures.personId, [...personIds])))
  return new Set(rows.map(({ personId }) => personId))
}
