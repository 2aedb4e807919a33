import { isLiveImport } from '@juwuye/domain'
import type { CommunityImport } from '@juwuye/types'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { communityImports, type ImportRow, requireAdministrator } from '../../communities/index.ts'
import { moveImport } from '../import-state.ts'
import { type ImportAddress, importColumns, presentImport } from '../import-view.ts'

/**
 * Has a checked workbook brought in, by a worker. Twice is once.
 *
 * @throws Refusal not-found, forbidden; import-not-ready while it is being checked; import-ended, with who took it back
 */
export function applyImport(deps: Deps, address: ImportAddress): Promise<CommunityImport> {
  return settle(deps, address, async (tx, row) => {
    const { communityId, importId } = address
    if (row.state === 'applying' || row.state === 'done') return
    if (row.state === 'reading') throw new Refusal('import-not-ready')
    if (row.state !== 'ready') {
      const by = row.cancelledByName
      throw new Refusal('import-ended', by === null ? {} : { params: { by } })
    }
    await moveImport(tx, address, 'applying', deps.clock.now(), { rowsDone: 0 })
    await deps.jobs.add(tx, 'import-community', { communityId, importId, step: 'apply' })
  })
}

/**
 * Takes an import back, whoever of the desk began it; what was written so far is as if it had never been. Twice is once.
 *
 * @throws Refusal not-found, forbidden; import-ended once it is through
 */
export function cancelImport(deps: Deps, address: ImportAddress): Promise<CommunityImport> {
  return settle(deps, address, async (tx, row, cancelledByName) => {
    if (row.state === 'cancelled') return
    if (!isLiveImport(row.state)) throw new Refusal('import-ended')
    const cancelled = { cancelledBy: address.personId, cancelledByName }
    await moveImport(tx, address, 'cancelled', deps.clock.now(), cancelled)
  })
}

function settle(
  deps: Deps,
  address: ImportAddress,
  move: (tx: Tx, row: ImportRow, by: string) => Promise<void>,
): Promise<CommunityImport> {
  const { communityId, personId, importId } = address
  const now = deps.clock.now()
  return inCommunity(deps.db.api, address, async (tx) => {
    const by = await requireAdministrator(tx, communityId, address, now)
    const held = () =>
      tx
        .select(importColumns)
        .from(communityImports)
        .where(and(eq(communityImports.communityId, communityId), eq(communityImports.id, importId)))
        .for('update')
    const [row] = await held()
    if (!row) throw new Refusal('not-found')
    await move(tx, row, by.name)
    const [moved = row] = await held()
    return presentImport(tx, moved, personId, now)
  })
}
