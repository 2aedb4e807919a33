import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, text } from 'drizzle-orm/pg-core'
import { communityId, instant, juwuye, ref, rowId } from '../../platform/db/schema.ts'

/** What the content check says of a whistle's words or of a photo. `unchecked`: it did not answer in time. */
export const CONTENT_VERDICTS = ['pending', 'passed', 'unchecked', 'review', 'risky'] as const
export type ContentVerdict = (typeof CONTENT_VERDICTS)[number]

export const contentChecks = juwuye.table(
  'content_checks',
  {
    communityId: communityId(),
    id: rowId(),
    subject: text('subject').$type<'whistle' | 'photo'>().notNull(),
    subjectId: ref('subject_id').notNull(),
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
    index('content_checks_held')
      .on(t.communityId, t.at)
      .where(sql`verdict <> 'passed' and decision is distinct from 'pass'`),
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
