import { importLapsesAt, LIVE_IMPORT_STATES } from '@juwuye/domain'
import { inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { asSweeper } from '../../platform/db/tenant.ts'
import { communityImports } from '../communities/index.ts'
import { failImport } from './import-state.ts'

/** Ends imports that nobody applied in time, and those whose worker fell silent for good: their workbooks go with them. */
export async function sweepImports(deps: Deps, now: number): Promise<void> {
  const { communityId, id: importId, state, touchedAt } = communityImports
  const live = await asSweeper(deps.db.sweeper, (tx) =>
    tx
      .select({ communityId, importId, state, touchedAt })
      .from(communityImports)
      .where(inArray(state, [...LIVE_IMPORT_STATES])),
  )
  for (const one of live) {
    const word = LIVE_IMPORT_STATES.find((each) => each === one.state)
    if (word && importLapsesAt(word, one.touchedAt) <= now)
      await failImport(deps, one, word === 'ready' ? 'lapsed' : 'broken')
  }
}
