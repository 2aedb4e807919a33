import {
  DAY,
  DEFAULT_ROTA_RULES,
  dayOf,
  daysOfMonth,
  fillRota,
  type PlannedSlot,
  type RotaPerson,
  rotaSlots,
  startOfDay,
} from '@juwuye/domain'
import type { PostView } from '@juwuye/types'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { invalidField, Refusal } from '../../../platform/http/refusal.ts'
import { shifts } from '../duty.table.ts'
import { type CommunityAddress, requireOrganiser } from '../duty-access.ts'
import { holdOrBegin, touchRota } from '../hold-rota.ts'
import { dutiesAround, type ShiftRow, shiftsOfMonth, slotOf } from '../month-facts.ts'
import { postsOf, rosterOf, rotaPeople } from '../roster.ts'

/** Nobody plans further ahead. */
const FARTHEST = 366 * DAY

const seatKey = ({ postId, fromAt, seat }: Pick<ShiftRow, 'postId' | 'fromAt' | 'seat'>) =>
  `${postId} ${fromAt} ${seat}`

/** @throws Refusal rota-past, rota-no-shifts, rota-no-people */
function plannedSlots(month: string, posts: readonly PostView[], people: readonly RotaPerson[], now: number) {
  if ((startOfDay(`${month}-01`) ?? Number.POSITIVE_INFINITY) > now + FARTHEST)
    throw invalidField('month', 'out-of-range')
  if ((daysOfMonth(month).at(-1) ?? '') < dayOf(now)) throw new Refusal('rota-past')
  const standing = posts.filter(({ active }) => active)
  // what began already is as it was
  const planned = rotaSlots(month, standing).filter(({ fromAt }) => fromAt > now)
  if (planned.length === 0) throw new Refusal('rota-no-shifts')
  if (!people.some(({ postIds }) => planned.some(({ postId }) => postIds.includes(postId))))
    throw new Refusal('rota-no-people')
  return planned
}

/** Makes the month's seats what the posts say now: seats that are still planned keep their ids and what was fixed. */
async function layOut(
  tx: Tx,
  deps: Deps,
  { communityId, month }: { communityId: string; month: string },
  {
    planned,
    posts,
    rows,
    now,
  }: { planned: readonly PlannedSlot[]; posts: readonly PostView[]; rows: readonly ShiftRow[]; now: number },
): Promise<ShiftRow[]> {
  const wanted = new Set(planned.map(seatKey))
  const surplus = rows.filter((row) => row.fromAt > now && !wanted.has(seatKey(row))).map(({ id }) => id)
  if (surplus.length > 0)
    await tx.delete(shifts).where(and(eq(shifts.communityId, communityId), inArray(shifts.id, surplus)))
  const there = new Map(rows.map((row) => [seatKey(row), row]))
  for (const slot of planned) {
    const row = there.get(seatKey(slot))
    if (row && row.untilAt !== slot.untilAt)
      await tx
        .update(shifts)
        .set({ untilAt: slot.untilAt, version: row.version + 1 })
        .where(and(eq(shifts.communityId, communityId), eq(shifts.id, row.id)))
  }
  const stationOf = new Map(posts.map(({ id, stationId }) => [id, stationId]))
  const added = planned
    .filter((slot) => !there.has(seatKey(slot)))
    .map(({ postId, day, fromAt, untilAt, seat }) => ({
      ...{ communityId, month, postId, day, fromAt, untilAt, seat },
      id: deps.ids.uuid(),
      stationId: stationOf.get(postId) ?? '',
      ...{ personId: null, gapReason: null, fixed: false, chaseAt: null, missedToldAt: null, version: 1 },
    }))
  if (added.length > 0) await tx.insert(shifts).values(added)
  return shiftsOfMonth(tx, communityId, month)
}

interface Seat {
  readonly id: string
  readonly personId: string | null
  readonly gapReason: string | null
}

/** In two steps, since nobody may have two shifts of a day even for a moment. */
async function writeSeats(tx: Tx, communityId: string, seats: readonly Seat[]): Promise<void> {
  if (seats.length === 0) return
  const ids = seats.map(({ id }) => id)
  await tx
    .update(shifts)
    .set({ personId: null, version: sql`${shifts.version} + 1` })
    .where(and(eq(shifts.communityId, communityId), inArray(shifts.id, ids)))
  await tx.execute(sql`
    update ${shifts} set person_id = seat.person_id, gap_reason = seat.gap_reason
    from unnest(${sql.param(ids)}::uuid[], ${sql.param(seats.map(({ personId }) => personId))}::uuid[],
      ${sql.param(seats.map(({ gapReason }) => gapReason))}::text[]) as seat(id, person_id, gap_reason)
    where ${shifts.communityId} = ${communityId} and ${shifts.id} = seat.id`)
}

/**
 * 一键排班: fills a month that is not published yet. Seats set by hand stay, as does what has begun.
 *
 * @throws Refusal not-found, forbidden; rota-changed when somebody was quicker; rota-published, rota-past;
 *   rota-no-shifts, rota-no-people
 */
export async function fillMonth(
  deps: Deps,
  { month, version, ...address }: CommunityAddress & { month: string; version: number },
): Promise<void> {
  const now = deps.clock.now()
  const { communityId } = address
  await inCommunity(deps.db.api, address, async (tx) => {
    const viewer = await requireOrganiser(tx, address, now)
    const rota = await holdOrBegin(tx, viewer, { month, version }, now)
    if (rota.state === 'published') throw new Refusal('rota-published')
    const posts = await postsOf(tx, communityId)
    const people = rotaPeople(await rosterOf(tx, address, now), posts, now)
    const planned = plannedSlots(month, posts, people, now)
    const before = await shiftsOfMonth(tx, communityId, month)
    const rows = await layOut(tx, deps, { communityId, month }, { planned, posts, rows: before, now })
    const stays = (row: ShiftRow) => row.fixed || row.fromAt <= now
    const filled = fillRota({
      slots: rows.map(slotOf),
      people,
      fixed: rows.filter(stays).map(({ id, personId }) => ({ slotId: id, personId })),
      others: await dutiesAround(tx, communityId, month),
      rules: DEFAULT_ROTA_RULES,
    })
    const personOf = new Map(filled.assignments.map(({ slotId, personId }) => [slotId, personId]))
    const reasonOf = new Map(filled.gaps.map(({ slotId, reason }) => [slotId, reason]))
    const seats = rows
      .filter((row) => !stays(row))
      .map(({ id }) => ({ id, personId: personOf.get(id) ?? null, gapReason: reasonOf.get(id) ?? null }))
    await writeSeats(tx, communityId, seats)
    await touchRota(tx, viewer, rota, now)
  })
}
