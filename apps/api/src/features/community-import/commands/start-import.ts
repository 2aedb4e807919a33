import { createHash } from 'node:crypto'
import { LIVE_IMPORT_STATES } from '@juwuye/domain'
import type { CommunityImport } from '@juwuye/types'
import { and, eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { isUniqueViolation } from '../../../platform/db/pg-error.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { communityImports, type ImportRow, requireAdministrator } from '../../communities/index.ts'
import { glanceAtBook } from '../book/read-workbook.ts'
import { moveImport, sealedFile } from '../import-state.ts'
import { findImport, type ImportAddress, importColumns, presentImport } from '../import-view.ts'

/**
 * Takes a workbook in, to be checked by a worker. One at a time in a community: one's own that was only checked gives way,
 * another's does not. Sent twice it is there once.
 *
 * @throws Refusal not-found, forbidden; sheet-unreadable, book-too-large; import-under-way, with whose; idempotency-conflict
 */
export async function startImport(deps: Deps, address: ImportAddress, file: Buffer): Promise<CommunityImport> {
  try {
    return await startOnce(deps, address, file)
  } catch (error) {
    // two at once: the other was quicker, and is there now
    if (!isUniqueViolation(error)) throw error
    return startOnce(deps, address, file)
  }
}

function startOnce(deps: Deps, address: ImportAddress, file: Buffer): Promise<CommunityImport> {
  const { communityId, personId, importId } = address
  const now = deps.clock.now()
  const fileHash = createHash('sha256').update(file).digest('hex')
  return inCommunity(deps.db.api, address, async (tx) => {
    const by = await requireAdministrator(tx, communityId, address, now)
    const before = await findImport(tx, communityId, importId)
    if (before) {
      if (before.fileHash !== fileHash || before.madeBy !== personId) throw new Refusal('idempotency-conflict')
      return presentImport(tx, before, personId, now)
    }
    glanceAtBook(file)
    await makeWay(tx, address, now)
    const made = { madeBy: personId, madeByName: by.name, madeAt: now, touchedAt: now }
    await tx.insert(communityImports).values({
      ...{ communityId, id: importId, fileHash, file: sealedFile(deps, address, file), state: 'reading', ...made },
      ...{ rowsDone: 0, rowsTotal: 0, sheets: [], faults: [], faultsTotal: 0 },
    })
    await deps.jobs.add(tx, 'import-community', { communityId, importId, step: 'check' })
    const row = await findImport(tx, communityId, importId)
    if (!row) throw new Error('an import just written cannot be read')
    return presentImport(tx, row, personId, now)
  })
}

async function makeWay(tx: Tx, { communityId, personId }: ImportAddress, now: number): Promise<void> {
  const [other]: ImportRow[] = await tx
    .select(importColumns)
    .from(communityImports)
    .where(and(eq(communityImports.communityId, communityId), inArray(communityImports.state, [...LIVE_IMPORT_STATES])))
    .for('update')
  if (!other) return
  if (other.state !== 'ready' || other.madeBy !== personId)
    throw new Refusal('import-under-way', { params: { by: other.madeByName } })
  const cancelled = { cancelledBy: personId, cancelledByName: other.madeByName }
  await moveImport(tx, { communityId, importId: other.id }, 'cancelled', now, cancelled)
}
