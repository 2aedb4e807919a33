import { keepsForAll } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { fieldProblem, Refusal } from '../../../platform/http/refusal.ts'
import { actorAround } from '../../communities/index.ts'
import { getKeptNeighbour, type NeighbourAddress } from '../find-neighbour.ts'
import { handOver } from '../hand-over.ts'

/**
 * A social worker says who looks after a neighbour: a building head of their building, or, with null, the desk.
 *
 * @throws Refusal not-found, forbidden, keeper-unknown, neighbour-linked
 */
export async function handNeighbour(deps: Deps, address: NeighbourAddress, keeperId: string | null): Promise<void> {
  const { communityId, personId } = address
  const now = deps.clock.now()
  await inCommunity(deps.db.api, address, async (tx) => {
    const { row, viewer } = await getKeptNeighbour(tx, address, now)
    if (!keepsForAll(viewer)) throw new Refusal('forbidden')
    if (row.personId !== null) throw new Refusal('neighbour-linked')
    if (keeperId !== null) {
      const { memberships } = await actorAround(tx, communityId, keeperId, now)
      const keeps = memberships.some((m) => m.role === 'buildingHead' && m.looksAfter.includes(row.buildingId))
      if (!keeps) throw new Refusal('keeper-unknown', { fields: [fieldProblem('keeperId', 'not-a-choice')] })
    }
    const author = { personId, displayName: viewer.displayName ?? '', capacity: 'desk', partyId: null } as const
    await handOver({ tx, ids: deps.ids, now, author }, row, keeperId)
  })
}
