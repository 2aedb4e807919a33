import { IMPORT_FAILURES, IMPORT_STATES, LIVE_IMPORT_STATES } from '@juwuye/domain'
import type { CommunityImport } from '@juwuye/types'
import { sql } from 'drizzle-orm'
import { char, check, foreignKey, index, integer, jsonb, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { bytes, communityId, instant, juwuye, oneOf, ref, rowId } from '../../platform/db/schema.ts'
import { communities } from './communities.table.ts'

/** A workbook that brings in a community, and how far that is. */
export const communityImports = juwuye.table(
  'community_imports',
  {
    communityId: communityId(),
    /** Made by the client, so that sending twice is sending once. */
    id: rowId(),
    fileHash: char('file_hash', { length: 64 }).notNull(),
    /** The workbook, encrypted; gone once the import has ended. */
    file: bytes('file_sealed'),
    state: text('state', { enum: IMPORT_STATES }).notNull(),
    failure: text('failure', { enum: IMPORT_FAILURES }),
    rowsDone: integer('rows_done').notNull(),
    rowsTotal: integer('rows_total').notNull(),
    sheets: jsonb('sheets').$type<CommunityImport['sheets']>().notNull(),
    faults: jsonb('faults').$type<CommunityImport['faults']>().notNull(),
    faultsTotal: integer('faults_total').notNull(),
    madeBy: ref('made_by').notNull(),
    madeByName: text('made_by_name').notNull(),
    madeAt: instant('made_at').notNull(),
    /** When something last happened to it: one that is silent for too long has ended. */
    touchedAt: instant('touched_at').notNull(),
    endedAt: instant('ended_at'),
    cancelledBy: ref('cancelled_by'),
    cancelledByName: text('cancelled_by_name'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    index('community_imports_by_time').on(t.communityId, t.madeAt, t.id),
    uniqueIndex('community_imports_one_live').on(t.communityId).where(oneOf(t.state, LIVE_IMPORT_STATES)),
    check('community_imports_state_check', oneOf(t.state, IMPORT_STATES)),
    check('community_imports_failure_check', oneOf(t.failure, IMPORT_FAILURES)),
    check('community_imports_file_check', sql`${t.file} is null or ${oneOf(t.state, LIVE_IMPORT_STATES)}`),
    foreignKey({ columns: [t.communityId], foreignColumns: [communities.id], name: 'community_imports_community_fk' }),
  ],
)

export type ImportRow = Omit<typeof communityImports.$inferSelect, 'file'>
