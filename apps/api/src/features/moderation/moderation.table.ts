import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, text } from 'drizzle-orm/pg-core'
import { communityId, instant, juwuye, ref, rowId } from '../../platform/db/schema.ts'

/**
 * What the content check says of words or of a photo. `pending`: it was asked, or will be; `unchecked`: it did not
 * answer in time, or could not be asked.
 */
export type ContentVerdict = 'pending' | 'passed' | 'unchecked' | 'review' | 'risky'

/** `words`: what a neighbour said on a case after the whistle. */
export type ContentSubject = 'whistle' | 'photo' | 'words'

/** Whether neighbours may see it: the check's verdict, and the word of a person, which stands before it. */
export const contentChecks = juwuye.table(
  'content_checks',
  {
    communityId: communityId(),
    id: rowId(),
    subject: text('subject').$type<ContentSubject>().notNull(),
    /** The whistle or photo; of words the objection or ruling they belong to, else an id of their own. */
    subjectId: ref('subject_id').notNull(),
    /** Words only: the event they were said with. */
    caseId: ref('case_id'),
    seq: integer('seq'),
    verdict: text('verdict').$type<ContentVerdict>().notNull(),
    /** WeChat's number of what it found. */
    label: integer('label'),
    at: instant('at').notNull(),
    /** A person looked: whether neighbours may see it, and why. */
    decidedBy: ref('decided_by'),
    decidedAt: instant('decided_at'),
    decision: text('decision').$type<'pass' | 'hold'>(),
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.subject, t.subjectId] }),
    index('content_checks_id').on(t.communityId, t.id),
    index('content_checks_words').on(t.communityId, t.caseId).where(sql`case_id is not null`),
  ],
)

/** Callbacks from outside carry foreign ids: which row of which community they mean. */
export const externalRefs = juwuye.table('external_refs', {
  /** `provider:id`, for example `mediaCheck:<trace_id>` */
  externalId: text('external_id').primaryKey(),
  tenantId: text('tenant_id').notNull(),
  subject: text('subject').$type<'photo'>().notNull(),
  subjectId: ref('subject_id').notNull(),
  createdAt: instant('created_at').notNull(),
})
