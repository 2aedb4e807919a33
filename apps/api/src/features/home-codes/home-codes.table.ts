import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { bytes, communityId, instant, juwuye, ref, rowId } from '../../platform/db/schema.ts'
import { buildings } from '../communities/index.ts'

/** Slips printed for the homes of one building: who holds one lives there. */
export const homeCodeBatches = juwuye.table(
  'home_code_batches',
  {
    communityId: communityId(),
    id: rowId(),
    estateId: ref('estate_id').notNull(),
    buildingId: ref('building_id').notNull(),
    codes: integer('codes').notNull(),
    madeBy: ref('made_by').notNull(),
    madeByName: text('made_by_name').notNull(),
    madeAt: instant('made_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    revokedAt: instant('revoked_at'),
    revokedBy: ref('revoked_by'),
    revokedByName: text('revoked_by_name'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    index('home_code_batches_by_time').on(t.communityId, t.madeAt, t.id),
    foreignKey({
      columns: [t.communityId, t.buildingId],
      foreignColumns: [buildings.communityId, buildings.id],
      name: 'home_code_batches_building_fk',
    }),
  ],
)

/** One slip. Which home it was printed for stands on the paper alone. */
export const homeCodes = juwuye.table(
  'home_codes',
  {
    communityId: communityId(),
    id: rowId(),
    batchId: ref('batch_id').notNull(),
    /** SHA-256 of the code; the code itself is on the paper only. */
    codeHash: bytes('code_hash').notNull(),
    usedAt: instant('used_at'),
    usedBy: ref('used_by'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    unique('home_codes_code').on(t.communityId, t.codeHash),
    index('home_codes_used').on(t.communityId, t.batchId).where(sql`${t.usedAt} is not null`),
    foreignKey({
      columns: [t.communityId, t.batchId],
      foreignColumns: [homeCodeBatches.communityId, homeCodeBatches.id],
      name: 'home_codes_batch_fk',
    }),
  ],
)

/** Codes that somebody typed and that are none: so that nobody goes on guessing. */
export const homeCodeAttempts = juwuye.table(
  'home_code_attempts',
  {
    communityId: communityId(),
    id: rowId(),
    personId: ref('person_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    index('home_code_attempts_person').on(t.communityId, t.personId, t.at),
  ],
)
