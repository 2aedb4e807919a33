import { buildingsKept, keepsForAll } from '@juwuye/domain'
import type { Tx } from '../../../platform/db/pools.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { type ActorAround, buildingsByName, headsOfBuildings, requireBelonging } from '../../communities/index.ts'

/** Buildings whose neighbours the viewer may read in, and who looks after them. @throws Refusal forbidden */
export async function sheetPlaces(tx: Tx, viewer: ActorAround, communityId: string, now: number) {
  requireBelonging(viewer)
  const kept = buildingsKept(viewer)
  const all = keepsForAll(viewer)
  if (!all && kept.length === 0) throw new Refusal('forbidden')
  const every = await buildingsByName(tx, communityId)
  const heads = await headsOfBuildings(tx, communityId, now)
  return { every, places: all ? every : every.filter(({ id }) => kept.includes(id)), heads, all }
}

export type SheetPlaces = Awaited<ReturnType<typeof sheetPlaces>>
