import { dayOf, daysOfMonth } from '@juwuye/domain'
import type { MyDuty } from '@juwuye/types'
import { and, asc, desc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { isTakenBack } from '../consents/index.ts'
import { type AttendanceRow, openAttendanceOf } from './attendance-rows.ts'
import { shiftSwaps, shifts, stations } from './duty.table.ts'
import { type CommunityAddress, type DutyViewer, dutyViewer } from './duty-access.ts'
import { readHandovers } from './handover-present.ts'
import { presentSwaps } from './list-swaps.ts'
import { rosterOf } from './roster.ts'
import { dayView } from './rota-view.ts'
import { findShifts, presentShifts } from './shift-present.ts'
import { dutyHandovers, dutyPromises } from './watch.table.ts'

const MOST_SWAPS = 20

async function findMine(tx: Tx, viewer: DutyViewer, where: ReturnType<typeof and>) {
  const mine = and(eq(shifts.personId, viewer.personId), where)
  return (await findShifts(tx, viewer.communityId, mine)).filter(({ published }) => published)
}

async function myShifts(tx: Tx, viewer: DutyViewer, where: ReturnType<typeof and>, now: number) {
  return presentShifts(tx, viewer, await findMine(tx, viewer, where), now)
}

/** The shift as it is shown while this attendance runs, though they may have been there before and gone. */
async function shiftOf(tx: Tx, viewer: DutyViewer, shiftId: string, attendance: AttendanceRow, now: number) {
  const found = await findMine(tx, viewer, eq(shifts.id, shiftId))
  const [shift] = await presentShifts(
    tx,
    viewer,
    found.map((one) => ({ ...one, attendance })),
    now,
  )
  return shift ?? null
}

/** The one to check in to now, else the next. */
async function nextOf(tx: Tx, viewer: DutyViewer, now: number): Promise<MyDuty['next']> {
  const ahead = await myShifts(tx, viewer, gt(shifts.untilAt, now), now)
  return ahead.find(({ state }) => state !== 'done') ?? null
}

async function openNow(tx: Tx, viewer: DutyViewer, now: number): Promise<MyDuty['open']> {
  const row = await openAttendanceOf(tx, viewer)
  if (!row || row.shiftEndsAt <= now) return null
  const [station] =
    row.stationId === null
      ? []
      : await tx
          .select({ id: stations.id, name: stations.name })
          .from(stations)
          .where(and(eq(stations.communityId, viewer.communityId), eq(stations.id, row.stationId)))
  return {
    attendanceId: row.id,
    shift: row.shiftId === null ? null : await shiftOf(tx, viewer, row.shiftId, row, now),
    inAt: row.checkedInAt,
    until: row.shiftEndsAt,
    station: station ?? null,
  }
}

/** Cards that nobody took yet, and those they took with something left to keep. */
function handoversFor(tx: Tx, viewer: DutyViewer, now: number): Promise<MyDuty['handovers']> {
  const unkept = sql`exists (select 1 from ${dutyPromises} p where p.community_id = ${dutyHandovers.communityId}
    and p.handover_id = ${dutyHandovers.id} and p.kept_at is null)`
  const mine = and(eq(dutyHandovers.takenBy, viewer.personId), unkept)
  return readHandovers(tx, viewer, or(isNull(dutyHandovers.takenAt), mine), now)
}

async function swapsFor(tx: Tx, viewer: DutyViewer, now: number): Promise<MyDuty['swaps']> {
  const { communityId, personId } = viewer
  const concerned = or(
    eq(shiftSwaps.askedBy, personId),
    eq(shiftSwaps.toPersonId, personId),
    isNull(shiftSwaps.toPersonId),
  )
  const rows = await tx
    .select()
    .from(shiftSwaps)
    .where(and(eq(shiftSwaps.communityId, communityId), eq(shiftSwaps.state, 'open'), concerned))
    .orderBy(desc(shiftSwaps.askedAt), asc(shiftSwaps.id))
    .limit(MOST_SWAPS)
  const swaps = await presentSwaps(tx, viewer, rows, now)
  return swaps.filter(({ state, mine, mayAccept, to }) => state === 'open' && (mine || mayAccept || to !== null))
}

/**
 * Everything about one's own duty. Who does none has an empty page, and so it is for everybody of the community.
 *
 * @throws Refusal not-found
 */
export async function readMyDuty(
  tx: Tx,
  address: CommunityAddress,
  month: string | undefined,
  now: number,
): Promise<MyDuty> {
  const viewer = await dutyViewer(tx, address, now)
  const shown = month ?? dayOf(now).slice(0, 7)
  const stands = viewer.mayOrganise || viewer.onRoster
  return {
    month: shown,
    shifts: await myShifts(tx, viewer, eq(shifts.month, shown), now),
    days: daysOfMonth(shown).map(dayView),
    next: await nextOf(tx, viewer, now),
    open: await openNow(tx, viewer, now),
    handovers: stands ? await handoversFor(tx, viewer, now) : [],
    swaps: stands ? await swapsFor(tx, viewer, now) : [],
    person: viewer.onRoster
      ? ((await rosterOf(tx, viewer, now)).find(({ personId }) => personId === viewer.personId) ?? null)
      : null,
    mayOrganise: viewer.mayOrganise,
    withoutPosition: await isTakenBack(tx, address.personId, 'position'),
  }
}
