import type { SensitiveSight } from '@juwuye/domain'
import { index, primaryKey, text } from 'drizzle-orm/pg-core'
import { communityId, instant, juwuye, ref, rowId } from '../../platform/db/schema.ts'

/**
 * Who looked at what is not for everybody: once a day for each viewer, case and person. Kept by month. Of the viewer
 * the family name and the role, which is what the person concerned is told.
 */
export const sensitiveViews = juwuye.table(
  'sensitive_views',
  {
    communityId: communityId(),
    /** Whose it was. */
    subjectPersonId: ref('subject_person_id').notNull(),
    at: instant('at').notNull(),
    id: rowId(),
    viewerId: ref('viewer_id').notNull(),
    viewerFamily: text('viewer_family').notNull(),
    viewerRole: text('viewer_role').notNull(),
    what: text('what').$type<SensitiveSight>().notNull(),
    caseId: ref('case_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.subjectPersonId, t.at, t.id] }),
    index('sensitive_views_by_viewer').on(t.communityId, t.caseId, t.viewerId, t.at),
  ],
)
