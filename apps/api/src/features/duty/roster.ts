import { dayOf, type Role, type RotaPerson } from '@juwuye/domain'
import type { DutyPerson, PostView, StationView } from '@juwuye/types'
import { asc, eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { listMembers } from '../communities/index.ts'
import { dutyDaysOff, dutyPeople, posts, stations } from './duty.table.ts'
import type { CommunityAddress } from './duty-access.ts'

export async function stationsOf(tx: Tx, communityId: string): Promise<StationView[]> {
  const rows = await tx
    .select()
    .from(stations)
    .where(eq(stations.communityId, communityId))
    .orderBy(asc(stations.position), asc(stations.id))
  return rows.map(({ communityId: _, codeSecret: __, tabletTokenHash, position: ___, opening, ...row }) => ({
    ...row,
    opening: opening.map(({ weekdays, ...hours }) => ({ ...hours, weekdays: [...weekdays] })),
    hasTablet: tabletTokenHash !== null,
  }))
}

export async function postsOf(tx: Tx, communityId: string): Promise<PostView[]> {
  const rows = await tx
    .select()
    .from(posts)
    .where(eq(posts.communityId, communityId))
    .orderBy(asc(posts.position), asc(posts.id))
  return rows.map(({ communityId: _, position: __, roles, shifts, ...row }) => ({
    ...row,
    roles: [...roles],
    shifts: shifts.map(({ weekdays, ...pattern }) => ({ ...pattern, weekdays: [...weekdays] })),
  }))
}

/** Somebody who was never on the roster, until an organiser says how they stand. */
const NOT_YET = {
  postIds: [] as readonly string[],
  offWeekdays: [] as readonly number[],
  maxPerWeek: 2,
  reserve: false,
  active: false,
  joinedOn: null as string | null,
  version: 0,
}

export interface RosterPerson extends DutyPerson {
  /** null: not on the roster yet. */
  readonly joinedOn: string | null
}

/** 骨干名册: everybody who is something beyond living here, with how they stand on duty; by name. */
export async function rosterOf(
  tx: Tx,
  { communityId, personId }: CommunityAddress,
  now: number,
): Promise<RosterPerson[]> {
  const { parties, others } = await listMembers(tx, communityId, personId, now)
  const rows = new Map(
    (await tx.select().from(dutyPeople).where(eq(dutyPeople.communityId, communityId))).map((row) => [
      row.personId,
      row,
    ]),
  )
  const off = await tx
    .select()
    .from(dutyDaysOff)
    .where(eq(dutyDaysOff.communityId, communityId))
    .orderBy(asc(dutyDaysOff.fromDay), asc(dutyDaysOff.id))
  const people = new Map<string, RosterPerson>()
  const held = [
    ...parties.flatMap(({ name, members }) => members.map((member) => ({ ...member, party: name as string | null }))),
    ...others.map((member) => ({ ...member, party: null })),
  ]
  for (const { personId: id, name, role, party, looksAfter } of held) {
    const known = people.get(id)
    const { postIds, offWeekdays, maxPerWeek, reserve, active, joinedOn, version } = rows.get(id) ?? NOT_YET
    people.set(id, {
      personId: id,
      name: known?.name ?? name,
      roles: [...new Set<Role>([...(known?.roles ?? []), role])],
      party: known?.party ?? party,
      looksAfter: [...(known?.looksAfter ?? []), ...looksAfter],
      postIds: [...postIds],
      offWeekdays: [...offWeekdays],
      daysOff: off.filter((days) => days.personId === id).map(({ fromDay, untilDay }) => ({ fromDay, untilDay })),
      ...{ maxPerWeek, reserve, active, joinedOn, version },
    })
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'zh') || (a.personId < b.personId ? -1 : 1))
}

/** Whoever stands, as the generator and the rules see them: at the posts somebody gave them and their roles still fit. */
export function rotaPeople(roster: readonly RosterPerson[], all: readonly PostView[], now: number): RotaPerson[] {
  return roster
    .filter(({ active }) => active)
    .map(({ personId, postIds, roles, daysOff, offWeekdays, maxPerWeek, joinedOn }) => ({
      id: personId,
      postIds: all
        .filter((post) => post.active && postIds.includes(post.id) && post.roles.some((role) => roles.includes(role)))
        .map(({ id }) => id),
      daysOff,
      offWeekdays,
      maxPerWeek,
      since: joinedOn ?? dayOf(now),
    }))
}
