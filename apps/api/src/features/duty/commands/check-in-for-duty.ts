import { type Fix, minutesLate } from '@juwuye/domain'
import { clockText } from '@juwuye/messages'
import type { CheckedIn } from '@juwuye/types'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { isTakenBack, noteNewConsent } from '../../consents/index.ts'
import { recordAttempt } from '../attempts.ts'
import {
  type AttendanceRow,
  attendanceById,
  closeForgotten,
  holdDutyOf,
  openAttendanceOf,
  writeAttendance,
} from '../attendance-rows.ts'
import { findDueShift } from '../due-shift.ts'
import { type CommunityAddress, dutyViewer } from '../duty-access.ts'
import { getShift } from '../hold-rota.ts'
import { keyedId } from '../keyed-id.ts'
import type { ShiftRow } from '../month-facts.ts'
import { findStation, provePresence } from '../prove-presence.ts'
import { type CodeWords, readCode } from '../station-code.ts'

export interface CheckingIn {
  /** null: whichever is due. */
  readonly shiftId: string | null
  /** What the scan gave. */
  readonly code: string | null
  readonly location: Fix | null
}

interface Tried extends CommunityAddress {
  readonly id: string
  readonly shiftId: string | null
  readonly code: CodeWords | null
  readonly fix: Fix | null
}

/** A no that is written down before it is said. */
interface NotIn {
  readonly refusal: Refusal
}

/**
 * 签到: by the station's code, the place, or both. The same request again finds its own attendance.
 *
 * @throws Refusal not-found; shift-too-early, shift-over, shift-not-yours, shift-swapped, no-shift-now; already-on-duty;
 *   duty-role-missing; code-unreadable and the problems of a proof. What smells is on record then.
 */
export async function checkInForDuty(
  deps: Deps,
  { key, ...address }: CommunityAddress & { readonly key?: string | undefined },
  { shiftId, code, location }: CheckingIn,
): Promise<CheckedIn> {
  const asked = { ...address, id: keyedId(deps, address.personId, key), shiftId }
  const now = deps.clock.now()
  const outcome = await inCommunity(deps.db.api, address, async (tx) =>
    checkIn(tx, deps, { ...asked, fix: await agreedFix(deps, tx, address.personId, location, now) }, code, now),
  )
  if ('refusal' in outcome) throw outcome.refusal
  return outcome
}

/** Sending where one is agrees to it, unless that was taken back: then it is not looked at. */
async function agreedFix(deps: Deps, tx: Tx, personId: string, fix: Fix | null, now: number): Promise<Fix | null> {
  if (fix === null || (await isTakenBack(tx, personId, 'position'))) return null
  await noteNewConsent(tx, deps.ids, { personId, matter: 'position', given: true, now })
  return fix
}

async function checkIn(
  tx: Tx,
  deps: Deps,
  asked: Omit<Tried, 'code'>,
  text: string | null,
  now: number,
): Promise<CheckedIn | NotIn> {
  const { communityId, personId, id } = asked
  const viewer = await dutyViewer(tx, asked, now)
  const code = text === null ? null : readCode(text)
  if (text !== null && code === null) throw new Refusal('code-unreadable')
  const tried = { ...asked, code }
  await holdDutyOf(tx, tried)
  const same = await attendanceById(tx, communityId, id)
  if (same) return answer(tx, same)
  await closeForgotten(tx, tried, now)
  const open = await openAttendanceOf(tx, tried)
  if (open) return { refusal: new Refusal('already-on-duty', { params: { since: clockText(open.checkedInAt) } }) }

  const due = await findDueShift(tx, viewer, { shiftId: tried.shiftId, stationId: tried.code?.stationId ?? null }, now)
  if ('refusal' in due) {
    if (due.smells) await smell(tx, deps, tried, null, due.refusal, now)
    return due
  }
  const { shift, roles, standIn } = due
  const station = await findStation(tx, communityId, shift.stationId)
  if (!station) throw new Error('a shift without its station')
  const judged = await provePresence(tx, tried, { station, code: tried.code, fix: tried.fix }, now)
  if ('problem' in judged) {
    const refusal = new Refusal(judged.problem)
    if (judged.smells) await smell(tx, deps, tried, shift, refusal, now)
    return { refusal }
  }
  const row = await writeAttendance(
    tx,
    {
      ...{ communityId, personId, id, roles, inAt: now, ...judged },
      shiftId: standIn ? null : shift.id,
      stationId: station.id,
      endsAt: shift.untilAt,
    },
    now,
  )
  return answer(tx, row)
}

function smell(tx: Tx, deps: Deps, tried: Tried, shift: ShiftRow | null, { code }: Refusal, now: number) {
  const where = { stationId: shift?.stationId ?? null, shiftId: shift?.id ?? tried.shiftId }
  return recordAttempt(tx, deps, tried, { ...where, code }, now)
}

async function answer(tx: Tx, row: AttendanceRow): Promise<CheckedIn> {
  const shift = row.shiftId === null ? null : await getShift(tx, row.communityId, row.shiftId)
  return {
    attendanceId: row.id,
    shiftId: row.shiftId,
    standIn: row.shiftId === null,
    proof: row.proof ?? 'byHand',
    geofence: row.geofence ?? 'unknown',
    inAt: row.checkedInAt,
    until: row.shiftEndsAt,
    minutesLate: shift ? minutesLate(shift, row.checkedInAt) : 0,
  }
}
