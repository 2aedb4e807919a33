import { char, foreignKey, index, integer, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { communityId, instant, juwuye, ref, rowId } from '../../platform/db/schema.ts'
import { attachments } from './uploads.table.ts'

/** A copy of a photo with parts destroyed, as a publisher asked for it. The photo itself stays as it is. */
export const photoRedactions = juwuye.table(
  'photo_redactions',
  {
    communityId: communityId(),
    id: rowId(),
    photoId: ref('photo_id').notNull(),
    /** The parts, in one writing: the same parts are the same copy. */
    boxes: text('boxes').notNull(),
    /** Of the copy's bytes, hex. */
    sha256: char('sha256', { length: 64 }).notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    storageKey: text('storage_key').notNull(),
    thumbKey: text('thumb_key').notNull(),
    madeBy: ref('made_by').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    uniqueIndex('photo_redactions_once').on(t.communityId, t.photoId, t.boxes),
    index('photo_redactions_bytes').on(t.communityId, t.sha256),
    foreignKey({
      columns: [t.communityId, t.photoId],
      foreignColumns: [attachments.communityId, attachments.id],
      name: 'photo_redactions_photo_fk',
    }),
  ],
)

export type Redaction = typeof photoRedactions.$inferSelect
