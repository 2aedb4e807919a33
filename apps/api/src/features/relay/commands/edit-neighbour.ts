import { mayKeepIn } from '@juwuye/domain'
import type { editNeighbourBody } from '@juwuye/types/schemas'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import { isUniqueViolation } from '../../../platform/db/pg-error.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { getKeptNeighbour, type NeighbourAddress } from '../find-neighbour.ts'
import { neighbours } from '../neighbours.table.ts'
import { sealed } from '../sealed.ts'
import { estateOf } from './add-neighbour.ts'

type Change = z.output<typeof editNeighbourBody>

/** @throws Refusal not-found, forbidden, stale-version, not-your-building, building-unknown, neighbour-exists */
export async function editNeighbour(deps: Deps, address: NeighbourAddress, input: Change): Promise<void> {
  const { communityId } = address
  try {
    await inCommunity(deps.db.api, address, async (tx) => {
      const { row, viewer } = await getKeptNeighbour(tx, address, deps.clock.now())
      if (row.version !== input.version) throw new Refusal('stale-version', { params: { version: row.version } })
      const { version: _, room, phone, buildingId = row.buildingId, ...plain } = input
      const estateId = await estateOf(tx, communityId, buildingId)
      if (!mayKeepIn(viewer, buildingId)) throw new Refusal('not-your-building')
      await tx
        .update(neighbours)
        .set({
          ...plain,
          buildingId,
          estateId,
          ...(room === undefined ? {} : { room: sealed(deps, row, 'room', room) }),
          ...(phone === undefined ? {} : { phone: sealed(deps, row, 'phone', phone) }),
          version: row.version + 1,
        })
        .where(and(eq(neighbours.communityId, communityId), eq(neighbours.id, row.id)))
    })
  } catch (error) {
    if (!isUniqueViolation(error, 'neighbours_name')) throw error
    throw new Refusal('neighbour-exists', { params: { name: input.name ?? '' }, cause: error })
  }
}
