import { chaseShift } from '@juwuye/domain'
import { and, eq, isNull, lte, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { asSweeper, inCommunity } from '../../platform/db/tenant.ts'
import { eachInTurn, untilNone } from '../../platform/in-turn.ts'
import { deskOf, policyInForce } from '../communities/index.ts'
import { tellPeople } from '../notifications/index.ts'
import { attendancesOf, closeShift } from './attendance-rows.ts'
import { shifts } from './duty.table.ts'
import type { ShiftRow } from './month-facts.ts'
import { reserveFor } from './reserve.ts'
import { namedShift } from './tell-duty.ts'
import { dutyHandovers, dutyPromises } from './watch.table.ts'

type RipeRow = { community_id: string; id: string }

const AT_ONCE = 500
/** What broke is tried again so much later. */
const PUT_OFF = 5 * 60_000

/** Ids only, over all communities, the longest waiting first. */
async function findRipe(deps: Pick<Deps, 'db'>, table: 'shifts' | 'duty_handovers', now: number): Promise<RipeRow[]> {
  const { rows } = await asSweeper(deps.db.sweeper, (tx) =>
    tx.execute<RipeRow>(
      sql`select /* cross-tenant: ripe-duty */ community_id, id from juwuye.${sql.identifier(table)}
        where chase_at is not null and chase_at <= ${new Date(now).toISOString()}::timestamptz
        order by chase_at limit ${AT_ONCE}`,
    ),
  )
  return rows
}

/**
 * What time does about duty: who did not come is missed, attendances end with their shift, cards that nobody took are
 * told. Each in a transaction of its own under the row's lock, so that it is done once however often it is tried; what
 * breaks is put off for some minutes and thrown after the others. Once `stopping` is aborted the rest is left for the
 * next time.
 */
export async function sweepDuty(deps: Deps, now: number, stopping?: AbortSignal): Promise<void> {
  const inside = (fn: typeof chaseOne, { community_id: communityId, id }: RipeRow) =>
    inCommunity(deps.db.api, { communityId }, (tx) => fn(tx, deps, communityId, id, now))
  await eachInTurn(ripeDuty(deps, now), (row) => inside(row.work, row), {
    stopping,
    putOff: (row) => inside(row.putOff, row),
  })
}

/** Shifts, then cards, each with what is done about it. */
async function* ripeDuty(deps: Deps, now: number) {
  const works = [
    ['shifts', chaseOne, putOffShift],
    ['duty_handovers', chaseCard, putOffCard],
  ] as const
  for (const [table, work, putOff] of works)
    for await (const row of untilNone(() => findRipe(deps, table, now))) yield { ...row, work, putOff }
}

const thisShift = (communityId: string, id: string) => and(eq(shifts.communityId, communityId), eq(shifts.id, id))
const thisCard = (communityId: string, id: string) =>
  and(eq(dutyHandovers.communityId, communityId), eq(dutyHandovers.id, id))

async function putOffShift(tx: Tx, _: Deps, communityId: string, id: string, now: number): Promise<void> {
  await tx
    .update(shifts)
    .set({ chaseAt: now + PUT_OFF })
    .where(thisShift(communityId, id))
}
async function putOffCard(tx: Tx, _: Deps, communityId: string, id: string, now: number): Promise<void> {
  await tx
    .update(dutyHandovers)
    .set({ chaseAt: now + PUT_OFF })
    .where(thisCard(communityId, id))
}

async function chaseOne(tx: Tx, deps: Deps, communityId: string, id: string, now: number): Promise<void> {
  const [shift] = await tx
    .select()
    .from(shifts)
    .where(and(thisShift(communityId, id), lte(shifts.chaseAt, now)))
    .for('update')
  if (!shift) return
  const { policy } = await policyInForce(tx, communityId)
  const came = (await attendancesOf(tx, communityId, [id])).some(({ personId }) => personId === shift.personId)
  const { noShowMinutes } = policy.duty
  const before = { attended: came || shift.personId === null, told: shift.missedToldAt !== null }
  const chase = chaseShift(shift, before, noShowMinutes, now)
  if (chase.closes) await closeShift(tx, communityId, id, now)
  if (chase.told.length > 0)
    await tellOfMissing(tx, deps, shift, { reserve: chase.told.includes('reserve'), noShowMinutes }, now)
  const missedToldAt = chase.told.length > 0 ? now : shift.missedToldAt
  await tx.update(shifts).set({ chaseAt: chase.nextAt, missedToldAt }).where(thisShift(communityId, id))
}

async function tellOfMissing(
  tx: Tx,
  deps: Deps,
  shift: ShiftRow,
  { reserve, noShowMinutes }: { reserve: boolean; noShowMinutes: number },
  now: number,
): Promise<void> {
  const { communityId, personId } = shift
  if (personId === null) return
  const named = await namedShift(tx, shift)
  const desk = (await deskOf(tx, communityId, now)).filter((one) => one !== personId)
  const data = { ...named, person: personId, minutes: noShowMinutes, over: !reserve }
  await tellPeople(tx, deps, { communityId, kind: 'shift.missed', people: desk, data }, now)
  if (!reserve) return
  const people = await reserveFor(tx, shift, now)
  await tellPeople(tx, deps, { communityId, kind: 'shift.reserve', people, data: named }, now)
}

async function chaseCard(tx: Tx, deps: Deps, communityId: string, id: string, now: number): Promise<void> {
  const [card] = await tx
    .select()
    .from(dutyHandovers)
    .where(and(thisCard(communityId, id), lte(dutyHandovers.chaseAt, now)))
    .for('update')
  if (!card) return
  const open = await tx
    .select({ id: dutyPromises.id })
    .from(dutyPromises)
    .where(and(eq(dutyPromises.communityId, communityId), eq(dutyPromises.handoverId, id), isNull(dutyPromises.keptAt)))
  if (card.takenAt === null && open.length > 0) {
    const people = await deskOf(tx, communityId, now)
    const data = { person: card.fromPersonId, promises: open.length }
    await tellPeople(tx, deps, { communityId, kind: 'handover.waiting', people, data }, now)
  }
  await tx.update(dutyHandovers).set({ chaseAt: null }).where(thisCard(communityId, id))
}
