import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { shifts } from '../duty.table.ts'
import { type ChangedBy, holdRota, touchRota } from '../hold-rota.ts'
import { settleOpenSwaps } from '../open-swaps.ts'
import { standingOf } from '../seat-problems.ts'

/**
 * Whoever no longer may stand at a post has no shift there any more: what lies ahead is vacant, for those who plan to
 * fill. Asked for inside the transaction that ended their membership.
 */
export async function freeShifts(tx: Tx, deps: Deps, by: ChangedBy, leaverId: string, now: number): Promise<void> {
  const { communityId } = by
  const theirs = and(eq(shifts.communityId, communityId), eq(shifts.personId, leaverId), gt(shifts.fromAt, now))
  const ahead = await tx.select().from(shifts).where(theirs)
  if (ahead.length === 0) return
  const { people } = await standingOf(tx, by, now)
  const mayStand = people.find(({ id }) => id === leaverId)?.postIds ?? []
  const lost = ahead.filter(({ postId }) => !mayStand.includes(postId))
  if (lost.length === 0) return
  for (const month of [...new Set(lost.map((shift) => shift.month))].sort()) {
    const rota = await holdRota(tx, communityId, month)
    if (rota) await touchRota(tx, by, rota, now)
  }
  await tx
    .update(shifts)
    .set({ personId: null, fixed: false, chaseAt: null, version: sql`${shifts.version} + 1` })
    .where(
      and(
        theirs,
        inArray(
          shifts.id,
          lost.map(({ id }) => id),
        ),
      ),
    )
  await settleOpenSwaps(tx, deps, by, lost, { given: null, now })
}
