import { and, count, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { isUniqueViolation } from '../../../platform/db/pg-error.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { invalidField, Refusal } from '../../../platform/http/refusal.ts'
import type { Actor } from '../../../platform/http/session.ts'
import type { Ids } from '../../../platform/ids.ts'
import { requireAdministrator } from '../administration.ts'
import { buildings, commonPlaces, estates, onCallNumbers } from '../communities.table.ts'
import { noteStep } from '../note-step.ts'
import { refuseWhileImporting } from '../while-importing.ts'

export interface NewEstate {
  communityId: string
  /** Made on the phone: sent twice, it is there once. */
  id?: string
  name: string
  buildings: readonly string[]
  places: readonly string[]
  /** In the order in which they are dialled. */
  onCall: readonly { label: string; phone: string }[]
}

export interface AddedEstate {
  id: string
  buildings: { id: string; name: string }[]
  places: { id: string; name: string }[]
}

/** @throws Refusal not-found, forbidden; import-writes; idempotency-conflict; invalid-input when a name is there already */
export async function addEstate(deps: Deps, actor: Actor, input: NewEstate): Promise<AddedEstate> {
  const now = deps.clock.now()
  const { communityId, name } = input
  const { personId } = actor
  try {
    return await inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
      const by = await requireAdministrator(tx, communityId, actor, now)
      const before = await addedBefore(tx, input)
      if (before) return before
      await refuseWhileImporting(tx, communityId)
      const added = await insertEstate(tx, deps.ids, input)
      await noteStep(tx, deps.ids, {
        communityId,
        personId,
        personName: by.name,
        step: 'estateAdded',
        at: now,
        about: name,
      })
      return added
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    // the same sent twice at once: the other was quicker
    const added = await inCommunity(deps.db.api, { communityId, personId }, (tx) => addedBefore(tx, input))
    if (!added) throw invalidField('name', 'taken')
    return added
  }
}

async function addedBefore(tx: Tx, { communityId, id, name }: NewEstate): Promise<AddedEstate | undefined> {
  if (id === undefined) return undefined
  const [estate] = await tx
    .select({ name: estates.name })
    .from(estates)
    .where(and(eq(estates.communityId, communityId), eq(estates.id, id)))
  if (estate && estate.name !== name) throw new Refusal('idempotency-conflict')
  return estate && { id, buildings: [], places: [] }
}

/** The estate with its buildings, places and numbers. Needs the community pinned. */
export async function insertEstate(tx: Tx, ids: Ids, input: NewEstate): Promise<AddedEstate> {
  const { communityId } = input
  const estateId = input.id ?? ids.uuid()
  const row = (extra: object, position: number) => ({ communityId, id: ids.uuid(), estateId, position, ...extra })
  const buildingRows = input.buildings.map((name, i) => ({ ...row({}, i), name }))
  const placeRows = input.places.map((name, i) => ({ ...row({}, i), name }))
  const numberRows = input.onCall.map((number, i) => ({ ...row({}, i), ...number }))
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name })
  const [before] = await tx.select({ n: count() }).from(estates).where(eq(estates.communityId, communityId))
  await tx.insert(estates).values({ communityId, id: estateId, name: input.name, position: before?.n ?? 0 })
  if (buildingRows.length > 0) await tx.insert(buildings).values(buildingRows)
  if (placeRows.length > 0) await tx.insert(commonPlaces).values(placeRows)
  if (numberRows.length > 0) await tx.insert(onCallNumbers).values(numberRows)
  return { id: estateId, buildings: buildingRows.map(named), places: placeRows.map(named) }
}
