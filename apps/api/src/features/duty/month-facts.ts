import { DAY, type RotaDuty, type RotaSlot, startOfDay } from '@juwuye/domain'
import { and, asc, eq, gt, isNotNull, lt, ne } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { shifts } from './duty.table.ts'

export type ShiftRow = typeof shifts.$inferSelect

/** How far back evenness looks, and how far ahead rest and the week do. */
const PAST = 366 * DAY
const AHEAD = 45 * DAY

export function shiftsOfMonth(tx: Tx, communityId: string, month: string): Promise<ShiftRow[]> {
  return tx
    .select()
    .from(shifts)
    .where(and(eq(shifts.communityId, communityId), eq(shifts.month, month)))
    .orderBy(asc(shifts.fromAt), asc(shifts.id))
}

/** Who stood and stands in the months around. */
export async function dutiesAround(tx: Tx, communityId: string, month: string): Promise<RotaDuty[]> {
  const start = startOfDay(`${month}-01`) ?? 0
  const rows = await tx
    .select({
      personId: shifts.personId,
      postId: shifts.postId,
      day: shifts.day,
      fromAt: shifts.fromAt,
      untilAt: shifts.untilAt,
    })
    .from(shifts)
    .where(
      and(
        eq(shifts.communityId, communityId),
        ne(shifts.month, month),
        isNotNull(shifts.personId),
        gt(shifts.fromAt, start - PAST),
        lt(shifts.fromAt, start + AHEAD),
      ),
    )
  return rows.flatMap(({ personId, ...time }) => (personId === null ? [] : [{ personId, ...time }]))
}

export const slotOf = ({ id, postId, day, fromAt, untilAt }: ShiftRow): RotaSlot => ({
  id,
  postId,
  day,
  fromAt,
  untilAt,
})

export const assignmentsOf = (rows: readonly ShiftRow[]) =>
  rows.flatMap(({ id, personId }) => (personId === null ? [] : [{ slotId: id, personId }]))
