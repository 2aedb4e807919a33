import { isOpen, type OpeningFacts, type Role } from '@juwuye/domain'
import { and, eq, exists, gt, ilike, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { asked, prepared } from '../../platform/db/prepared.ts'
import {
  attendances,
  buildings,
  commonPlaces,
  communities,
  estates,
  memberships,
  onCallNumbers,
  parties,
  partyEstates,
  regions,
} from './communities.table.ts'
import { inForce } from './people-around.ts'

const communityById = prepared((tx) =>
  tx
    .select({
      communityId: communities.id,
      name: communities.name,
      shortName: communities.shortName,
      deskPhone: communities.deskPhone,
      regionId: communities.regionId,
      town: regions.name,
    })
    .from(communities)
    .innerJoin(regions, eq(regions.id, communities.regionId))
    .where(eq(communities.id, asked('communityId'))),
)

/** The tenant's reference row with its town's name; undefined when there is no such community. */
export async function findCommunity(tx: Tx, communityId: string) {
  const [row] = await communityById(tx, { communityId })
  return row
}

export async function communityName(tx: Tx, communityId: string): Promise<string> {
  return (await findCommunity(tx, communityId))?.name ?? ''
}

/** The city of a town; a town without one stands for itself. */
export async function cityOf(tx: Tx, regionId: string): Promise<string> {
  const [row] = await tx.select({ parentId: regions.parentId }).from(regions).where(eq(regions.id, regionId))
  return row?.parentId ?? regionId
}

/** Who has this short name in the city. */
export async function findByShortName(tx: Tx, cityId: string, shortName: string) {
  const [row] = await tx
    .select({
      communityId: communities.id,
      name: communities.name,
      regionId: communities.regionId,
      town: regions.name,
    })
    .from(communities)
    .innerJoin(regions, eq(regions.id, communities.regionId))
    .where(and(eq(communities.cityId, cityId), eq(communities.shortName, shortName)))
  return row
}

/** Communities of these towns, and of the towns of these cities. */
export async function communitiesInRegions(tx: Tx, regionIds: readonly string[]): Promise<string[]> {
  if (regionIds.length === 0) return []
  const rows = await tx
    .select({ id: communities.id })
    .from(communities)
    .innerJoin(regions, eq(regions.id, communities.regionId))
    .where(or(inArray(regions.id, [...regionIds]), inArray(regions.parentId, [...regionIds])))
  return rows.map(({ id }) => id)
}

const MOST_FOUND = 50

/** Communities whose name, short name or town holds the words. */
export function searchCommunities(tx: Tx, words: string) {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return tx
    .select({
      communityId: communities.id,
      name: communities.name,
      shortName: communities.shortName,
      town: regions.name,
    })
    .from(communities)
    .innerJoin(regions, eq(regions.id, communities.regionId))
    .where(or(ilike(communities.name, pattern), ilike(communities.shortName, pattern), ilike(regions.name, pattern)))
    .orderBy(communities.name)
    .limit(MOST_FOUND)
}

/** Names of places in an estate, in their order. */
export async function estatesOf(tx: Tx, communityId: string) {
  const rows = await tx.select().from(estates).where(eq(estates.communityId, communityId)).orderBy(estates.position)
  const parts = {
    buildings: await tx
      .select()
      .from(buildings)
      .where(eq(buildings.communityId, communityId))
      .orderBy(buildings.position),
    places: await tx
      .select()
      .from(commonPlaces)
      .where(eq(commonPlaces.communityId, communityId))
      .orderBy(commonPlaces.position),
    onCall: await tx
      .select()
      .from(onCallNumbers)
      .where(eq(onCallNumbers.communityId, communityId))
      .orderBy(onCallNumbers.position),
  }
  return rows.map(({ id, name }) => {
    const here = (part: { estateId: string }) => part.estateId === id
    return {
      id,
      name,
      buildings: parts.buildings.filter(here).map((b) => ({ id: b.id, name: b.name })),
      places: parts.places.filter(here).map((p) => ({ id: p.id, name: p.name })),
      onCall: parts.onCall.filter(here).map(({ label, phone }) => ({ label, phone })),
    }
  })
}

/** Every party with the estates it covers (null: all) and whether anybody can act for it now. */
export async function partiesOf(tx: Tx, communityId: string, now: number) {
  const acting = tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.communityId, parties.communityId), eq(memberships.partyId, parties.id), inForce(now)))
  const withMembers = tx
    .select({ id: parties.id })
    .from(parties)
    .where(and(eq(parties.communityId, communityId), exists(acting)))
  const rows = await tx.select().from(parties).where(eq(parties.communityId, communityId)).orderBy(parties.position)
  const covered = await tx.select().from(partyEstates).where(eq(partyEstates.communityId, communityId))
  const manned = new Set((await withMembers).map(({ id }) => id))
  return rows.map(({ id, kind, name, character, phone, wholeCommunity }) => ({
    id,
    kind,
    name,
    character,
    phone,
    estateIds: wholeCommunity ? null : covered.filter((c) => c.partyId === id).map((c) => c.estateId),
    hasMembers: manned.has(id),
  }))
}

