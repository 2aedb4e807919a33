import { FIGURE_LIMITS, HOUR } from '@juwuye/domain'
import { type SQL, sql } from 'drizzle-orm'
import { caseClocks, cases, nodes, ratings, whistles } from '../cases/index.ts'

/** Top three levels: 基本满意 and better. */
const CONTENT = 3
const SECONDS = HOUR / 1_000

/** Somebody owns that the work is done: the last verification stands. */
const done = sql`(${cases.state} in ('verified', 'publicised', 'closed') and ${cases.unsolvedReason} is null)`
/** A result was shown: the person who whistled is asked what they say. */
const shown = sql`(${cases.state} in ('publicised', 'closed') and ${cases.publicityRound} > 0 and ${whistles.personId} is not null)`
const placed = sql`(${cases.caseClass} is not null and (${cases.buildingId} is not null or ${cases.placeId} is not null))`

const samePlace = (
  other: SQL,
) => sql`${other}.community_id = ${cases.communityId} and ${other}.estate_id = ${cases.estateId}
  and ${other}.building_id is not distinct from ${cases.buildingId} and ${other}.place_id is not distinct from ${cases.placeId}`

const recurred = sql`(${placed} and exists (select 1 from ${cases} as earlier where ${samePlace(sql.raw('earlier'))}
  and earlier.id <> ${cases.id} and earlier.case_class = ${cases.caseClass}
  and earlier.state not in ('merged', 'withdrawn', 'declined') and earlier.received_at < ${cases.receivedAt}
  and earlier.received_at >= ${cases.receivedAt} - make_interval(days => ${sql.raw(String(FIGURE_LIMITS.recurrenceDays))})))`

/**
 * One row a whistle that stands, with what each figure asks of it: the one place where they are told apart, for the roll-up
 * and for the list of cases behind a figure. What neighbours may not see before it is classed is in no figure; of a private
 * matter nothing is asked but that it is there.
 */
export function whistleFacts(communityId: string, asOf: number): SQL {
  const now = sql`${new Date(asOf).toISOString()}::timestamptz`
  return sql`select ${whistles.caseId} as case_id, ${cases.estateId} as estate_id,
      to_char(${whistles.receivedAt} at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
      coalesce(${cases.caseClass}, 'unclassed') as figure_class,
      ${whistles.joined} as joined,
      coalesce(clock.due_at <= ${now}, false) as due,
      coalesce(clock.due_at <= ${now} and clock.stopped_at <= clock.due_at, false) as in_time,
      (${shown} or said.level is not null) as asked,
      said.level is not null as answered,
      coalesce(said.solved = 'solved', false) as solved,
      coalesce(said.level >= ${sql.raw(String(CONTENT))}, false) as content,
      ${placed} as placed,
      ${recurred} as recurred,
      case when ${done} then round(extract(epoch from work.verified_at - ${whistles.receivedAt}) / ${sql.raw(String(SECONDS))})::int end as hours
    from ${whistles}
    join ${cases} on ${cases.communityId} = ${whistles.communityId} and ${cases.id} = ${whistles.caseId}
    left join ${caseClocks} as clock on clock.community_id = ${cases.communityId} and clock.case_id = ${cases.id}
      and clock.kind = 'respond' and clock.subject_id = ${cases.id} and clock.run = 1
    left join ${ratings} as said on said.community_id = ${cases.communityId} and said.case_id = ${cases.id}
      and said.round = ${cases.publicityRound} and said.person_id = ${whistles.personId}
    left join lateral (select max(${nodes.verifiedAt}) as verified_at from ${nodes} where ${nodes.communityId} = ${cases.communityId}
      and ${nodes.caseId} = ${cases.id} and ${nodes.state} = 'verified') as work on true
    where ${whistles.communityId} = ${communityId} and ${whistles.withdrawnAt} is null
      and (${cases.caseClass} is not null or not ${cases.hidden})`
}
