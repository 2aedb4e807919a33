import { looksAfterThem, maySeeEntry } from '@juwuye/domain'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type ActorAround, actorAround } from '../communities/index.ts'
import { type NeighbourRow, neighbours } from './neighbours.table.ts'

export interface NeighbourAddress {
  readonly communityId: string
  readonly neighbourId: string
  readonly personId: string
}

/** An entry that is on a list now; undefined when there is none. */
export async function findNeighbour(
  tx: Tx,
  { communityId, neighbourId }: Pick<NeighbourAddress, 'communityId' | 'neighbourId'>,
  lock?: 'share' | 'update',
): Promise<NeighbourRow | undefined> {
  const found = tx
    .select()
    .from(neighbours)
    .where(and(eq(neighbours.communityId, communityId), eq(neighbours.id, neighbourId), isNull(neighbours.removedAt)))
  const [row] = await (lock ? found.for(lock) : found)
  return row
}

/** The entry and who asks for it, where it is theirs to see. @throws Refusal not-found */
export async function getNeighbour(
  tx: Tx,
  address: NeighbourAddress,
  now: number,
  lock?: 'update',
): Promise<{ row: NeighbourRow; viewer: ActorAround }> {
  const viewer = await actorAround(tx, address.communityId, address.personId, now)
  const row = await findNeighbour(tx, address, lock)
  if (!row || !maySeeEntry(viewer, row)) throw new Refusal('not-found')
  return { row, viewer }
}

/** The same for who looks after them. */
export async function getKeptNeighbour(tx: Tx, address: NeighbourAddress, now: number) {
  const found = await getNeighbour(tx, address, now, 'update')
  if (!looksAfterThem(found.viewer, found.row)) throw new Refusal('forbidden')
  return found
}
