import { index, jsonb, primaryKey, text } from 'drizzle-orm/pg-core'
import { communityId, instant, juwuye, ref, rowId } from '../db/schema.ts'

/**
 * Work of a community that was given up after its last try, for its administrator to look at and to send again. A row
 * for each time it was given up: what is sent again and fails again is a new row.
 */
export const deadLetters = juwuye.table(
  'dead_letters',
  {
    communityId: communityId(),
    id: rowId(),
    queue: text('queue').notNull(),
    /** What the handler was given: ids, no words of people. */
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    /** What the last try failed with, in technical words. */
    error: text('error').notNull(),
    diedAt: instant('died_at').notNull(),
    resentAt: instant('resent_at'),
    resentBy: ref('resent_by'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    index('dead_letters_by_time').on(t.communityId, t.diedAt, t.id),
  ],
)
