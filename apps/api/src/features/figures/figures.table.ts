import { COMPLAINT_SOURCES, FIGURE_CLASSES } from '@juwuye/domain'
import { check, foreignKey, integer, primaryKey, text } from 'drizzle-orm/pg-core'
import { communityId, instant, juwuye, oneOf, ref } from '../../platform/db/schema.ts'
import { communities } from '../communities/index.ts'

/**
 * What was whistled on a day, counted: made of the cases by `rollUp`, which may do so again at any time, and never written
 * otherwise. A day without a whistle has no row.
 */
export const communityDaily = juwuye.table(
  'community_daily',
  {
    communityId: communityId(),
    /** On which the whistle was received, in Shanghai: YYYY-MM-DD. */
    day: text('day').notNull(),
    figureClass: text('figure_class', { enum: FIGURE_CLASSES }).notNull(),
    estateId: ref('estate_id').notNull(),
    whistles: integer('whistles').notNull(),
    joined: integer('joined').notNull(),
    due: integer('due').notNull(),
    inTime: integer('in_time').notNull(),
    asked: integer('asked').notNull(),
    answered: integer('answered').notNull(),
    solved: integer('solved').notNull(),
    content: integer('content').notNull(),
    placed: integer('placed').notNull(),
    recurred: integer('recurred').notNull(),
    hours: integer('hours').array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.day, t.figureClass, t.estateId] }),
    check('community_daily_class_check', oneOf(t.figureClass, FIGURE_CLASSES)),
    foreignKey({ columns: [t.communityId], foreignColumns: [communities.id], name: 'community_daily_community_fk' }),
  ],
)

/** Up to when the days of a community are counted; its row is the lock of the counting. */
export const communityRollUps = juwuye.table(
  'community_roll_ups',
  { communityId: communityId(), upTo: instant('up_to').notNull() },
  (t) => [
    primaryKey({ columns: [t.communityId] }),
    foreignKey({ columns: [t.communityId], foreignColumns: [communities.id], name: 'community_roll_ups_community_fk' }),
  ],
)

/** 投诉: what came in by 12345, letter and visit in a month, as the desk enters it. */
export const complaintCounts = juwuye.table(
  'complaint_counts',
  {
    communityId: communityId(),
    /** YYYY-MM */
    month: text('month').notNull(),
    source: text('source', { enum: COMPLAINT_SOURCES }).notNull(),
    complaints: integer('complaints').notNull(),
    enteredBy: ref('entered_by').notNull(),
    enteredByName: text('entered_by_name').notNull(),
    enteredAt: instant('entered_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.month, t.source] }),
    check('complaint_counts_source_check', oneOf(t.source, COMPLAINT_SOURCES)),
    foreignKey({ columns: [t.communityId], foreignColumns: [communities.id], name: 'complaint_counts_community_fk' }),
  ],
)
