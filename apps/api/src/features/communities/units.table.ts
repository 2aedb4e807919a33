import { AREA_SOURCES, UNIT_KINDS } from '@juwuye/domain'
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { bytes, communityId, instant, juwuye, oneOf, ref, rowId } from '../../platform/db/schema.ts'
import { buildings } from './communities.table.ts'

/** What somebody owns in a building: a dwelling, a shop, a parking place. */
export const units = juwuye.table(
  'units',
  {
    communityId: communityId(),
    id: rowId(),
    estateId: ref('estate_id').notNull(),
    buildingId: ref('building_id').notNull(),
    /** The room, as it stands on the door. */
    name: text('name').notNull(),
    kind: text('kind', { enum: UNIT_KINDS }).notNull(),
    /** Exclusive area in cm²; votes are counted on it. */
    areaCm2: integer('area_cm2'),
    areaSource: text('area_source', { enum: AREA_SOURCES }),
    /** How many own it together. */
    owners: integer('owners').notNull(),
    /** Keyed hash of its owners with a phone: the same in every unit of the same owners, who are one head in a vote. */
    headKey: bytes('head_key'),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    unique('units_name').on(t.communityId, t.buildingId, t.name),
    check('units_kind_check', oneOf(t.kind, UNIT_KINDS)),
    check('units_source_check', oneOf(t.areaSource, AREA_SOURCES)),
    check('units_area_check', sql`(${t.areaCm2} is null) = (${t.areaSource} is null) and ${t.areaCm2} > 0`),
    foreignKey({
      columns: [t.communityId, t.buildingId],
      foreignColumns: [buildings.communityId, buildings.id],
      name: 'units_building_fk',
    }),
  ],
)

export type UnitRow = typeof units.$inferSelect

/** The owners of a unit, as the roll names them. */
export const unitOwners = juwuye.table(
  'unit_owners',
  {
    communityId: communityId(),
    unitId: ref('unit_id').notNull(),
    id: rowId(),
    position: integer('position').notNull(),
    /** Encrypted; see the platform's sealer. */
    name: bytes('name_sealed').notNull(),
    phone: bytes('phone_sealed'),
    /** The resident who is this owner, once somebody of the desk said so. */
    personId: ref('person_id'),
    matchedBy: ref('matched_by'),
    matchedByName: text('matched_by_name'),
    matchedAt: instant('matched_at'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.unitId, t.id] }),
    index('unit_owners_person').on(t.communityId, t.personId).where(sql`${t.personId} is not null`),
    foreignKey({
      columns: [t.communityId, t.unitId],
      foreignColumns: [units.communityId, units.id],
      name: 'unit_owners_unit_fk',
    }),
  ],
)

export type UnitOwnerRow = typeof unitOwners.$inferSelect
