import type { NeighbourRevealed } from '@juwuye/types'
import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { getNeighbour, type NeighbourAddress } from '../find-neighbour.ts'
import { unsealed } from '../sealed.ts'
import { noteViews } from '../views.ts'

/** Room and telephone number of one neighbour, which is put on record. @throws Refusal not-found */
export function revealNeighbour(deps: Deps, address: NeighbourAddress): Promise<NeighbourRevealed> {
  const { communityId } = address
  const now = deps.clock.now()
  return inCommunity(deps.db.api, address, async (tx) => {
    const { row, viewer } = await getNeighbour(tx, address, now)
    await noteViews(tx, deps.ids, [row], { communityId, viewer, what: 'details', now })
    return { id: row.id, ...unsealed(deps, row) }
  })
}
