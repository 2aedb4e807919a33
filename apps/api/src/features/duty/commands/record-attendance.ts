import { EARLY_MINUTES, MINUTE } from '@juwuye/domain'
import { clockText } from '@juwuye/messages'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { invalidField, Refusal } from '../../../platform/http/refusal.ts'
import { attendancesOf, closeForgotten, holdDutyOf, openAttendanceOf, writeAttendance } from '../attendance-rows.ts'
import { posts } from '../duty.table.ts'
import { type CommunityAddress, requireOrganiser } from '../duty-access.ts'
import { holdShift } from '../hold-rota.ts'
import { keyedId } from '../keyed-id.ts'
import type { ShiftRow } from '../month-facts.ts'

export interface Recording extends CommunityAddress {
  readonly shiftId: string
  readonly inAt: number
  readonly reason: string
  readonly key?: string | undefined
}

/** Between the time from which one may come and the end, and not in the future. */
function requireInShift({ fromAt, untilAt }: ShiftRow, inAt: number, now: number): void {
  if (inAt < fromAt - EARLY_MINUTES * MINUTE || inAt >= untilAt || inAt > now)
    throw invalidField('inAt', 'out-of-range')
}

/** Whoever checked in to the shift stands as they did; the same request again changes nothing. */
async function isRecorded(tx: Tx, { communityId, id: shiftId, personId }: ShiftRow, id: string): Promise<boolean> {
  const there = (await attendancesOf(tx, communityId, [shiftId])).find((row) => row.personId === personId)
  if (!there) return false
  if (there.id === id) return true
  const at = clockText(there.checkedInAt)
  const by = there.recordedByName === null ? '' : `，${there.recordedByName}记的`
  throw new Refusal('attendance-exists', { params: { at: `${at}${by}` } })
}

/**
 * 补记: somebody of the desk says that another one came, and why that was not scanned.
 *
 * @throws Refusal not-found, forbidden; own-attendance; attendance-exists; already-on-duty; invalid-input
 */
export async function recordAttendance(
  deps: Deps,
  { shiftId, inAt, reason, key, ...address }: Recording,
): Promise<void> {
  const now = deps.clock.now()
  const { communityId } = address
  const id = keyedId(deps, address.personId, key)
  await inCommunity(deps.db.api, address, async (tx) => {
    const viewer = await requireOrganiser(tx, address, now)
    const { rota, shift } = await holdShift(tx, communityId, shiftId)
    const { personId } = shift
    if (rota.state !== 'published' || personId === null) throw new Refusal('not-found')
    if (personId === viewer.personId) throw new Refusal('own-attendance')
    const them = { communityId, personId }
    await holdDutyOf(tx, them)
    if (await isRecorded(tx, shift, id)) return
    requireInShift(shift, inAt, now)
    await closeForgotten(tx, them, now)
    const open = await openAttendanceOf(tx, them)
    if (open && shift.untilAt > now)
      throw new Refusal('already-on-duty', { params: { since: clockText(open.checkedInAt) } })
    const [post] = await tx
      .select({ roles: posts.roles })
      .from(posts)
      .where(and(eq(posts.communityId, communityId), eq(posts.id, shift.postId)))
    const recorded = { by: viewer.personId, byName: viewer.name, reason }
    const proof = { proof: 'byHand', geofence: 'unknown', recorded } as const
    const coming = {
      ...them,
      id,
      shiftId,
      stationId: shift.stationId,
      roles: post?.roles ?? [],
      inAt,
      endsAt: shift.untilAt,
    }
    await writeAttendance(tx, { ...coming, ...proof }, now)
  })
}
