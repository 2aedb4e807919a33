import type { SupervisionLevel } from '@juwuye/domain'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import type { SupervisionRow } from './case-record.ts'
import { supervisions } from './chasing.table.ts'

/** The highest level of what is demanded and not answered; null without. */
export function levelOf(rows: readonly Pick<SupervisionRow, 'level' | 'answeredAt'>[]): SupervisionLevel | null {
  const open = rows.filter((row) => row.answeredAt === null).map((row) => row.level)
  return open.length === 0 ? null : (Math.max(...open) as SupervisionLevel)
}

/** The same for the cases of a list. */
export async function levelsOf(
  tx: Tx,
  communityId: string,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, SupervisionLevel | null>> {
  if (caseIds.length === 0) return new Map()
  const rows = await tx
    .select({ caseId: supervisions.caseId, level: supervisions.level, answeredAt: supervisions.answeredAt })
    .from(supervisions)
    .where(
      and(
        eq(supervisions.communityId, communityId),
        inArray(supervisions.caseId, [...caseIds]),
        isNull(supervisions.answeredAt),
      ),
    )
  return new Map(caseIds.map((id) => [id, levelOf(rows.filter((row) => row.caseId === id))]))
}
