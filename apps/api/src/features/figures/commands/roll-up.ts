import { type SQL, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { caseClocks, caseEvents, cases, whistles } from '../../cases/index.ts'
import { communityDaily, communityRollUps } from '../figures.table.ts'
import { whistleFacts } from '../whistle-facts.ts'

/** Longer than any transaction: what was written then but seen later is looked at once more. */
export const ROLL_UP_OVERLAP = 5 * 60_000

const instant = (at: number) => sql`${new Date(at).toISOString()}::timestamptz`
const localDay = (column: SQL) => sql`to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`

/** Whoever counts the days of a community does it alone; answers up to when they are counted. */
async function holdCounting(tx: Tx, communityId: string): Promise<number> {
  await tx.insert(communityRollUps).values({ communityId, upTo: 0 }).onConflictDoNothing()
  const { rows } = await tx.execute<{ up_to: string }>(
    sql`select up_to from ${communityRollUps} where community_id = ${communityId} for update`,
  )
  return Date.parse(rows[0]?.up_to ?? '')
}

/** Puts anew what was counted of these days. */
async function recount(tx: Tx, communityId: string, asOf: number, isIn: (day: SQL) => SQL): Promise<void> {
  await tx.execute(sql`delete from ${communityDaily} where community_id = ${communityId} and ${isIn(sql.raw('day'))}`)
  await tx.execute(sql`
    insert into juwuye.community_daily (community_id, day, figure_class, estate_id, whistles, joined, due, in_time, asked, answered,
      solved, content, placed, recurred, hours)
    select ${communityId}::bigint, day, figure_class, estate_id,
      count(*) filter (where not joined), count(*) filter (where joined),
      count(*) filter (where due and open), count(*) filter (where in_time and open),
      count(*) filter (where asked and open), count(*) filter (where answered and open),
      count(*) filter (where solved and open), count(*) filter (where content and open),
      count(*) filter (where placed and open), count(*) filter (where recurred and open),
      coalesce(array_agg(hours order by hours) filter (where hours is not null and open), '{}')
    from (select *, not joined and figure_class <> 'private' as open from (${whistleFacts(communityId, asOf)}) as facts
      where ${isIn(sql.raw('day'))}) as counted
    group by day, figure_class, estate_id`)
}

/**
 * Days on which something changed since: of whistles on the cases that were acted on, of whistles in the same places, for
 * which one of those cases may be the earlier one, and of those whose time for an answer ran out.
 */
async function changedDays(tx: Tx, communityId: string, since: number, asOf: number): Promise<string[]> {
  const { rows } = await tx.execute<{ day: string }>(sql`
    with touched as (
      select distinct case_id as id from ${caseEvents} where community_id = ${communityId} and at > ${instant(since)}
      union select case_id from ${caseClocks} where community_id = ${communityId} and kind = 'respond'
        and due_at > ${instant(since)} and due_at <= ${instant(asOf)}
    ), there as (
      select distinct estate_id, building_id, place_id from ${cases} where community_id = ${communityId}
        and id in (select id from touched)
    )
    select distinct ${localDay(sql`${whistles.receivedAt}`)} as day from ${whistles}
    join ${cases} on ${cases.communityId} = ${whistles.communityId} and ${cases.id} = ${whistles.caseId}
    where ${whistles.communityId} = ${communityId} and exists (select 1 from there where there.estate_id = ${cases.estateId}
      and there.building_id is not distinct from ${cases.buildingId} and there.place_id is not distinct from ${cases.placeId})`)
  return rows.map(({ day }) => day)
}

/** Brings the days of a community up to now: counts those anew on which something changed since it was last done. */
export function rollUp(deps: Pick<Deps, 'db'>, communityId: string, now: number): Promise<void> {
  return inCommunity(deps.db.api, { communityId }, async (tx) => {
    const upTo = await holdCounting(tx, communityId)
    const days = await changedDays(tx, communityId, upTo - ROLL_UP_OVERLAP, now)
    if (days.length > 0) await recount(tx, communityId, now, (day) => sql`${day} = any(${sql.param(days)}::text[])`)
    await tx.execute(sql`update ${communityRollUps} set up_to = greatest(up_to, ${instant(now)})
      where community_id = ${communityId}`)
  })
}

/** Counts every day of a stretch anew, changed or not; both days belong to it. */
export function recountDays(
  deps: Pick<Deps, 'db'>,
  communityId: string,
  { from, until }: { from: string; until: string },
  now: number,
): Promise<void> {
  return inCommunity(deps.db.api, { communityId }, async (tx) => {
    await holdCounting(tx, communityId)
    await recount(tx, communityId, now, (day) => sql`${day} between ${from} and ${until}`)
  })
}
