import { type ImportFailure, type ImportState, isLiveImport, LIVE_IMPORT_STATES } from '@juwuye/domain'
import { and, eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { communityImports, type ImportRow } from '../communities/index.ts'
import { findImport } from './import-view.ts'

export interface ImportKey {
  readonly communityId: string
  readonly importId: string
}

/** It was taken back, or has ended otherwise, while it was under way. */
export class ImportOver extends Error {}

const live = ({ communityId, importId }: ImportKey) =>
  and(
    eq(communityImports.communityId, communityId),
    eq(communityImports.id, importId),
    inArray(communityImports.state, [...LIVE_IMPORT_STATES]),
  )

type Change = Partial<Omit<typeof communityImports.$inferInsert, 'communityId' | 'id' | 'state'>>

/**
 * Brings a live import to another state; with its end its workbook goes.
 *
 * @throws ImportOver when it is live no more
 */
export async function moveImport(tx: Tx, key: ImportKey, state: ImportState, now: number, change: Change = {}) {
  const ended = isLiveImport(state) ? {} : { file: null, endedAt: now }
  const { rowCount } = await tx
    .update(communityImports)
    .set({ state, touchedAt: now, ...ended, ...change })
    .where(live(key))
  if (rowCount === 0) throw new ImportOver()
}

/**
 * How far it is, for whoever looks on: in a transaction of its own.
 *
 * @throws ImportOver when it is live no more
 */
export function touchImport(deps: Deps, key: ImportKey, progress: { rowsDone: number; rowsTotal: number }) {
  return inCommunity(deps.db.api, key, async (tx) => {
    const { rowCount } = await tx
      .update(communityImports)
      .set({ ...progress, touchedAt: deps.clock.now() })
      .where(live(key))
    if (rowCount === 0) throw new ImportOver()
  })
}

/** It ended without anything being brought in. Whatever ended before stays as it ended. */
export function failImport(deps: Deps, key: ImportKey, failure: ImportFailure): Promise<void> {
  return inCommunity(deps.db.api, key, (tx) => moveImport(tx, key, 'failed', deps.clock.now(), { failure })).catch(
    (error: unknown) => {
      if (!(error instanceof ImportOver)) throw error
    },
  )
}

const placeOf = ({ communityId, importId }: ImportKey) => `import/${communityId}/${importId}`

export const sealedFile = ({ sealer }: Pick<Deps, 'sealer'>, key: ImportKey, file: Buffer): Buffer =>
  sealer.seal(file.toString('base64'), placeOf(key))

/** The import and its workbook, while it is in this state. */
export function takeUp(
  deps: Deps,
  key: ImportKey,
  state: ImportState,
): Promise<{ row: ImportRow; file: Buffer } | undefined> {
  return inCommunity(deps.db.api, key, async (tx) => {
    const row = await findImport(tx, key.communityId, key.importId)
    if (row?.state !== state) return undefined
    const [kept] = await tx.select({ file: communityImports.file }).from(communityImports).where(live(key))
    if (!kept?.file) return undefined
    return { row, file: Buffer.from(deps.sealer.open(kept.file, placeOf(key)), 'base64') }
  })
}
