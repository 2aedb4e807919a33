import type { ActorFacts, MembershipFacts, PartyFacts } from '@juwuye/domain'
import { and, eq, gt, inArray, isNull, lte, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { regionMemberships } from '../identity/index.ts'
import {
  attendances,
  communities,
  membershipBuildings,
  memberships,
  parties,
  partyEstates,
} from './communities.table.ts'

/** Memberships that count at this moment. */
export const inForce = (now: number) =>
  and(lte(memberships.validFrom, now), or(isNull(memberships.validTo), gt(memberships.validTo, now)))

/** A party as a case needs it: the facts for the rules, and how to show it. */
export interface PartyAround extends PartyFacts {
  readonly character: string
  readonly phone: string | null
}

/** Everybody who can matter to a case at this place. */
export interface PeopleAround {
  readonly parties: readonly PartyAround[]
  readonly desk: readonly { readonly personId: string; readonly role: 'socialWorker' | 'secretary' }[]
  readonly buildingHeads: readonly string[]
  readonly confirmedOwners: readonly string[]
}

async function partiesOf(tx: Tx, communityId: string, estateId: string) {
  return tx
    .select({
      id: parties.id,
      kind: parties.kind,
      name: parties.name,
      character: parties.character,
      phone: parties.phone,
    })
    .from(parties)
    .leftJoin(
      partyEstates,
      and(
        eq(partyEstates.communityId, parties.communityId),
        eq(partyEstates.partyId, parties.id),
        eq(partyEstates.estateId, estateId),
      ),
    )
    .where(
      and(
        eq(parties.communityId, communityId),
        or(eq(parties.wholeCommunity, true), eq(partyEstates.estateId, estateId)),
      ),
    )
    .orderBy(parties.position, parties.id)
}

async function headsOf(tx: Tx, communityId: string, estateId: string, buildingId: string | null, now: number) {
  const looksAfterBuilding =
    buildingId === null
      ? sql`true`
      : sql`exists (select 1 from ${membershipBuildings} mb where mb.community_id = ${memberships.communityId}
          and mb.membership_id = ${memberships.id} and mb.building_id = ${buildingId})`
  const rows = await tx
    .selectDistinct({ personId: memberships.personId })
    .from(memberships)
    .where(
      and(
        eq(memberships.communityId, communityId),
        eq(memberships.role, 'buildingHead'),
        eq(memberships.estateId, estateId),
        inForce(now),
        looksAfterBuilding,
      ),
    )
    .orderBy(memberships.personId)
  return rows.map((row) => row.personId)
}

/** Parties covering the estate with who acts for them now, the desk, building heads and owners on the roll. */
export async function peopleAround(
  tx: Tx,
  place: { communityId: string; estateId: string; buildingId: string | null; now: number },
): Promise<PeopleAround> {
  const { communityId, estateId, buildingId, now } = place
  const covering = await partiesOf(tx, communityId, estateId)
  const ids = covering.map((party) => party.id)
  const people = await tx
    .select({
      personId: memberships.personId,
      role: memberships.role,
      partyId: memberships.partyId,
      office: memberships.office,
      level: memberships.level,
      estateId: memberships.estateId,
    })
    .from(memberships)
    .where(
      and(
        eq(memberships.communityId, communityId),
        inForce(now),
        or(
          ids.length > 0 ? inArray(memberships.partyId, ids) : sql`false`,
          inArray(memberships.role, ['socialWorker', 'secretary']),
          and(eq(memberships.level, 'owner'), eq(memberships.estateId, estateId)),
        ),
      ),
    )
    .orderBy(memberships.personId)
  const unique = (persons: string[]) => [...new Set(persons)]
  return {
    parties: covering.map((party) => {
      const members = people.filter((p) => p.partyId === party.id)
      return {
        ...party,
        members: unique(members.map((m) => m.personId)),
        officers: unique(members.filter((m) => m.office !== null).map((m) => m.personId)),
      }
    }),
    desk: people.flatMap((p) =>
      p.role === 'socialWorker' || p.role === 'secretary' ? [{ personId: p.personId, role: p.role }] : [],
    ),
    buildingHeads: await headsOf(tx, communityId, estateId, buildingId, now),
    confirmedOwners: unique(people.filter((p) => p.level === 'owner').map((p) => p.personId)),
  }
}

/** A person as the rules see them inside one community, with the name to show. */
export interface ActorAround extends ActorFacts {
  readonly personId: string
  /** Name on the memberships; null for somebody without any. */
  readonly displayName: string | null
}

/** A membership with what the rules ask of it. */
export const membershipColumns = {
  id: memberships.id,
  role: memberships.role,
  partyId: memberships.partyId,
  office: memberships.office,
  level: memberships.level,
  estateId: memberships.estateId,
  displayName: memberships.displayName,
  looksAfter: sql<string[]>`array(select mb.building_id::text from ${membershipBuildings} mb
    where mb.community_id = ${memberships.communityId} and mb.membership_id = ${memberships.id})`,
}

/** Reads memberships in force, an open attendance and whether the person serves the community's town. */
export async function actorAround(tx: Tx, communityId: string, personId: string, now: number): Promise<ActorAround> {
  const rows = await tx
    .select(membershipColumns)
    .from(memberships)
    .where(and(eq(memberships.communityId, communityId), eq(memberships.personId, personId), inForce(now)))
    .orderBy(memberships.id)
  const open = await tx
    .select({ id: attendances.id })
    .from(attendances)
    .where(
      and(
        eq(attendances.communityId, communityId),
        eq(attendances.personId, personId),
        isNull(attendances.checkedOutAt),
        lte(attendances.checkedInAt, now),
        gt(attendances.shiftEndsAt, now),
      ),
    )
    .limit(1)
  const officer = await tx
    .select({ one: sql<number>`1` })
    .from(regionMemberships)
    .innerJoin(communities, eq(communities.regionId, regionMemberships.regionId))
    .where(
      and(
        eq(communities.id, communityId),
        eq(regionMemberships.personId, personId),
        eq(regionMemberships.role, 'townOfficer'),
        lte(regionMemberships.validFrom, now),
        or(isNull(regionMemberships.validTo), gt(regionMemberships.validTo, now)),
      ),
    )
    .limit(1)
  const facts: MembershipFacts[] = rows.map(({ id: _, displayName: __, ...membership }) => membership)
  return {
    personId,
    displayName: rows[0]?.displayName ?? null,
    memberships: facts,
    onDuty: open.length > 0,
    townOfficer: officer.length > 0,
  }
}

/** For lists: no social worker or secretary is left who does not belong to the party complained about. */
export function nobodyAtDesk(communityId: SQLWrapper, aboutPartyId: SQLWrapper, now: number): SQL {
  const at = sql`${new Date(now).toISOString()}::timestamptz`
  const inForceNow = (m: SQL) => sql`${m}.valid_from <= ${at} and (${m}.valid_to is null or ${m}.valid_to > ${at})`
  const [desk, own] = [sql.raw('desk'), sql.raw('own')]
  return sql`not exists (select 1 from ${memberships} as desk where desk.community_id = ${communityId}
    and desk.role in ('socialWorker', 'secretary') and ${inForceNow(desk)}
    and not exists (select 1 from ${memberships} as own where own.community_id = ${communityId}
      and own.person_id = desk.person_id and own.party_id = ${aboutPartyId} and ${inForceNow(own)}))`
}
