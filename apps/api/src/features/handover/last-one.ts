import type { Tx } from '../../platform/db/pools.ts'
import type { ListViewer } from '../cases/index.ts'
import type { Leaving } from '../communities/index.ts'
import { countHeld, countOpen } from './held.ts'

/** The social workers and secretaries of a community, as one says who is missing. */
const DESK = '社工和书记'

/** What nobody would be left for; null while there are others. */
export function lastOf({ lastOfDesk, lastOfParty, party }: Leaving): string | null {
  if (lastOfDesk) return DESK
  return lastOfParty ? (party?.name ?? null) : null
}

/**
 * Whom nobody would be left for, with as many of the cases in the way as the viewer may hear of; null when nothing is. A
 * desk is never left empty, and without a social worker nobody could whistle any more; a party that holds nothing may end.
 */
export async function inTheWay(
  tx: Tx,
  leaving: Leaving,
  viewer: ListViewer,
): Promise<{ party: string; count: number } | null> {
  const party = lastOf(leaving)
  if (party === null) return null
  const { communityId, role } = leaving.membership
  if (leaving.lastOfDesk) return { party, count: (await countOpen(tx, communityId, viewer)).told }
  const { all, told } = await countHeld(tx, leaving, viewer)
  return all > 0 || role === 'socialWorker' ? { party, count: told } : null
}
