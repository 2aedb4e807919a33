import type { Tx } from '../../platform/db/pools.ts'
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
 * How many cases are in the way of leaving nobody behind; null when nothing is. A desk is never left empty, and
 * without a social worker nobody could whistle any more; a party that holds nothing may end.
 */
export async function inTheWay(tx: Tx, leaving: Leaving): Promise<{ party: string; count: number } | null> {
  const party = lastOf(leaving)
  if (party === null) return null
  const { communityId, role } = leaving.membership
  if (leaving.lastOfDesk) return { party, count: await countOpen(tx, communityId) }
  const count = await countHeld(tx, leaving)
  return count > 0 || role === 'socialWorker' ? { party, count } : null
}
