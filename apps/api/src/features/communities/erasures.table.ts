import { index, primaryKey } from 'drizzle-orm/pg-core'
import { communityId, instant, juwuye, ref } from '../../platform/db/schema.ts'

/** Who closed their account: a number behind which nobody stands any more. Nothing is written to them from then on. */
export const erasures = juwuye.table(
  'erasures',
  {
    communityId: communityId(),
    personId: ref('person_id').notNull(),
    askedAt: instant('asked_at').notNull(),
    /** When it was looked again that nothing is left. */
    doneAt: instant('done_at'),
  },
  (t) => [primaryKey({ columns: [t.communityId, t.personId] }), index('erasures_open').on(t.askedAt, t.doneAt)],
)
