import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import type { Ids } from '../../platform/ids.ts'
import { bareWork, type EventAuthor, holdTogether, whistles } from '../cases/index.ts'
import { type NeighbourRow, neighbours } from './neighbours.table.ts'
import { relays } from './relay.table.ts'

interface Handing {
  readonly tx: Tx
  readonly ids: Ids
  readonly now: number
  readonly author: EventAuthor
}

/** Relayed for this neighbour and told to them by somebody: what they have not made their own. */
export async function relayedFor(tx: Tx, { communityId, id }: Pick<NeighbourRow, 'communityId' | 'id'>) {
  return tx
    .select({ id: whistles.id, caseId: whistles.caseId, enteredBy: whistles.enteredBy })
    .from(relays)
    .innerJoin(whistles, and(eq(whistles.communityId, relays.communityId), eq(whistles.id, relays.whistleId)))
    .where(and(eq(relays.communityId, communityId), eq(relays.neighbourId, id), isNull(whistles.personId)))
    .orderBy(asc(whistles.id))
}

/**
 * Somebody else looks after a neighbour from now on, null: the desk. What was relayed for them goes along: who speaks for
 * them now hears of it, reads it and tells them; who did before no longer does. The entry is held.
 */
export async function handOver(
  { tx, ids, now, author }: Handing,
  row: NeighbourRow,
  keeperId: string | null,
): Promise<void> {
  const { communityId } = row
  await tx
    .update(neighbours)
    .set({ keeperId, version: row.version + 1 })
    .where(and(eq(neighbours.communityId, communityId), eq(neighbours.id, row.id)))
  const relayed = await relayedFor(tx, row)
  const passing = relayed.filter(({ enteredBy }) => enteredBy !== keeperId)
  for (const held of await holdTogether(tx, communityId, [...new Set(passing.map(({ caseId }) => caseId))])) {
    const here = passing.filter(({ caseId }) => caseId === held.id).map(({ id }) => id)
    await tx
      .update(whistles)
      .set({ enteredBy: keeperId })
      .where(and(eq(whistles.communityId, communityId), inArray(whistles.id, here)))
    const work = await bareWork(tx, ids, now, held, author)
    await work.append('handedOver', [], { data: { moved: ['tellBack'] } })
    await work.save()
  }
}
