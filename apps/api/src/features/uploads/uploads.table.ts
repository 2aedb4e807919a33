import { sql } from 'drizzle-orm'
import { bit, date, foreignKey, index, integer, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes, communityId, instant, juwuye, ref, rowId } from '../../platform/db/schema.ts'
import { communities } from '../communities/index.ts'

/** A photo as kept: re-encoded, without anything the camera wrote into it. */
export const attachments = juwuye.table(
  'attachments',
  {
    communityId: communityId(),
    /** Made by the phone, so that sending twice is sending once. */
    id: rowId(),
    uploaderPersonId: ref('uploader_person_id').notNull(),
    /** SHA-256 of the file as it came; tells a retry from another picture under the same id. */
    receivedSha256: bytes('received_sha256').notNull(),
    bytes: integer('bytes').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    /** SHA-256 of the picture as kept. */
    sha256: bytes('sha256').notNull(),
    /** The day on which the camera says it was taken; nothing else of what the camera wrote is kept. */
    takenOn: date('taken_on', { mode: 'string' }),
    /** Tells the same photo saved anew from another; null where there is too little to be seen. */
    likeness: bit('likeness', { dimensions: 256 }),
    storageKey: text('storage_key').notNull(),
    thumbKey: text('thumb_key').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Null until it belongs to something; swept a day after. */
    attachedAt: instant('attached_at'),
    caseId: ref('case_id'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    index('attachments_case').on(t.communityId, t.caseId),
    index('attachments_waiting').on(t.communityId, t.uploaderPersonId).where(sql`${t.attachedAt} is null`),
    index('attachments_to_sweep').on(t.createdAt).where(sql`${t.attachedAt} is null`),
    foreignKey({ columns: [t.communityId], foreignColumns: [communities.id], name: 'attachments_community_fk' }),
  ],
)

export type Attachment = typeof attachments.$inferSelect
