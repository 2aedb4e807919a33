import { DAY, dayOf, isOpenAt, startOfDay, weekdayOf } from '@juwuye/domain'
import { ROLE_LABELS } from '@juwuye/messages'
import type { DutyWeek } from '@juwuye/types'
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { familyName, findCommunity, openAttendances } from '../communities/index.ts'
import { posts, shifts } from './duty.table.ts'
import { type CommunityAddress, dutyViewer } from './duty-access.ts'
import { stationsOf } from './roster.ts'
import { dayView } from './rota-view.ts'
import { findShifts, presentShifts } from './shift-present.ts'

/** Monday to Sunday around a day. */
function weekOf(day: string): string[] {
  const monday = (startOfDay(day) ?? 0) - (weekdayOf(day) - 1) * DAY
  return Array.from({ length: 7 }, (_, n) => dayOf(monday + n * DAY))
}

/** By the shift they came to: the label of its post. */
async function postLabels(tx: Tx, communityId: string, shiftIds: readonly string[]): Promise<Map<string, string>> {
  if (shiftIds.length === 0) return new Map()
  const rows = await tx
    .select({ id: shifts.id, label: posts.label })
    .from(shifts)
    .innerJoin(posts, and(eq(posts.communityId, shifts.communityId), eq(posts.id, shifts.postId)))
    .where(and(eq(shifts.communityId, communityId), inArray(shifts.id, [...shiftIds])))
  return new Map(rows.map(({ id, label }) => [id, label]))
}

async function presentNow(tx: Tx, communityId: string, now: number): Promise<DutyWeek['now']> {
  const here = await openAttendances(tx, communityId, now)
  const labels = await postLabels(
    tx,
    communityId,
    here.flatMap(({ shiftId }) => shiftId ?? []),
  )
  return here.map(({ displayName, role, shiftId, stationId, shiftEndsAt }) => ({
    familyName: familyName(displayName),
    post: labels.get(shiftId ?? '') ?? ROLE_LABELS[role],
    stationId,
    until: shiftEndsAt,
  }))
}

/**
 * What everybody of the community may know: where the stations are and whether they are open, who is there now, and who
 * stands this week, by family name.
 *
 * @throws Refusal not-found
 */
export async function readDutyWeek(tx: Tx, address: CommunityAddress, day: string, now: number): Promise<DutyWeek> {
  const viewer = await dutyViewer(tx, address, now)
  const { communityId } = viewer
  const days = weekOf(day)
  const found = (await findShifts(tx, communityId, inArray(shifts.day, days))).filter(({ published }) => published)
  const seen = await presentShifts(tx, { ...viewer, personId: '', mayOrganise: false }, found, now)
  const deskPhone = (await findCommunity(tx, communityId))?.deskPhone ?? null
  const all = await stationsOf(tx, communityId)
  return {
    stations: all.map(({ id, name, address: where, phone, opening }) => ({
      ...{ id, name, opening },
      address: where,
      phone: phone ?? deskPhone,
      openNow: isOpenAt(opening, now),
    })),
    now: await presentNow(tx, communityId, now),
    days: days.map((one) => ({
      ...dayView(one),
      shifts: seen
        .filter((shift) => shift.day === one)
        .map(({ post, station, fromAt, untilAt, person }) => ({
          post: post.name,
          stationId: station.id,
          ...{ fromAt, untilAt },
          familyName: person?.name ?? null,
        })),
    })),
  }
}
