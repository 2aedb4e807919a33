import type { ActorFacts, MembershipFacts, PartyFacts } from '@juwuye/domain'
import { and, eq, gt, inArray, isNull, lte, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { asked, prepared } from '../../platform/db/prepared.ts'
import { together } from '../../platform/db/tenant.ts'
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
export const inForce = (now: number | SQL) =>
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

const [COMMUNITY, ESTATE, PERSON] = [asked('communityId'), asked('estateId'), asked('personId')]
const NOW = asked('now', memberships.validFrom)

/** How parties are joined with the estate they cover, and what holds of those that cover it. */
const withEstate = and(
  eq(partyEstates.communityId, parties.communityId),
  eq(partyEstates.partyId, parties.id),
  eq(partyEstates.estateId, ESTATE),
)
const coversEstate = and(
  eq(parties.communityId, COMMUNITY),
  or(eq(parties.wholeCommunity, true), eq(partyEstates.estateId, ESTATE)),
)

const partiesCovering = prepared((tx) =>
  tx
    .select({
      id: parties.id,
      kind: parties.kind,
      name: parties.name,
      character: parties.character,
      phone: parties.phone,
    })
    .from(parties)
    .leftJoin(partyEstates, withEstate)
    .where(coversEstate)
    .orderBy(parties.position, parties.id),
)

/** Who acts for these parties, the desk, and owners of the estate. */
const membersConcerned = prepared((tx) =>
  tx
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
        eq(memberships.communityId, COMMUNITY),
        inForce(NOW),
        or(
          // as an array, for which there is an index
          sql`${memberships.partyId} = any(array(${tx
            .select({ id: parties.id })
            .from(parties)
            .leftJoin(partyEstates, withEstate)
            .where(coversEstate)}))`,
          inArray(memberships.role, ['socialWorker', 'secretary']),
          and(eq(memberships.level, 'owner'), eq(memberships.estateId, ESTATE)),
        ),
      ),
    )
    .orderBy(memberships.personId),
)

const looksAfter = (building: SQL) => sql`exists (select 1 from ${membershipBuildings} mb
  where mb.community_id = ${memberships.communityId} and mb.membership_id = ${memberships.id} and mb.building_id = ${building})`

const heads = (which?: SQL) =>
  prepared((tx) =>
    tx
      .selectDistinct({ personId: memberships.personId })
      .from(memberships)
      .where(
        and(
          eq(memberships.communityId, COMMUNITY),
          eq(memberships.role, 'buildingHead'),
          eq(memberships.estateId, ESTATE),
          inForce(NOW),
          which,
        ),
      )
      .orderBy(memberships.personId),
  )
const headsOfEstate = heads()
const headsOfBuilding = heads(looksAfter(asked('buildingId')))

/** Parties covering the estate with who acts for them now, the desk, building heads and owners on the roll. */
export async function peopleAround(
  tx: Tx,
  place: { communityId: string; estateId: string; buildingId: string | null; now: number },
): Promise<PeopleAround> {
  const { communityId, estateId, buildingId, now } = place
  const here = { communityId, estateId, now }
  const [around, people, headed] = await together(
    partiesCovering(tx, here),
    membersConcerned(tx, here),
    buildingId === null ? headsOfEstate(tx, here) : headsOfBuilding(tx, { ...here, buildingId }),
  )
  const unique = (persons: string[]) => [...new Set(persons)]
  return {
    parties: around.map((party) => {
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
    buildingHeads: headed.map((head) => head.personId),
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

const heldBy = prepared((tx) =>
  tx
    .select(membershipColumns)
    .from(memberships)
    .where(and(eq(memberships.communityId, COMMUNITY), eq(memberships.personId, PERSON), inForce(NOW)))
    .orderBy(memberships.id),
)

const attendedBy = prepared((tx) =>
  tx
    .select({ id: attendances.id })
    .from(attendances)
    .where(
      and(
        eq(attendances.communityId, COMMUNITY),
        eq(attendances.personId, PERSON),
        isNull(attendances.checkedOutAt),
        lte(attendances.checkedInAt, NOW),
        gt(attendances.shiftEndsAt, NOW),
      ),
    )
    .limit(1),
)

const servedBy = prepared((tx) =>
  tx
    .select({ one: sql<number>`1` })
    .from(regionMemberships)
    .innerJoin(communities, eq(communities.regionId, regionMemberships.regionId))
    .where(
      and(
        eq(communities.id, COMMUNITY),
        eq(regionMemberships.personId, PERSON),
        eq(regionMemberships.role, 'townOfficer'),
        lte(regionMemberships.validFrom, NOW),
        or(isNull(regionMemberships.validTo), gt(regionMemberships.validTo, NOW)),
      ),
    )
    .limit(1),
)

/** Reads memberships in force, an open attendance and whether the person serves the community's town. */
export async function actorAround(tx: Tx, communityId: string, personId: string, now: number): Promise<ActorAround> {
  const asking = { communityId, personId, now }
  const [rows, open, officer] = await together(heldBy(tx, asking), attendedBy(tx, asking), servedBy(tx, asking))
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
