import { DAY } from '@juwuye/domain'
import type { DutyBoard } from '@juwuye/types'
import { and, asc, eq, gt, isNotNull, isNull, lt } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { openAttendances } from '../communities/index.ts'
import { shifts } from './duty.table.ts'
import type { DutyViewer } from './duty-access.ts'
import { presentPromises, readHandovers } from './handover-present.ts'
import { rosterOf } from './roster.ts'
import { findShifts, presentShifts } from './shift-present.ts'
import { dutyHandovers, dutyPromises } from './watch.table.ts'

/** Who did not come is spoken of for so long, and seats that are empty so far ahead. */
const MISSED_SHOWN = 2 * DAY
const GAPS_AHEAD = 14 * DAY
const MOST_PROMISES = 100

/** What whoever plans has to know now. */
export async function readDutyBoard(tx: Tx, viewer: DutyViewer, now: number): Promise<DutyBoard> {
  const { communityId } = viewer
  const around = and(gt(shifts.untilAt, now - MISSED_SHOWN), lt(shifts.fromAt, now + GAPS_AHEAD))
  const found = (await findShifts(tx, communityId, around)).filter(({ published }) => published)
  const seen = await presentShifts(tx, viewer, found, now)
  const isHere = ({ attendance }: (typeof seen)[number]) => attendance !== null && attendance.outAt === null
  // whoever came early is there too
  const running = (shift: (typeof seen)[number]) => (shift.fromAt <= now && now < shift.untilAt) || isHere(shift)
  const here = await openAttendances(tx, communityId, now)
  const roster = await rosterOf(tx, viewer, now)
  const open = await tx
    .select({ promise: dutyPromises })
    .from(dutyPromises)
    .innerJoin(
      dutyHandovers,
      and(eq(dutyHandovers.communityId, dutyPromises.communityId), eq(dutyHandovers.id, dutyPromises.handoverId)),
    )
    .where(
      and(eq(dutyPromises.communityId, communityId), isNull(dutyPromises.keptAt), isNotNull(dutyHandovers.takenAt)),
    )
    .orderBy(asc(dutyPromises.dueAt), asc(dutyPromises.id))
    .limit(MOST_PROMISES)
  return {
    now: seen.filter((shift) => running(shift) && shift.person !== null),
    standIns: here.flatMap(({ shiftId, stationId, personId, displayName, shiftEndsAt, checkedInAt }) =>
      shiftId === null ? [{ personId, name: displayName, stationId, inAt: checkedInAt, until: shiftEndsAt }] : [],
    ),
    missed: seen.filter(({ state }) => state === 'missed'),
    gaps: seen.filter(({ person, untilAt }) => person === null && untilAt > now),
    reserve: roster
      .filter(({ reserve, active }) => reserve && active)
      .map(({ personId, name }) => ({ personId, name })),
    handovers: await readHandovers(tx, viewer, isNull(dutyHandovers.takenAt), now),
    promises: await presentPromises(
      tx,
      viewer,
      open.map(({ promise }) => promise),
      now,
    ),
  }
}
