import { CONSENT_KINDS, type ConsentKind, type NeighbourConsentMatter, REACH_WAYS, type ReachWay } from '@juwuye/domain'
import { sql } from 'drizzle-orm'
import { boolean, char, check, foreignKey, index, integer, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { bytes, communityId, instant, juwuye, oneOf, ref, rowId } from '../../platform/db/schema.ts'
import { buildings } from '../communities/index.ts'

/** Somebody without the app who agreed to be on a building head's list. */
export const neighbours = juwuye.table(
  'neighbours',
  {
    communityId: communityId(),
    /** Made by the phone, so that sending twice is sending once. */
    id: rowId(),
    bodyHash: char('body_hash', { length: 64 }).notNull(),
    /** Empty once they are taken off the list. */
    name: text('name').notNull(),
    estateId: ref('estate_id').notNull(),
    buildingId: ref('building_id').notNull(),
    /** Encrypted; see the platform's sealer. */
    room: bytes('room_sealed'),
    phone: bytes('phone_sealed'),
    reach: text('reach').$type<ReachWay>().notNull(),
    reachNote: text('reach_note').notNull(),
    /** To be on the list. */
    consentKind: text('consent_kind').$type<ConsentKind>().notNull(),
    consentFamily: text('consent_family').notNull(),
    consentAt: instant('consent_at').notNull(),
    consentVoiceId: ref('consent_voice_id'),
    consentPhotoIds: ref('consent_photo_ids').array().notNull(),
    /** Who looks after them; null: the desk. */
    keeperId: ref('keeper_id'),
    addedBy: ref('added_by').notNull(),
    addedAt: instant('added_at').notNull(),
    /** The same human, once they joined and both sides said so. */
    personId: ref('person_id'),
    joinedAt: instant('joined_at'),
    removedAt: instant('removed_at'),
    removedBy: ref('removed_by'),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    uniqueIndex('neighbours_name').on(t.communityId, t.buildingId, t.name).where(sql`${t.removedAt} is null`),
    uniqueIndex('neighbours_person').on(t.communityId, t.personId).where(sql`${t.removedAt} is null`),
    index('neighbours_by_keeper').on(t.communityId, t.keeperId).where(sql`${t.removedAt} is null`),
    check('neighbours_reach_check', oneOf(t.reach, REACH_WAYS)),
    check('neighbours_consent_check', oneOf(t.consentKind, CONSENT_KINDS)),
    foreignKey({
      columns: [t.communityId, t.buildingId],
      foreignColumns: [buildings.communityId, buildings.id],
      name: 'neighbours_building_fk',
    }),
  ],
)

export type NeighbourRow = typeof neighbours.$inferSelect

const ofNeighbour = (name: string, t: { communityId: unknown; neighbourId: unknown }) =>
  foreignKey({
    name,
    columns: [t.communityId as never, t.neighbourId as never],
    foreignColumns: [neighbours.communityId, neighbours.id],
  })

/** Who looked at a neighbour's entry, and at what of it. */
export const neighbourViews = juwuye.table(
  'neighbour_views',
  {
    communityId: communityId(),
    neighbourId: ref('neighbour_id').notNull(),
    id: rowId(),
    at: instant('at').notNull(),
    viewerId: ref('viewer_id').notNull(),
    viewerName: text('viewer_name').notNull(),
    what: text('what').$type<'list' | 'details'>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.neighbourId, t.id] }),
    index('neighbour_views_by_time').on(t.communityId, t.neighbourId, t.at.desc(), t.id.desc()),
    ofNeighbour('neighbour_views_neighbour_fk', t),
  ],
)

/** What a neighbour agreed to and took back, as whoever speaks for them noted it. INSERT and SELECT only. */
export const neighbourConsents = juwuye.table(
  'neighbour_consents',
  {
    communityId: communityId(),
    neighbourId: ref('neighbour_id').notNull(),
    id: rowId(),
    at: instant('at').notNull(),
    matter: text('matter').$type<NeighbourConsentMatter>().notNull(),
    given: boolean('given').notNull(),
    /** How they agreed; null where they took it back. */
    kind: text('kind').$type<ConsentKind>(),
    /** The whistle they let be relayed. */
    whistleId: ref('whistle_id'),
    notedBy: ref('noted_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.neighbourId, t.id] }),
    check('neighbour_consents_kind_check', oneOf(t.kind, CONSENT_KINDS)),
    ofNeighbour('neighbour_consents_neighbour_fk', t),
  ],
)

/** "This neighbour is this person", said by one side and waiting for the other. */
export const neighbourLinks = juwuye.table(
  'neighbour_links',
  {
    communityId: communityId(),
    id: rowId(),
    bodyHash: char('body_hash', { length: 64 }).notNull(),
    /** Null while the person said it and no keeper has named the entry. */
    neighbourId: ref('neighbour_id'),
    personId: ref('person_id').notNull(),
    personName: text('person_name').notNull(),
    /** Where the person lives by their own word. */
    buildingId: ref('building_id').notNull(),
    /** The name under which they think they are listed. */
    saidName: text('said_name').notNull(),
    startedBy: text('started_by').$type<'keeper' | 'person'>().notNull(),
    startedById: ref('started_by_id').notNull(),
    startedAt: instant('started_at').notNull(),
    settledAt: instant('settled_at'),
    settledBy: ref('settled_by'),
    outcome: text('outcome').$type<'linked' | 'refused'>(),
    reason: text('reason').notNull(),
    /** How many relayed whistles became the person's. */
    whistles: integer('whistles').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    index('neighbour_links_by_person').on(t.communityId, t.personId, t.startedAt),
    index('neighbour_links_open').on(t.communityId, t.buildingId).where(sql`${t.settledAt} is null`),
    ofNeighbour('neighbour_links_neighbour_fk', t),
    foreignKey({
      columns: [t.communityId, t.buildingId],
      foreignColumns: [buildings.communityId, buildings.id],
      name: 'neighbour_links_building_fk',
    }),
  ],
)

export type LinkRow = typeof neighbourLinks.$inferSelect
