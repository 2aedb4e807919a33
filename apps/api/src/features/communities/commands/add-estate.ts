import { count, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { isUniqueViolation } from '../../../platform/db/pg-error.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { invalidField } from '../../../platform/http/refusal.ts'
import type { Actor } from '../../../platform/http/session.ts'
import { requireAdministrator } from '../administration.ts'
import { buildings, commonPlaces, estates, onCallNumbers } from '../communities.table.ts'

export interface NewEstate {
  communityId: string
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

/** @throws Refusal forbidden; invalid-input when a name is there already */
export async function addEstate(deps: Deps, actor: Actor, input: NewEstate): Promise<AddedEstate> {
  const now = deps.clock.now()
  const { communityId } = input
  const estateId = deps.ids.uuid()
  const row = (extra: object, position: number) => ({ communityId, id: deps.ids.uuid(), estateId, position, ...extra })
  const buildingRows = input.buildings.map((name, i) => ({ ...row({}, i), name }))
  const placeRows = input.places.map((name, i) => ({ ...row({}, i), name }))
  const numberRows = input.onCall.map((number, i) => ({ ...row({}, i), ...number }))
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name })
  try {
    await inCommunity(deps.db.api, { communityId, personId: actor.personId }, async (tx) => {
      await requireAdministrator(tx, communityId, actor, now)
      const [before] = await tx.select({ n: count() }).from(estates).where(eq(estates.communityId, communityId))
      await tx.insert(estates).values({ communityId, id: estateId, name: input.name, position: before?.n ?? 0 })
      if (buildingRows.length > 0) await tx.insert(buildings).values(buildingRows)
      if (placeRows.length > 0) await tx.insert(commonPlaces).values(placeRows)
      if (numberRows.length > 0) await tx.insert(onCallNumbers).values(numberRows)
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw invalidField('name', 'taken')
    throw error
  }
  return { id: estateId, buildings: buildingRows.map(named), places: placeRows.map(named) }
}
