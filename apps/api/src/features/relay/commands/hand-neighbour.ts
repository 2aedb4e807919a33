import { keepsForAll } from '@juwuye/domain'
import type { NeighbourKeepers } from '@juwuye/types'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { fieldProblem, Refusal } from '../../../platform/http/refusal.ts'
import { headsOfBuildings } from '../../communities/index.ts'
import { getKeptNeighbour, getNeighbour, type NeighbourAddress } from '../find-neighbour.ts'
import { handOver } from '../hand-over.ts'
import type { NeighbourRow } from '../neighbours.table.ts'

/**
 * A social worker says who looks after a neighbour: a building head of their building, or, with null, the desk.
 *
 * @throws Refusal not-found, forbidden, keeper-unknown, neighbour-linked
 */
export async function handNeighbour(deps: Deps, address: NeighbourAddress, keeperId: string | null): Promise<void> {
  const { personId } = address
  const now = deps.clock.now()
  await inCommunity(deps.db.api, address, async (tx) => {
    const { row, viewer } = await getKeptNeighbour(tx, address, now)
    if (!keepsForAll(viewer)) throw new Refusal('forbidden')
    if (row.personId !== null) throw new Refusal('neighbour-linked')
    if (keeperId !== null) {
      const keepers = await keepersOf(tx, row, now)
      if (!keepers.some((head) => head.personId === keeperId))
        throw new Refusal('keeper-unknown', { fields: [fieldProblem('keeperId', 'not-a-choice')] })
    }
    const author = { personId, displayName: viewer.displayName ?? '', capacity: 'desk', partyId: null } as const
    await handOver({ tx, ids: deps.ids, now, author }, row, keeperId)
  })
}

const keepersOf = async (tx: Tx, { communityId, buildingId }: NeighbourRow, now: number) =>
  (await headsOfBuildings(tx, communityId, now)).filter((head) => head.buildingId === buildingId)

/** To whom a social worker may hand them. @throws Refusal not-found, forbidden */
export function listKeepers(deps: Deps, address: NeighbourAddress): Promise<NeighbourKeepers> {
  const now = deps.clock.now()
  return inCommunity(deps.db.api, address, async (tx) => {
    const { row, viewer } = await getNeighbour(tx, address, now)
    if (!keepsForAll(viewer)) throw new Refusal('forbidden')
    return { items: (await keepersOf(tx, row, now)).map(({ personId, name }) => ({ personId, name })) }
  })
}