/** Attendances open now, longest there first. */
export function openAttendances(tx: Tx, communityId: string, now: number) {
  return tx
    .select({
      personId: attendances.personId,
      displayName: memberships.displayName,
      role: memberships.role,
      checkedInAt: attendances.checkedInAt,
      shiftEndsAt: attendances.shiftEndsAt,
      shiftId: attendances.shiftId,
      stationId: attendances.stationId,
    })
    .from(attendances)
    .innerJoin(
      memberships,
      and(eq(memberships.communityId, attendances.communityId), eq(memberships.id, attendances.membershipId)),
    )
    .where(
      and(
        eq(attendances.communityId, communityId),
        isNull(attendances.checkedOutAt),
        lte(attendances.checkedInAt, now),
        gt(attendances.shiftEndsAt, now),
      ),
    )
    .orderBy(attendances.checkedInAt)
}

/** The estate's numbers to ring out of hours, in their order. */
export function onCallOf(tx: Tx, communityId: string, estateId: string) {
  return tx
    .select({ label: onCallNumbers.label, phone: onCallNumbers.phone })
    .from(onCallNumbers)
    .where(and(eq(onCallNumbers.communityId, communityId), eq(onCallNumbers.estateId, estateId)))
    .orderBy(onCallNumbers.position)
}

/** Who may be named mediator of a private case: trained talkers and the desk's social workers. */
export const MEDIATOR_ROLES: readonly Role[] = ['deliberationMember', 'socialWorker']

export async function mediatorsOf(tx: Tx, communityId: string, now: number) {
  const rows = await tx
    .selectDistinctOn([memberships.personId], {
      personId: memberships.personId,
      name: memberships.displayName,
      role: memberships.role,
    })
    .from(memberships)
    .where(and(eq(memberships.communityId, communityId), inArray(memberships.role, [...MEDIATOR_ROLES]), inForce(now)))
    .orderBy(memberships.personId, memberships.id)
  return rows
}

const heldNames = prepared((tx) =>
  tx
    .select({ personId: memberships.personId, name: memberships.displayName, role: memberships.role })
    .from(memberships)
    .where(
      and(
        eq(memberships.communityId, asked('communityId')),
        sql`${memberships.personId} = any(${asked('personIds')}::uuid[])`,
      ),
    )
    .orderBy(memberships.id),
)

/** Names by which these people are known in the community, for showing beside what they did. */
export async function namesOf(
  tx: Tx,
  communityId: string,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, { name: string; role: Role }>> {
  if (personIds.length === 0) return new Map()
  const rows = await heldNames(tx, { communityId, personIds: [...new Set(personIds)] })
  const names = new Map<string, { name: string; role: Role }>()
  // a name that came with an office stands before the neighbour's
  for (const { personId, name, role } of rows) {
    const known = names.get(personId)
    if (!known || known.role === 'resident') names.set(personId, { name, role })
  }
  return names
}

const everyParty = prepared((tx) =>
  tx
    .select({
      id: parties.id,
      kind: parties.kind,
      character: parties.character,
      name: parties.name,
      phone: parties.phone,
    })
    .from(parties)
    .where(eq(parties.communityId, asked('communityId'))),
)

/** Every party of the community, as cards show it. */
export async function partyRefs(tx: Tx, communityId: string) {
  const rows = await everyParty(tx, { communityId })
  return new Map(rows.map((row) => [row.id, row]))
}

const HERE = asked('communityId')

const thereOf = prepared((tx) => {
  const here = (table: typeof parties | typeof estates | typeof onCallNumbers, narrow?: SQL) =>
    exists(
      tx
        .select({ id: table.id })
        .from(table)
        .where(and(eq(table.communityId, HERE), narrow)),
    )
  const worker = tx
    .select({ id: memberships.id })
    .from(memberships)
    .innerJoin(parties, and(eq(parties.communityId, memberships.communityId), eq(parties.id, memberships.partyId)))
    .where(
      and(
        eq(memberships.communityId, HERE),
        eq(memberships.role, 'socialWorker'),
        eq(parties.kind, 'residentsCommittee'),
        inForce(asked('now', memberships.validFrom)),
      ),
    )
  const found = (what: SQL) => sql<boolean>`${what}`
  return tx
    .select({
      committee: found(here(parties, eq(parties.kind, 'residentsCommittee'))),
      estate: found(here(estates)),
      socialWorker: found(exists(worker)),
      onCall: found(here(onCallNumbers)),
    })
    .from(communities)
    .where(eq(communities.id, HERE))
})

/** What there is of what a community needs before its first whistle, in one statement. */
export async function openingFacts(tx: Tx, communityId: string, now: number): Promise<OpeningFacts> {
  const [facts] = await thereOf(tx, { communityId, now })
  return facts ?? { committee: false, estate: false, socialWorker: false, onCall: false }
}

/** Whether one may whistle here. */
export const isOpenForWhistles = async (tx: Tx, communityId: string, now: number): Promise<boolean> =>
  isOpen(await openingFacts(tx, communityId, now))
