import type { ConsentMatter } from '@juwuye/domain'
import { boolean, index, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant, juwuye, ref, rowId } from '../../platform/db/schema.ts'

/** What somebody agreed to and what they took back, in the order in which they said so. INSERT and SELECT only. */
export const consents = juwuye.table(
  'consents',
  {
    personId: ref('person_id').notNull(),
    id: rowId(),
    at: instant('at').notNull(),
    matter: text('matter').$type<ConsentMatter>().notNull(),
    given: boolean('given').notNull(),
    /** Edition of the guide, kind of message, number of the case; empty where there is nothing more to say. */
    about: text('about').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.id] }),
    index('consents_latest').on(t.personId, t.matter, t.at.desc(), t.id.desc()),
  ],
)
