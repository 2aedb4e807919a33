import { DAY, type DaysOff, dayOf, startOfDay } from '@juwuye/domain'
import { dayText } from '@juwuye/messages'
import type { dutyPersonBody, myDaysOffBody } from '@juwuye/types/schemas'
import { and, asc, eq, gt } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { invalidField, Refusal } from '../../../platform/http/refusal.ts'
import { dutyDaysOff, dutyPeople, rotas, shifts } from '../duty.table.ts'
import { type CommunityAddress, dutyViewer, requireOrganiser } from '../duty-access.ts'
import { postsOf, rosterOf } from '../roster.ts'

/** Nobody knows further ahead. */
const FARTHEST = 2 * 366 * DAY

/** @throws Refusal invalid-input for days that are none, end before they begin or lie years ahead */
function requireDays(daysOff: readonly DaysOff[], now: number): void {
  daysOff.forEach(({ fromDay, untilDay }, n) => {
    const [from, until] = [startOfDay(fromDay), startOfDay(untilDay)]
    if (from === undefined) throw invalidField(`daysOff.${n}.fromDay`, 'wrong-format')
    if (until === undefined) throw invalidField(`daysOff.${n}.untilDay`, 'wrong-format')
    if (until < from || until > now + FARTHEST) throw invalidField(`daysOff.${n}.untilDay`, 'out-of-range')
  })
}

async function holdPerson(tx: Tx, communityId: string, personId: string) {
  const [row] = await tx
    .select()
    .from(dutyPeople)
    .where(and(eq(dutyPeople.communityId, communityId), eq(dutyPeople.personId, personId)))
    .for('update')
  return row
}

async function replaceDaysOff(
  tx: Tx,
  deps: Deps,
  { communityId, personId }: CommunityAddress,
  daysOff: readonly DaysOff[],
  now: number,
): Promise<void> {
  await tx.delete(dutyDaysOff).where(and(eq(dutyDaysOff.communityId, communityId), eq(dutyDaysOff.personId, personId)))
  if (daysOff.length === 0) return
  await tx
    .insert(dutyDaysOff)
    .values(daysOff.map((days) => ({ ...days, communityId, id: deps.ids.uuid(), personId, createdAt: now })))
}

/** At known posts that one of the person's roles fits. @throws Refusal not-found, invalid-input */
async function requireFittingPosts(
  tx: Tx,
  address: CommunityAddress,
  of: string,
  postIds: readonly string[],
  now: number,
) {
  const person = (await rosterOf(tx, address, now)).find(({ personId }) => personId === of)
  if (!person) throw new Refusal('not-found')
  const known = new Map((await postsOf(tx, address.communityId)).map((post) => [post.id, post]))
  const wrong = postIds.findIndex((id) => !known.get(id)?.roles.some((role) => person.roles.includes(role)))
  if (wrong >= 0) throw invalidField(`postIds.${wrong}`, 'not-a-choice')
}

/**
 * 名册: where somebody stands, when not, and how often at most.
 *
 * @throws Refusal not-found, forbidden; stale-version; invalid-input
 */
export async function setDutyPerson(
  deps: Deps,
  { of, ...address }: CommunityAddress & { of: string },
  { version, daysOff, ...body }: z.output<typeof dutyPersonBody>,
): Promise<void> {
  const now = deps.clock.now()
  requireDays(daysOff, now)
  const { communityId } = address
  await inCommunity(deps.db.api, address, async (tx) => {
    await requireOrganiser(tx, address, now)
    await requireFittingPosts(tx, address, of, body.postIds, now)
    // who comes back owes nothing either
    const today = dayOf(now)
    await tx
      .insert(dutyPeople)
      .values({ ...body, communityId, personId: of, joinedOn: today, version: 0 })
      .onConflictDoNothing()
    const row = await holdPerson(tx, communityId, of)
    if (row?.version !== version) throw new Refusal('stale-version')
    await tx
      .update(dutyPeople)
      .set({ ...body, joinedOn: row.active ? row.joinedOn : today, version: version + 1 })
      .where(and(eq(dutyPeople.communityId, communityId), eq(dutyPeople.personId, of)))
    await replaceDaysOff(tx, deps, { communityId, personId: of }, daysOff, now)
  })
}

/** A promise already made is swapped or asked leave for, not taken back silently. @throws Refusal day-has-shift */
async function requireNoShiftOn(
  tx: Tx,
  { communityId, personId }: CommunityAddress,
  daysOff: readonly DaysOff[],
  now: number,
) {
  const mine = await tx
    .select({ day: shifts.day, fromAt: shifts.fromAt })
    .from(shifts)
    .innerJoin(rotas, and(eq(rotas.communityId, shifts.communityId), eq(rotas.month, shifts.month)))
    .where(
      and(
        eq(shifts.communityId, communityId),
        eq(shifts.personId, personId),
        eq(rotas.state, 'published'),
        gt(shifts.fromAt, now),
      ),
    )
    .orderBy(asc(shifts.fromAt))
  const first = mine.find(({ day }) => daysOff.some(({ fromDay, untilDay }) => fromDay <= day && day <= untilDay))
  if (first) throw new Refusal('day-has-shift', { params: { when: dayText(first.fromAt, now) } })
}

/**
 * Days on which one cannot stand, said by oneself.
 *
 * @throws Refusal not-found for who is not on the roster; stale-version; day-has-shift; invalid-input
 */
export async function setMyDaysOff(
  deps: Deps,
  address: CommunityAddress,
  { version, daysOff, offWeekdays }: z.output<typeof myDaysOffBody>,
): Promise<void> {
  const now = deps.clock.now()
  requireDays(daysOff, now)
  await inCommunity(deps.db.api, address, async (tx) => {
    const { onRoster } = await dutyViewer(tx, address, now)
    const row = await holdPerson(tx, address.communityId, address.personId)
    if (!row || !onRoster) throw new Refusal('not-found')
    if (row.version !== version) throw new Refusal('stale-version')
    await requireNoShiftOn(tx, address, daysOff, now)
    await tx
      .update(dutyPeople)
      .set({ offWeekdays, version: version + 1 })
      .where(and(eq(dutyPeople.communityId, address.communityId), eq(dutyPeople.personId, address.personId)))
    await replaceDaysOff(tx, deps, address, daysOff, now)
  })
}
