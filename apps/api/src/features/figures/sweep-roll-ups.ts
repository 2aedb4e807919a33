import { sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { asSweeper } from '../../platform/db/tenant.ts'
import { eachInTurn, pageByPage } from '../../platform/in-turn.ts'
import { ROLL_UP_OVERLAP, rollUp } from './commands/roll-up.ts'

const AT_ONCE = 200

/** Communities in which something was done, or a time for an answer ran out, since their days were last counted. */
async function findBehind(deps: Deps, now: number, after: string): Promise<string[]> {
  const until = sql`${new Date(now).toISOString()}::timestamptz`
  const since = sql`(coalesce(mark.up_to, '-infinity') - make_interval(secs => ${ROLL_UP_OVERLAP / 1_000}))`
  const { rows } = await asSweeper(deps.db.sweeper, (tx) =>
    tx.execute<{ id: string }>(
      sql`select /* cross-tenant: roll-ups */ id from juwuye.communities as community
        left join juwuye.community_roll_ups as mark on mark.community_id = community.id
        where id > ${after}::bigint and (
          exists (select 1 from juwuye.case_events as event where event.community_id = community.id and event.at > ${since})
          or exists (select 1 from juwuye.case_clocks as clock where clock.community_id = community.id and clock.kind = 'respond'
            and clock.due_at > ${since} and clock.due_at <= ${until}))
        order by id limit ${AT_ONCE}`,
    ),
  )
  return rows.map(({ id }) => id)
}

/** Brings the figures of every community up to now. One on which something breaks is thrown after the others. */
export async function sweepRollUps(deps: Deps, now: number, stopping: AbortSignal): Promise<void> {
  const behind = pageByPage(
    (after) => findBehind(deps, now, after),
    (communityId) => communityId,
    AT_ONCE,
  )
  await eachInTurn(behind, (communityId) => rollUp(deps, communityId, now), { stopping })
}
