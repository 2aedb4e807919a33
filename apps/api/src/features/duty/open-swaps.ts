import { and, eq, inArray, or } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { tellPeople } from '../notifications/index.ts'
import { shiftSwaps } from './duty.table.ts'
import { type ChangedBy, getShift } from './hold-rota.ts'
import type { ShiftRow } from './month-facts.ts'
import { namedShift } from './tell-duty.ts'

export type SwapRow = typeof shiftSwaps.$inferSelect

/** Notes how it ended and who said so. */
export async function settleSwap(
  tx: Tx,
  { communityId, personId, name }: ChangedBy,
  swapId: string,
  state: SwapRow['state'],
  now: number,
): Promise<void> {
  await tx
    .update(shiftSwaps)
    .set({ state, settledBy: personId, settledByName: name, settledAt: now })
    .where(and(eq(shiftSwaps.communityId, communityId), eq(shiftSwaps.id, swapId)))
}

/**
 * What was asked about shifts that changed hands is void; whoever still stands is told. What was just what happened, a
 * leave whose shift an organiser gave to somebody, is accepted.
 */
export async function settleOpenSwaps(
  tx: Tx,
  deps: Deps,
  viewer: ChangedBy,
  changed: readonly ShiftRow[],
  { given, now }: { given: string | null; now: number },
): Promise<void> {
  const { communityId } = viewer
  const ids = changed.map(({ id }) => id)
  const open = await tx
    .select()
    .from(shiftSwaps)
    .where(
      and(
        eq(shiftSwaps.communityId, communityId),
        eq(shiftSwaps.state, 'open'),
        or(inArray(shiftSwaps.shiftId, ids), inArray(shiftSwaps.returnShiftId, ids)),
      ),
    )
  for (const swap of open) {
    const granted = given !== null && swap.kind === 'leave' && ids.includes(swap.shiftId)
    await settleSwap(tx, viewer, swap.id, granted ? 'accepted' : 'lapsed', now)
    // whose shift went to another was told of that
    if (ids.includes(swap.shiftId) || swap.askedBy === viewer.personId) continue
    const data = await namedShift(tx, await getShift(tx, communityId, swap.shiftId))
    await tellPeople(tx, deps, { communityId, kind: 'swap.lapsed', people: [swap.askedBy], data }, now)
  }
}
