import { checkRota, DEFAULT_ROTA_RULES } from '@juwuye/domain'
import { dayText } from '@juwuye/messages'
import { and, eq, gt, isNotNull, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { namesOf, policyInForce } from '../../communities/index.ts'
import { tellPeople } from '../../notifications/index.ts'
import { shifts } from '../duty.table.ts'
import { type CommunityAddress, requireOrganiser } from '../duty-access.ts'
import { holdRota, touchRota } from '../hold-rota.ts'
import { assignmentsOf, dutiesAround, type ShiftRow, shiftsOfMonth, slotOf } from '../month-facts.ts'
import { standingOf, whyNot } from '../seat-problems.ts'

/** Somebody may have asked for days off since, or left. @throws Refusal rota-broken, which names the first */
async function requireUnbroken(
  tx: Tx,
  address: CommunityAddress,
  rows: readonly ShiftRow[],
  month: string,
  now: number,
) {
  const { people } = await standingOf(tx, address, now)
  const [first] = checkRota({
    slots: rows.map(slotOf),
    people,
    assignments: assignmentsOf(rows),
    others: await dutiesAround(tx, address.communityId, month),
    rules: DEFAULT_ROTA_RULES,
  }).filter(({ slotId }) => rows.some(({ id, fromAt }) => id === slotId && fromAt > now))
  if (!first) return
  const names = await namesOf(tx, address.communityId, [first.personId])
  const fromAt = rows.find(({ id }) => id === first.slotId)?.fromAt ?? now
  throw new Refusal('rota-broken', {
    params: { who: names.get(first.personId)?.name ?? '', when: dayText(fromAt, now), why: whyNot(first.broken) },
  })
}

/** Each is told how many are theirs, by one row for all who have as many. */
async function tellEverybody(
  tx: Tx,
  deps: Deps,
  rows: readonly ShiftRow[],
  { month, by, now }: { month: string; by: string; now: number },
) {
  const counts = new Map<string, number>()
  for (const { personId } of rows) if (personId !== null) counts.set(personId, (counts.get(personId) ?? 0) + 1)
  const alike = new Map<number, string[]>()
  for (const [person, count] of counts) if (person !== by) alike.set(count, [...(alike.get(count) ?? []), person])
  const communityId = rows[0]?.communityId ?? ''
  for (const [count, people] of alike)
    await tellPeople(tx, deps, { communityId, kind: 'rota.published', people, data: { month, shifts: count } }, now)
}

/**
 * 公布: from now on the month is seen by those who stand, and by residents week by week; everybody with a shift is told.
 * A month that is published already stays as it is.
 *
 * @throws Refusal not-found, forbidden; rota-not-made; rota-changed when somebody was quicker; rota-broken
 */
export async function publishRota(
  deps: Deps,
  { month, version, ...address }: CommunityAddress & { month: string; version: number },
): Promise<void> {
  const now = deps.clock.now()
  const { communityId } = address
  await inCommunity(deps.db.api, address, async (tx) => {
    const viewer = await requireOrganiser(tx, address, now)
    const rota = await holdRota(tx, communityId, month)
    const rows = rota ? await shiftsOfMonth(tx, communityId, month) : []
    if (!rota || rows.length === 0) throw new Refusal('rota-not-made')
    if (rota.state === 'published') return
    if (rota.version !== version) throw new Refusal('rota-changed', { params: { by: rota.changedByName } })
    await requireUnbroken(tx, address, rows, month, now)
    const { duty } = (await policyInForce(tx, communityId)).policy
    await tx
      .update(shifts)
      .set({ chaseAt: sql`${shifts.fromAt} + make_interval(mins => ${duty.noShowMinutes}::int)` })
      .where(
        and(
          eq(shifts.communityId, communityId),
          eq(shifts.month, month),
          isNotNull(shifts.personId),
          gt(shifts.fromAt, now),
        ),
      )
    await touchRota(tx, viewer, rota, now, { state: 'published', publishedAt: now })
    await tellEverybody(
      tx,
      deps,
      rows.filter(({ untilAt }) => untilAt > now),
      { month, by: viewer.personId, now },
    )
  })
}
