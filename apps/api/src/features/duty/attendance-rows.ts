import type { AttendanceProof, GeofenceWord, Role } from '@juwuye/domain'
import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { attendances, findMembership } from '../communities/index.ts'
import type { CommunityAddress } from './duty-access.ts'

export type AttendanceRow = typeof attendances.$inferSelect

/** Somebody comes. */
export interface Coming extends CommunityAddress {
  readonly id: string
  readonly shiftId: string | null
  readonly stationId: string | null
  /** One of these they have to be. */
  readonly roles: readonly Role[]
  readonly inAt: number
  readonly endsAt: number
  readonly proof: AttendanceProof
  readonly geofence: GeofenceWord
  readonly recorded?: { readonly by: string; readonly byName: string; readonly reason: string }
}

/** One check-in or check-out of a person at a time: two taps find each other's work done. */
export async function holdDutyOf(tx: Tx, { communityId, personId }: CommunityAddress): Promise<void> {
  const key = `juwuye duty of ${communityId} ${personId}`
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
}

export async function attendanceById(tx: Tx, communityId: string, id: string): Promise<AttendanceRow | undefined> {
  const [row] = await tx
    .select()
    .from(attendances)
    .where(and(eq(attendances.communityId, communityId), eq(attendances.id, id)))
  return row
}

/** Nobody checked out of it and it may run still; its end may be past. */
export async function openAttendanceOf(tx: Tx, { communityId, personId }: CommunityAddress) {
  const [row] = await tx
    .select()
    .from(attendances)
    .where(
      and(
        eq(attendances.communityId, communityId),
        eq(attendances.personId, personId),
        isNull(attendances.checkedOutAt),
      ),
    )
  return row
}

const closedAtEnd = { checkedOutAt: attendances.shiftEndsAt.getSQL() }

/** A check-out that was forgotten is at the end of the shift. */
export async function closeForgotten(tx: Tx, { communityId, personId }: CommunityAddress, now: number): Promise<void> {
  await tx
    .update(attendances)
    .set(closedAtEnd)
    .where(
      and(
        eq(attendances.communityId, communityId),
        eq(attendances.personId, personId),
        isNull(attendances.checkedOutAt),
        lte(attendances.shiftEndsAt, now),
      ),
    )
}

/** The same for everybody of a shift that is over. */
export async function closeShift(tx: Tx, communityId: string, shiftId: string, now: number): Promise<void> {
  await tx
    .update(attendances)
    .set(closedAtEnd)
    .where(
      and(
        eq(attendances.communityId, communityId),
        eq(attendances.shiftId, shiftId),
        isNull(attendances.checkedOutAt),
        lte(attendances.shiftEndsAt, now),
      ),
    )
}

/**
 * Writes that somebody came. Where the shift is over already it is closed at its end. Whoever was on duty elsewhere has
 * to be asked about before: the table takes one open attendance a person.
 *
 * @throws Refusal duty-role-missing
 */
export async function writeAttendance(tx: Tx, coming: Coming, now: number): Promise<AttendanceRow> {
  const { communityId, personId, id, roles, inAt, endsAt, recorded, ...rest } = coming
  const membershipId = await findMembership(tx, { communityId, personId, roles }, now)
  if (membershipId === undefined) throw new Refusal('duty-role-missing')
  await closeForgotten(tx, coming, now)
  const [row] = await tx
    .insert(attendances)
    .values({
      ...rest,
      ...{ communityId, personId, id, membershipId },
      checkedInAt: inAt,
      shiftEndsAt: endsAt,
      checkedOutAt: endsAt > now ? null : endsAt,
      recordedBy: recorded?.by ?? null,
      recordedByName: recorded?.byName ?? null,
      reason: recorded?.reason ?? null,
    })
    .returning()
  if (!row) throw new Error('an attendance was not written')
  return row
}

/** Attendances by the shift they are for. */
export async function attendancesOf(tx: Tx, communityId: string, shiftIds: readonly string[]) {
  if (shiftIds.length === 0) return []
  return tx
    .select()
    .from(attendances)
    .where(and(eq(attendances.communityId, communityId), inArray(attendances.shiftId, [...shiftIds])))
}
