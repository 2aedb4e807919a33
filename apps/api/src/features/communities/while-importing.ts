import { LIVE_IMPORT_STATES } from '@juwuye/domain'
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { communityImports } from './community-imports.table.ts'

/**
 * Places, parties and homes are not changed by hand while a workbook is being written: one would wait for all of it. One
 * that is only checked is not written until the transaction ends.
 *
 * @throws Refusal import-writes, with whose workbook it is
 */
export async function refuseWhileImporting(tx: Tx, communityId: string): Promise<void> {
  const [live] = await tx
    .select({ state: communityImports.state, by: communityImports.madeByName })
    .from(communityImports)
    .where(and(eq(communityImports.communityId, communityId), inArray(communityImports.state, [...LIVE_IMPORT_STATES])))
    .for('share')
  if (live?.state === 'applying') throw new Refusal('import-writes', { params: { by: live.by } })
}
