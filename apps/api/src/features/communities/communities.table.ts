import {
  ATTENDANCE_PROOFS,
  GEOFENCE_WORDS,
  JOIN_LEVELS,
  OFFICES,
  PARTY_KINDS,
  REGION_KINDS,
  ROLES,
} from '@juwuye/domain'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { communityId, instant, juwuye, oneOf, ref, rowId } from '../../platform/db/schema.ts'

/** Reference: cities and their towns or streets. */
export const regions = juwuye.table(
  'regions',
  {
    id: rowId().primaryKey(),
    kind: text('kind', { enum: REGION_KINDS }).notNull(),
    name: text('name').notNull(),
    parentId: ref('parent_id'),
  },
  (t) => [
    foreignKey({ columns: [t.parentId], foreignColumns: [t.id], name: 'regions_parent_fk' }),
    check('regions_kind_check', oneOf(t.kind, REGION_KINDS)),
  ],
)

/** Reference: the tenants. */
export const communities = juwuye.table(
  'communities',
  {
    id: communityId('id').primaryKey(),
    /** The town. */
    regionId: ref('region_id')
      .notNull()
      .references(() => regions.id),
    /** The town's city; a town without one stands for itself. */
    cityId: ref('city_id')
      .notNull()
      .references(() => regions.id),
    name: text('name').notNull(),
    /** Leads every case number. */
    shortName: text('short_name').notNull(),
    /** Rings at the station's desk. */
    deskPhone: text('desk_phone'),
    /** Defaults that this community changed; see the domain's rules. */
    settings: jsonb('settings').$type<Record<string, unknown>>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    unique('communities_short_name_in_city').on(t.cityId, t.shortName),
    index('communities_region').on(t.regionId),
  ],
)

export const estates = juwuye.table(
  'estates',
  {
    communityId: communityId(),
    id: rowId(),
    name: text('name').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    unique('estates_name').on(t.communityId, t.name),
    foreignKey({ columns: [t.communityId], foreignColumns: [communities.id], name: 'estates_community_fk' }),
  ],
)

export const buildings = juwuye.table(
  'buildings',
  {
    communityId: communityId(),
    id: rowId(),
    estateId: ref('estate_id').notNull(),
    name: text('name').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    unique('buildings_name').on(t.communityId, t.estateId, t.name),
    foreignKey({
      columns: [t.communityId, t.estateId],
      foreignColumns: [estates.communityId, estates.id],
      name: 'buildings_estate_fk',
    }),
  ],
)

/** Places everybody uses: gate, garage, playground. */
export const commonPlaces = juwuye.table(
  'common_places',
  {
    communityId: communityId(),
    id: rowId(),
    estateId: ref('estate_id').notNull(),
    name: text('name').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    unique('common_places_name').on(t.communityId, t.estateId, t.name),
    foreignKey({
      columns: [t.communityId, t.estateId],
      foreignColumns: [estates.communityId, estates.id],
      name: 'common_places_estate_fk',
    }),
  ],
)

/** Dialled from a case out of hours, first number first. */
export const onCallNumbers = juwuye.table(
  'on_call_numbers',
  {
    communityId: communityId(),
    id: rowId(),
    estateId: ref('estate_id').notNull(),
    label: text('label').notNull(),
    phone: text('phone').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    unique('on_call_numbers_position').on(t.communityId, t.estateId, t.position),
    foreignKey({
      columns: [t.communityId, t.estateId],
      foreignColumns: [estates.communityId, estates.id],
      name: 'on_call_numbers_estate_fk',
    }),
  ],
)

export const parties = juwuye.table(
  'parties',
  {
    communityId: communityId(),
    id: rowId(),
    kind: text('kind', { enum: PARTY_KINDS }).notNull(),
    name: text('name').notNull(),
    /** The one character in the party's square. */
    character: text('character').notNull(),
    phone: text('phone'),
    /** Covers every estate; otherwise those in `party_estates`. */
    wholeCommunity: boolean('whole_community').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    unique('parties_name').on(t.communityId, t.name),
    check('parties_kind_check', oneOf(t.kind, PARTY_KINDS)),
    foreignKey({ columns: [t.communityId], foreignColumns: [communities.id], name: 'parties_community_fk' }),
  ],
)

