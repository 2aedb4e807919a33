import {
  type AttendanceState,
  attendanceState,
  type GapReason,
  leftAt,
  minutesLate,
  minutesPresent,
  type Presence,
} from '@juwuye/domain'
import { GAP_SENTENCES } from '@juwuye/messages'
import type { ShiftView } from '@juwuye/types'
import { and, asc, eq, type SQL } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { attendances, familyName, namesOf, policyInForce } from '../communities/index.ts'
import { posts, rotas, shifts, stations } from './duty.table.ts'
import type { DutyViewer } from './duty-access.ts'

type ShiftRow = typeof shifts.$inferSelect
type AttendanceRow = typeof attendances.$inferSelect

/** A shift with what shows it. */
export interface FoundShift {
  readonly shift: ShiftRow
  readonly post: ShiftView['post']
  readonly station: ShiftView['station']
  readonly published: boolean
  readonly attendance: AttendanceRow | null
}

/** Shifts in the order of time. */
export async function findShifts(tx: Tx, communityId: string, where: SQL | undefined): Promise<FoundShift[]> {
  const rows = await tx
    .select({
      shift: shifts,
      post: { id: posts.id, name: posts.label, kind: posts.kind },
      station: { id: stations.id, name: stations.name },
      state: rotas.state,
      attendance: attendances,
    })
    .from(shifts)
    .innerJoin(posts, and(eq(posts.communityId, shifts.communityId), eq(posts.id, shifts.postId)))
    .innerJoin(stations, and(eq(stations.communityId, shifts.communityId), eq(stations.id, shifts.stationId)))
    .innerJoin(rotas, and(eq(rotas.communityId, shifts.communityId), eq(rotas.month, shifts.month)))
    .leftJoin(
      attendances,
      and(
        eq(attendances.communityId, shifts.communityId),
        eq(attendances.shiftId, shifts.id),
        eq(attendances.personId, shifts.personId),
      ),
    )
    .where(and(eq(shifts.communityId, communityId), where))
    .orderBy(asc(shifts.fromAt), asc(posts.position), asc(shifts.seat), asc(shifts.id), asc(attendances.checkedInAt))
  // somebody who went out and came back is there since the first time
  return rows
    .filter(({ shift }, n) => shift.id !== rows[n - 1]?.shift.id)
    .map(({ state, ...row }) => ({ ...row, published: state === 'published' }))
}

const LEFT_EMPTY = { code: 'leftEmpty', text: '留着不排人' }
const VACANT = { code: 'vacant', text: '原来的人不在这个岗了，还没有人补' }

function gapOf({ personId, gapReason, fixed }: ShiftRow): ShiftView['gap'] {
  if (personId !== null) return null
  if (gapReason !== null) return { code: gapReason, text: GAP_SENTENCES[gapReason as GapReason] }
  return fixed ? LEFT_EMPTY : VACANT
}

export const presenceOf = ({ checkedInAt, checkedOutAt, shiftEndsAt }: AttendanceRow): Presence => ({
  inAt: checkedInAt,
  outAt: checkedOutAt,
  endsAt: shiftEndsAt,
})

function presentAttendance(row: AttendanceRow, shift: ShiftRow, now: number): NonNullable<ShiftView['attendance']> {
  const presence = presenceOf(row)
  return {
    id: row.id,
    inAt: row.checkedInAt,
    outAt: leftAt(presence, now),
    proof: row.proof ?? 'byHand',
    geofence: row.geofence ?? 'unknown',
    recordedBy: row.recordedByName,
    reason: row.reason,
    minutesLate: minutesLate(shift, row.checkedInAt),
    minutes: minutesPresent(presence, now),
  }
}

function stateOf(
  { shift, published, attendance }: FoundShift,
  noShowMinutes: number,
  now: number,
): AttendanceState | null {
  if (!published || shift.personId === null) return null
  return attendanceState(shift, attendance && presenceOf(attendance), noShowMinutes, now)
}

/** Who plans reads names, and everybody their own; of the others the family name. */
export async function presentShifts(
  tx: Tx,
  viewer: Pick<DutyViewer, 'communityId' | 'personId' | 'mayOrganise'>,
  found: readonly FoundShift[],
  now: number,
): Promise<ShiftView[]> {
  const ids = found.flatMap(({ shift }) => shift.personId ?? [])
  const names = await namesOf(tx, viewer.communityId, ids)
  const { duty } = (await policyInForce(tx, viewer.communityId)).policy
  return found.map((one) => {
    const { shift, post, station, attendance } = one
    const { id, day, fromAt, untilAt, personId, fixed, version } = shift
    const mine = personId === viewer.personId
    const name = names.get(personId ?? '')?.name ?? ''
    const shown = mine || viewer.mayOrganise ? name : familyName(name)
    return {
      ...{ id, post, station, day, fromAt, untilAt, mine, fixed, version },
      person: personId === null ? null : { personId, name: shown },
      gap: gapOf(shift),
      state: stateOf(one, duty.noShowMinutes, now),
      attendance: attendance && (mine || viewer.mayOrganise) ? presentAttendance(attendance, shift, now) : null,
    }
  })
}
