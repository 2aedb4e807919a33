import type { AdministrationStep } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Actor } from '../../../platform/http/session.ts'
import { buildings, commonPlaces, estates } from '../communities.table.ts'
import { refuseWhileImporting } from '../while-importing.ts'
import { administer } from './administer.ts'

const NAMED = {
  estateRenamed: estates,
  buildingRenamed: buildings,
  placeRenamed: commonPlaces,
} as const satisfies Partial<Record<AdministrationStep, unknown>>

interface Renaming {
  readonly communityId: string
  readonly step: keyof typeof NAMED
  readonly subjectId: string
  /** What it was called on the screen. */
  readonly was: string
  readonly name: string
}

/**
 * Another name for an estate, a building or a common place. Cases show it from then on, old ones too; pages that were
 * put up before keep the name they were put up with. The same again changes nothing.
 *
 * @param along what goes along with it, in its transaction
 * @throws Refusal not-found, forbidden; import-writes; name-changed; invalid-input where another bears the name
 */
export async function renamePlace(
  deps: Deps,
  actor: Actor,
  { was, name, ...change }: Renaming,
  along: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<void> {
  const table = NAMED[change.step]
  await administer(deps, actor, change, async ({ tx, note, overtaken }) => {
    await refuseWhileImporting(tx, change.communityId)
    const here = and(eq(table.communityId, change.communityId), eq(table.id, change.subjectId))
    const [row] = await tx.select({ name: table.name }).from(table).where(here).for('update')
    if (!row) throw new Refusal('not-found')
    if (row.name === name) return
    if (row.name !== was) await overtaken(row.name)
    await tx.update(table).set({ name }).where(here)
    await along(tx)
    await note(`${was} → ${name}`)
  })
}
