import { isLiveImport } from '@juwuye/domain'
import type { CommunityImport, CommunityImports } from '@juwuye/types'
import { and, desc, eq, getTableColumns } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { decodeCursor, encodeCursor, past } from '../../platform/http/cursor.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { communityImports, type ImportRow, requireAdministrator } from '../communities/index.ts'
import { countInvited } from '../opening/index.ts'

export interface ImportAsking {
  readonly communityId: string
  readonly personId: string
}
export interface ImportAddress extends ImportAsking {
  readonly importId: string
}

const { file: _, ...columns } = getTableColumns(communityImports)
/** All of an import but its workbook. */
export const importColumns = columns

export async function findImport(tx: Tx, communityId: string, importId: string): Promise<ImportRow | undefined> {
  const [row] = await tx
    .select(importColumns)
    .from(communityImports)
    .where(and(eq(communityImports.communityId, communityId), eq(communityImports.id, importId)))
  return row
}

/** How far an import is; for desk and town. @throws Refusal not-found, forbidden */
export function readImport(deps: Deps, address: ImportAddress): Promise<CommunityImport> {
  const now = deps.clock.now()
  return inCommunity(deps.db.api, address, async (tx) => {
    await requireAdministrator(tx, address.communityId, address, now)
    const row = await findImport(tx, address.communityId, address.importId)
    if (!row) throw new Refusal('not-found')
    return presentImport(tx, row, address.personId, now)
  })
}

/** Every import of the community, newest first; for desk and town. @throws Refusal not-found, forbidden */
export function listImports(
  deps: Deps,
  asking: ImportAsking,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<CommunityImports> {
  const { communityId, personId } = asking
  const now = deps.clock.now()
  return inCommunity(deps.db.api, asking, async (tx) => {
    await requireAdministrator(tx, communityId, asking, now)
    const beyond = past(decodeCursor(cursor), communityImports.madeAt, communityImports.id)
    const rows = await tx
      .select(importColumns)
      .from(communityImports)
      .where(and(eq(communityImports.communityId, communityId), beyond))
      .orderBy(desc(communityImports.madeAt), desc(communityImports.id))
      .limit(limit + 1)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    const items: CommunityImport[] = []
    for (const row of shown) items.push(await presentImport(tx, row, personId, now))
    return {
      items,
      nextCursor: rows.length > limit && last ? encodeCursor({ at: last.madeAt, id: last.id }) : null,
    }
  })
}

/** Needs an administrator, for whom it is shown. */
export async function presentImport(tx: Tx, row: ImportRow, personId: string, now: number): Promise<CommunityImport> {
  const { id, state, madeByName, madeBy, madeAt, endedAt, cancelledBy, cancelledByName, failure } = row
  const { rowsDone, rowsTotal, sheets, faults, faultsTotal } = row
  const invitations = state === 'done' ? await countInvited(tx, row.communityId, id, now) : 0
  return {
    ...{ id, state, by: madeByName, mine: madeBy === personId, at: madeAt, endedAt, failure },
    ...{ cancelledBy: cancelledByName, cancelledByMe: cancelledBy === personId },
    progress: { done: rowsDone, total: rowsTotal },
    ...{ sheets, faults, faultsTotal, invitations },
    may: { apply: state === 'ready', cancel: isLiveImport(state), invitations: invitations > 0 },
  }
}
