import { and, asc, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { DESK_ROLES } from './administration.ts'
import { MEDIATOR_ROLES } from './communities.queries.ts'
import { attendances, communities, estates, memberships, parties } from './communities.table.ts'
import { buildingsLookedAfter } from './members.ts'
import { inForce } from './people-around.ts'

export type MembershipRow = typeof memberships.$inferSelect

/** What somebody stands for in a community by all their memberships, or by those left to them. */
export interface Standing {
  readonly partyIds: readonly string[]
  readonly desk: boolean
  readonly mediator: boolean
}

/** One membership about to end, with what the person is before and after. */
export interface Leaving {
  readonly membership: MembershipRow
  readonly party: typeof parties.$inferSelect | null
  readonly estate: string | null
  readonly looksAfter: readonly { id: string; name: string }[]
  /** Buildings that stay theirs by another membership. */
  readonly stillLooksAfter: readonly string[]
  readonly before: Standing
  readonly after: Standing
  /** The shift they are on by this membership. */
  readonly duty: { readonly id: string; readonly until: number } | null
  /** Nobody else acts for the party; nobody else sits at the desk. */
  readonly lastOfParty: boolean
  readonly lastOfDesk: boolean
}

type Held = Pick<MembershipRow, 'role' | 'partyId'>

function standingOf(held: readonly Held[]): Standing {
  return {
    partyIds: [...new Set(held.flatMap(({ partyId }) => (partyId === null ? [] : [partyId])))],
    desk: held.some(({ role }) => DESK_ROLES.includes(role)),
    mediator: held.some(({ role }) => MEDIATOR_ROLES.includes(role)),
  }
}

/** The membership with its surroundings, also one that ended; undefined when it is not of this community. */
export async function findLeaving(
  tx: Tx,
  communityId: string,
  membershipId: string,
  now: number,
): Promise<Leaving | undefined> {
  const [found] = await tx
    .select({ membership: memberships, party: parties, estate: estates.name })
    .from(memberships)
    .leftJoin(parties, and(eq(parties.communityId, memberships.communityId), eq(parties.id, memberships.partyId)))
    .leftJoin(estates, and(eq(estates.communityId, memberships.communityId), eq(estates.id, memberships.estateId)))
    .where(and(eq(memberships.communityId, communityId), eq(memberships.id, membershipId)))
  if (!found) return undefined
  const { membership, party } = found
  const held = await tx
    .select({ id: memberships.id, role: memberships.role, partyId: memberships.partyId })
    .from(memberships)
    .where(and(eq(memberships.communityId, communityId), eq(memberships.personId, membership.personId), inForce(now)))
  const [shift] = await tx
    .select({ id: attendances.id, until: attendances.shiftEndsAt })
    .from(attendances)
    .where(
      and(
        eq(attendances.communityId, communityId),
        eq(attendances.membershipId, membershipId),
        isNull(attendances.checkedOutAt),
      ),
    )
  const heads = held.filter(({ role }) => role === 'buildingHead').map(({ id }) => id)
  const cared = await buildingsLookedAfter(tx, communityId, [...new Set([membershipId, ...heads])])
  const others = heads.filter((id) => id !== membershipId)
  return {
    membership,
    party,
    estate: found.estate,
    looksAfter: cared.get(membershipId) ?? [],
    stillLooksAfter: others.flatMap((id) => (cared.get(id) ?? []).map((building) => building.id)),
    before: standingOf(held),
    after: standingOf(held.filter(({ id }) => id !== membershipId)),
    duty: shift ?? null,
    ...(await lastOf(tx, membership, now)),
  }
}

async function lastOf(tx: Tx, { communityId, id, partyId, role }: MembershipRow, now: number) {
  const others = and(eq(memberships.communityId, communityId), ne(memberships.id, id), inForce(now))
  const [left] = await tx
    .select({
      inParty: sql<boolean>`coalesce(bool_or(${memberships.partyId} = ${partyId}), false)`,
      atDesk: sql<boolean>`coalesce(bool_or(${inArray(memberships.role, [...DESK_ROLES])}), false)`,
    })
    .from(memberships)
    .where(and(others, or(isNotNull(memberships.partyId), inArray(memberships.role, [...DESK_ROLES]))))
  return {
    lastOfParty: partyId !== null && !left?.inParty,
    lastOfDesk: DESK_ROLES.includes(role) && !left?.atDesk,
  }
}

/** How a membership of this community ended. */
export async function findEnded(tx: Tx, communityId: string, membershipId: string) {
  const [row] = await tx
    .select({ endedAt: memberships.validTo, personId: memberships.personId, ending: memberships.ending })
    .from(memberships)
    .where(and(eq(memberships.communityId, communityId), eq(memberships.id, membershipId)))
  if (!row?.ending || row.endedAt === null) throw new Error('the membership has not been ended')
  return { endedAt: row.endedAt, personId: row.personId, ending: row.ending }
}

/** Whether the membership still counts. */
export function lasts({ membership }: Leaving, now: number): boolean {
  return membership.validFrom <= now && (membership.validTo === null || membership.validTo > now)
}

/**
 * Keeps these people's memberships as they are until the transaction ends: who acts or is named waits for an ending
 * under way, and an ending waits for them. Asked for after a case's lock, never before.
 */
export async function holdMemberships(tx: Tx, communityId: string, personId: string): Promise<void> {
  await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(eq(memberships.communityId, communityId), eq(memberships.personId, personId), isNull(memberships.validTo)),
    )
    .orderBy(asc(memberships.id))
    .for('share')
}

/** One ending at a time in a community, and nobody acts by these people's memberships meanwhile. */
export async function lockForEnding(
  tx: Tx,
  communityId: string,
  [leaver, successor]: readonly [string, string | null],
): Promise<void> {
  const personIds = successor === null ? [leaver] : [leaver, successor]
  await tx.select({ id: communities.id }).from(communities).where(eq(communities.id, communityId)).for('no key update')
  await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.communityId, communityId), inArray(memberships.personId, personIds)))
    .orderBy(asc(memberships.id))
    .for('update')
}
