import type { AnnouncementKind, Announcements, Audience, EventData, EventKind, TemplateKey } from '@juwuye/domain'
import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, primaryKey, smallint, text } from 'drizzle-orm/pg-core'
import { communityId, instant, juwuye, ref, rowId } from '../../platform/db/schema.ts'

/**
 * The inbox. `id` is the outbox row it tells of: one message a person and event. Kept by month. The sentence is made
 * when it is read, from the event's closed words, so that it never says what its reader may no longer know.
 */
export const messages = juwuye.table(
  'messages',
  {
    communityId: communityId(),
    personId: ref('person_id').notNull(),
    id: rowId(),
    createdAt: instant('created_at').notNull(),
    /** null: it belongs to no case. */
    caseId: ref('case_id'),
    kind: text('kind').$type<EventKind | AnnouncementKind>().notNull(),
    /** What the reader is told as; null where there is no case. */
    audience: text('audience').$type<Audience>(),
    /** Ids, numbers, labels and words of closed lists only. */
    data: jsonb('data').$type<EventData | Announcements[AnnouncementKind]>().notNull(),
    urgent: boolean('urgent').notNull(),
    readAt: instant('read_at'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.personId, t.id, t.createdAt] }),
    index('messages_unread').on(t.communityId, t.personId).where(sql`read_at is null`),
    index('messages_by_time').on(t.communityId, t.personId, t.createdAt.desc(), t.id.desc()),
    check('messages_audience_of_case', sql`(case_id is null) = (audience is null)`),
  ],
)

/** A subscription message that WeChat is to carry: at once, after the quiet hours, or in a digest. Kept by month. */
export const deliveries = juwuye.table(
  'deliveries',
  {
    communityId: communityId(),
    id: rowId(),
    createdAt: instant('created_at').notNull(),
    personId: ref('person_id').notNull(),
    /** The message it carries; null for a digest. */
    messageId: ref('message_id'),
    template: text('template').$type<TemplateKey>().notNull(),
    urgent: boolean('urgent').notNull(),
    state: text('state')
      .$type<
        'waiting' | 'digest' | 'queued' | 'sending' | 'sent' | 'noCredit' | 'off' | 'refused' | 'dead' | 'folded'
      >()
      .notNull(),
    /** When it may leave. */
    dueAt: instant('due_at').notNull(),
    attempts: smallint('attempts').notNull(),
    /** How many messages a digest stands for. */
    folds: integer('folds').notNull(),
    error: text('error'),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id, t.createdAt] }),
    index('deliveries_due').on(t.dueAt).where(sql`state in ('waiting', 'digest')`),
    index('deliveries_by_person').on(t.communityId, t.personId, t.createdAt.desc()),
  ],
)

/** One accept of the subscribe prompt is one message that may be sent; the platform cannot be asked how many are left. */
export const subscribeGrants = juwuye.table(
  'subscribe_grants',
  {
    personId: ref('person_id').notNull(),
    id: rowId(),
    /** WeChat's id of the template. */
    templateId: text('template_id').notNull(),
    source: text('source').$type<'prompt' | 'push'>().notNull(),
    grantedAt: instant('granted_at').notNull(),
    /** The same accept as told by the other source. */
    matchedAt: instant('matched_at'),
    /** The delivery that uses it. */
    deliveryId: ref('delivery_id'),
    spentAt: instant('spent_at'),
    /** WeChat's answer; null while in doubt. */
    msgId: text('msg_id'),
    /** The platform's own event that it was sent. */
    confirmedAt: instant('confirmed_at'),
    /** The platform says there is none. */
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.id] }),
    index('subscribe_grants_open')
      .on(t.personId, t.templateId, t.grantedAt)
      .where(sql`spent_at is null and revoked_at is null`),
    index('subscribe_grants_delivery').on(t.personId, t.deliveryId).where(sql`delivery_id is not null`),
  ],
)

/** Which kinds of WeChat message a person does not want; the inbox has them all the same. */
export const messageSettings = juwuye.table('message_settings', {
  personId: rowId('person_id').primaryKey(),
  off: text('off').array().$type<TemplateKey[]>().notNull(),
  updatedAt: instant('updated_at').notNull(),
})
