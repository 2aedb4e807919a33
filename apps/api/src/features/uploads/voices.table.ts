import { VOICE_FORMATS, type VoiceFormat } from '@juwuye/domain'
import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, primaryKey, smallint, text } from 'drizzle-orm/pg-core'
import { bytes, communityId, instant, juwuye, oneOf, ref, rowId } from '../../platform/db/schema.ts'
import { communities } from '../communities/index.ts'

/** What a recording was said for. */
export type VoiceSubject = 'whistle' | 'joined' | 'progress' | 'tellBack' | 'other' | 'consent'

/** A recording, as it came: what was said, and later what the desk typed of it. */
export const voices = juwuye.table(
  'voices',
  {
    communityId: communityId(),
    /** Made by the phone, so that sending twice is sending once. */
    id: rowId(),
    uploaderPersonId: ref('uploader_person_id').notNull(),
    receivedSha256: bytes('received_sha256').notNull(),
    bytes: integer('bytes').notNull(),
    format: text('format').$type<VoiceFormat>().notNull(),
    /** Measured frame by frame, whatever the file says of itself. */
    durationMs: integer('duration_ms').notNull(),
    /** How loud it is, part by part, 0 to 100; null where the phone did not say. */
    peaks: smallint('peaks').array(),
    storageKey: text('storage_key').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Null until it belongs to something; swept a day after. */
    attachedAt: instant('attached_at'),
    /** Null where it belongs to no case: consent to be on a list. */
    caseId: ref('case_id'),
    subject: text('subject').$type<VoiceSubject>(),
    /** The whistle or the tell-back. */
    subjectId: ref('subject_id'),
    /** The entry of the timeline that it was said with. */
    seq: integer('seq'),
    transcript: text('transcript'),
    unclear: boolean('unclear').notNull(),
    transcribedBy: ref('transcribed_by'),
    transcribedName: text('transcribed_name'),
    transcribedAt: instant('transcribed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    index('voices_case').on(t.communityId, t.caseId),
    index('voices_waiting').on(t.communityId, t.uploaderPersonId).where(sql`${t.attachedAt} is null`),
    index('voices_to_sweep').on(t.createdAt).where(sql`${t.attachedAt} is null`),
    index('voices_to_transcribe')
      .on(t.communityId, t.attachedAt, t.id)
      .where(sql`attached_at is not null and transcribed_at is null and subject <> 'consent'`),
    check('voices_format_check', oneOf(t.format, VOICE_FORMATS)),
    foreignKey({ columns: [t.communityId], foreignColumns: [communities.id], name: 'voices_community_fk' }),
  ],
)

export type VoiceRow = typeof voices.$inferSelect