export const partyEstates = juwuye.table(
  'party_estates',
  {
    communityId: communityId(),
    partyId: ref('party_id').notNull(),
    estateId: ref('estate_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.partyId, t.estateId] }),
    foreignKey({
      columns: [t.communityId, t.partyId],
      foreignColumns: [parties.communityId, parties.id],
      name: 'party_estates_party_fk',
    }),
    foreignKey({
      columns: [t.communityId, t.estateId],
      foreignColumns: [estates.communityId, estates.id],
      name: 'party_estates_estate_fk',
    }),
  ],
)

/** How a membership ended: by whom, why, who took over, and what passed to them. */
export interface MembershipEnding {
  readonly endedBy: string
  readonly reason: string
  readonly successorId: string | null
  /** How many cases of each kind, and buildings. */
  readonly moved: Readonly<Record<'mediation' | 'talk' | 'received' | 'pendingAct' | 'buildings', number>> &
    // absent on what ended before neighbours were looked after
    Readonly<Partial<Record<'tellBack' | 'neighbours', number>>>
  /** They were on duty; that ended too. */
  readonly dutyEnded: boolean
}

/** An ending fixed for a day to come. */
export interface PlannedEnding {
  readonly by: string
  readonly reason: string
  readonly successorId: string | null
  /** The day came, and it could not be done as fixed. */
  readonly failed: boolean
}

/** What a person is in a community, from–to. Rights come from here and from relations to a case, nothing else. */
export const memberships = juwuye.table(
  'memberships',
  {
    communityId: communityId(),
    id: rowId(),
    personId: ref('person_id').notNull(),
    /** A copy: the person's own row lives in another plane. */
    displayName: text('display_name').notNull(),
    role: text('role', { enum: ROLES }).notNull(),
    partyId: ref('party_id'),
    office: text('office', { enum: OFFICES }),
    /** Residents only. */
    level: text('level', { enum: JOIN_LEVELS }),
    estateId: ref('estate_id'),
    buildingId: ref('building_id'),
    validFrom: instant('valid_from').notNull(),
    validTo: instant('valid_to'),
    /** null while it lasts, and where a new residence replaced the old. */
    ending: jsonb('ending').$type<MembershipEnding>(),
    /** When the planned ending is to be done; null where there is none to do. */
    endsAt: instant('ends_at'),
    planned: jsonb('planned').$type<PlannedEnding>(),
    confirmedBy: ref('confirmed_by'),
    confirmedAt: instant('confirmed_at'),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    index('memberships_planned').on(t.endsAt).where(sql`${t.endsAt} is not null`),
    index('memberships_person').on(t.communityId, t.personId),
    index('memberships_party').on(t.communityId, t.partyId),
    index('memberships_role').on(t.communityId, t.role, t.level, t.id),
    uniqueIndex('memberships_one_residence')
      .on(t.communityId, t.personId)
      .where(sql`${t.role} = 'resident' and ${t.validTo} is null`),
    check('memberships_role_check', oneOf(t.role, ROLES)),
    check('memberships_office_check', oneOf(t.office, OFFICES)),
    check('memberships_level_check', sql`(${t.role} = 'resident') = (${t.level} is not null)`),
    foreignKey({ columns: [t.communityId], foreignColumns: [communities.id], name: 'memberships_community_fk' }),
    foreignKey({
      columns: [t.communityId, t.partyId],
      foreignColumns: [parties.communityId, parties.id],
      name: 'memberships_party_fk',
    }),
    foreignKey({
      columns: [t.communityId, t.estateId],
      foreignColumns: [estates.communityId, estates.id],
      name: 'memberships_estate_fk',
    }),
    foreignKey({
      columns: [t.communityId, t.buildingId],
      foreignColumns: [buildings.communityId, buildings.id],
      name: 'memberships_building_fk',
    }),
  ],
)

/** The buildings a building head looks after. */
export const membershipBuildings = juwuye.table(
  'membership_buildings',
  {
    communityId: communityId(),
    membershipId: ref('membership_id').notNull(),
    buildingId: ref('building_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.membershipId, t.buildingId] }),
    index('membership_buildings_building').on(t.communityId, t.buildingId),
    foreignKey({
      columns: [t.communityId, t.membershipId],
      foreignColumns: [memberships.communityId, memberships.id],
      name: 'membership_buildings_membership_fk',
    }),
    foreignKey({
      columns: [t.communityId, t.buildingId],
      foreignColumns: [buildings.communityId, buildings.id],
      name: 'membership_buildings_building_fk',
    }),
  ],
)

/** Somebody at the desk. On duty now: not checked out and the shift not over. */
export const attendances = juwuye.table(
  'attendances',
  {
    communityId: communityId(),
    id: rowId(),
    personId: ref('person_id').notNull(),
    membershipId: ref('membership_id').notNull(),
    checkedInAt: instant('checked_in_at').notNull(),
    shiftEndsAt: instant('shift_ends_at').notNull(),
    checkedOutAt: instant('checked_out_at'),
    /** null: somebody who came without being on the rota. */
    shiftId: ref('shift_id'),
    stationId: ref('station_id'),
    proof: text('proof', { enum: ATTENDANCE_PROOFS }),
    /** All that is kept of where they were. */
    geofence: text('geofence', { enum: GEOFENCE_WORDS }),
    /** Where a supervisor wrote it down. */
    recordedBy: ref('recorded_by'),
    recordedByName: text('recorded_by_name'),
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    uniqueIndex('attendances_one_open').on(t.communityId, t.personId).where(sql`${t.checkedOutAt} is null`),
    index('attendances_shift').on(t.communityId, t.shiftId).where(sql`${t.shiftId} is not null`),
    index('attendances_by_time').on(t.communityId, t.checkedInAt),
    check('attendances_shift_check', sql`${t.shiftEndsAt} > ${t.checkedInAt}`),
    check('attendances_proof_check', oneOf(t.proof, ATTENDANCE_PROOFS)),
    check('attendances_geofence_check', oneOf(t.geofence, GEOFENCE_WORDS)),
    foreignKey({
      columns: [t.communityId, t.membershipId],
      foreignColumns: [memberships.communityId, memberships.id],
      name: 'attendances_membership_fk',
    }),
  ],
)
