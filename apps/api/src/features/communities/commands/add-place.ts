import { LIMITS } from '@juwuye/domain'
import { and, count, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { invalidField, Refusal } from '../../../platform/http/refusal.ts'
import type { Actor } from '../../../platform/http/session.ts'
import { buildings, commonPlaces, estates } from '../communities.table.ts'
import { refuseWhileImporting } from '../while-importing.ts'
import { administer } from './administer.ts'

const ADDED = { buildingAdded: buildings, placeAdded: commonPlaces } as const

interface NewPlace {
  readonly communityId: string
  readonly step: keyof typeof ADDED
  readonly estateId: string
  /** Made on the phone: sent twice, it is there once. */
  readonly id: string
  readonly name: string
}

/**
 * A building or a common place more in an estate that is there.
 *
 * @throws Refusal not-found, forbidden; import-writes; idempotency-conflict under an id that has another name; invalid-input
 *   where another bears the name, and where there are too many
 */
export async function addPlace(deps: Deps, actor: Actor, input: NewPlace): Promise<void> {
  const { communityId, step, estateId, id, name } = input
  const table = ADDED[step]
  await administer(deps, actor, { communityId, step, subjectId: id }, async ({ tx, note }) => {
    await refuseWhileImporting(tx, communityId)
    const [estate] = await tx
      .select({ name: estates.name })
      .from(estates)
      .where(and(eq(estates.communityId, communityId), eq(estates.id, estateId)))
      .for('update')
    if (!estate) throw new Refusal('not-found')
    const there = and(eq(table.communityId, communityId), eq(table.estateId, estateId))
    const [before] = await tx
      .select({ name: table.name })
      .from(table)
      .where(and(there, eq(table.id, id)))
    if (before && before.name !== name) throw new Refusal('idempotency-conflict')
    if (before) return
    const [{ n } = { n: 0 }] = await tx.select({ n: count() }).from(table).where(there)
    const max = LIMITS.buildingsPerEstate
    if (n >= max) throw invalidField('name', 'too-many', { max })
    await tx.insert(table).values({ communityId, id, estateId, name, position: n })
    await note(`${estate.name} ${name}`)
  })
}
