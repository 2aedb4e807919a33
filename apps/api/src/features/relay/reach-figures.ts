import { buildingsKept, DAY, dayOf, keepsForAll, startOfDay } from '@juwuye/domain'
import type { ReachFigures } from '@juwuye/types'
import type { reachQuery } from '@juwuye/types/schemas'
import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { invalidField, Refusal } from '../../platform/http/refusal.ts'
import { cases, countedFor, listViewer, whistles } from '../cases/index.ts'
import { actorAround, policyInForce, requireBelonging } from '../communities/index.ts'

interface Asking {
  readonly communityId: string
  readonly personId: string
}

interface FigureRow extends Record<string, unknown> {
  id: string
  estate: string
  name: string
  heads: string[]
  neighbours: number
  visited: number
  relayed: number
  due: number
  on_time: number
  overdue: number
}

/** From the first day of this month to today, unless days are named. @throws Refusal invalid-input */
function daysOf({ from, until }: z.output<typeof reachQuery>, now: number) {
  const today = dayOf(now)
  const days = { from: from ?? `${(until ?? today).slice(0, 8)}01`, until: until ?? today }
  const [start, last] = [startOfDay(days.from), startOfDay(days.until)]
  if (start === undefined) throw invalidField('from', 'wrong-format')
  if (last === undefined) throw invalidField('until', 'wrong-format')
  if (last < start) throw invalidField('until', 'out-of-range')
  return { ...days, start, end: last + DAY }
}

const at = (instant: number) => sql`${new Date(instant).toISOString()}::timestamptz`

/**
 * Neighbours reached, by building: their own for building heads, all for social workers, secretaries and the town. In
 * the order of the map, since nobody is to be ranked. What was said in private is counted for who may see it.
 */
export function readReach(deps: Deps, asking: Asking, query: z.output<typeof reachQuery>): Promise<ReachFigures> {
  const { communityId, personId } = asking
  const now = deps.clock.now()
  const { from, until, start, end } = daysOf(query, now)
  return inCommunity(deps.db.api, asking, async (tx) => {
    const viewer = await actorAround(tx, communityId, personId, now)
    requireBelonging(viewer)
    const organiser = viewer.townOfficer || viewer.memberships.some((m) => m.role === 'secretary')
    const all = organiser || keepsForAll(viewer)
    const kept = buildingsKept(viewer)
    if (!all && kept.length === 0) throw new Refusal('forbidden')
    const { deadlines } = (await policyInForce(tx, communityId)).policy
    const counted = countedFor(listViewer(viewer, now, deadlines))
    const within = (column: string) => sql`${sql.raw(column)} >= ${at(start)} and ${sql.raw(column)} < ${at(end)}`
    const { rows } = await tx.execute<FigureRow>(sql`
      with listed as (
        select n.building_id, n.id, n.removed_at, n.person_id from juwuye.neighbours as n where n.community_id = ${communityId}
      ), said as (
        select l.building_id, l.id as neighbour_id, r.whistle_id, r.relayed_at from juwuye.relays as r
        join listed as l on l.id = r.neighbour_id
        join ${whistles} on ${whistles.communityId} = r.community_id and ${whistles.id} = r.whistle_id
        join ${cases} on ${cases.communityId} = r.community_id and ${cases.id} = ${whistles.caseId}
        where r.community_id = ${communityId} and ${counted}
      ), told as (
        select s.building_id, s.neighbour_id, t.due_at, t.told_at, t.way from juwuye.tell_backs as t
        join said as s on s.whistle_id = t.whistle_id where t.community_id = ${communityId}
      )
      select b.id, e.name as estate, b.name,
        array(select distinct m.display_name from juwuye.memberships as m
          join juwuye.membership_buildings as mb on mb.community_id = m.community_id and mb.membership_id = m.id
          where m.community_id = ${communityId} and mb.building_id = b.id and m.role = 'buildingHead'
            and m.valid_from <= ${at(now)} and (m.valid_to is null or m.valid_to > ${at(now)})
          order by m.display_name) as heads,
        (select count(*) from listed as l where l.building_id = b.id and l.removed_at is null)::int as neighbours,
        (select count(distinct seen.neighbour_id) from (
          select s.neighbour_id from said as s where s.building_id = b.id and ${within('s.relayed_at')}
          union select t.neighbour_id from told as t
          where t.building_id = b.id and t.way = 'visit' and ${within('t.told_at')}) as seen)::int as visited,
        (select count(*) from said as s where s.building_id = b.id and ${within('s.relayed_at')})::int as relayed,
        (select count(*) from told as t where t.building_id = b.id and t.due_at <= ${at(now)} and ${within('t.due_at')})::int as due,
        (select count(*) from told as t where t.building_id = b.id and t.due_at <= ${at(now)} and ${within('t.due_at')}
          and t.told_at < t.due_at)::int as on_time,
        (select count(*) from told as t where t.building_id = b.id and t.told_at is null
          and t.due_at <= ${at(now)})::int as overdue
      from juwuye.buildings as b
      join juwuye.estates as e on e.community_id = b.community_id and e.id = b.estate_id
      where b.community_id = ${communityId} and (${all} or b.id = any(${sql.param([...kept])}::uuid[]))
      order by e.position, b.position, b.id`)
    return {
      from,
      until,
      buildings: rows.map(({ id, estate, name, heads, due, on_time, overdue, ...figures }) => ({
        id,
        estate,
        name,
        heads,
        neighbours: figures.neighbours,
        visited: figures.visited,
        relayed: figures.relayed,
        tellBacksDue: due,
        tellBacksOnTime: on_time,
        overdueNow: overdue,
      })),
    }
  })
}
