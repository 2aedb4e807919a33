import { sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { asSweeper } from '../../platform/db/tenant.ts'
import { eachInTurn, untilNone } from '../../platform/in-turn.ts'
import { chaseCase, putOffChases } from './chase-clock.ts'

type RipeRow = { community_id: string; case_id: string }

const AT_ONCE = 500

/** Cases whose clocks time has something to do about, the longest waiting first, over all communities: ids only. */
export async function findRipeCases(deps: Pick<Deps, 'db'>, now: number): Promise<RipeRow[]> {
  const { rows } = await asSweeper(deps.db.sweeper, (tx) =>
    tx.execute<RipeRow>(
      sql`select /* cross-tenant: ripe-clocks */ community_id, case_id
        from juwuye.case_clocks
        where stopped_at is null and chase_at is not null and chase_at <= ${new Date(now).toISOString()}::timestamptz
        order by chase_at limit ${AT_ONCE}`,
    ),
  )
  const distinct = new Map(rows.map((row) => [`${row.community_id}/${row.case_id}`, row]))
  return [...distinct.values()]
}

/**
 * Chases every clock that is due, case by case, until none is left. A case on which something breaks is put off for some
 * minutes and thrown after the others. Once `stopping` is aborted the rest is left for the next time.
 */
export async function sweepClocks(deps: Deps, now: number, stopping?: AbortSignal): Promise<void> {
  const ripe = untilNone(() => findRipeCases(deps, now))
  await eachInTurn(ripe, ({ community_id, case_id }) => chaseCase(deps, community_id, case_id), {
    stopping,
    putOff: ({ community_id, case_id }) => putOffChases(deps, community_id, case_id),
  })
}
