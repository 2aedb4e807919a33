import { ADMINISTRATION_STEPS } from '@juwuye/domain'
import { check, foreignKey, index, primaryKey, text } from 'drizzle-orm/pg-core'
import { communityId, instant, juwuye, oneOf, ref, rowId } from '../../platform/db/schema.ts'
import { communities } from './communities.table.ts'

/** What was done to open the community and let people in, by whom and when; names of things, never codes. */
export const administrationSteps = juwuye.table(
  'administration_steps',
  {
    communityId: communityId(),
    id: rowId(),
    step: text('step', { enum: ADMINISTRATION_STEPS }).notNull(),
    personId: ref('person_id').notNull(),
    personName: text('person_name').notNull(),
    at: instant('at').notNull(),
    /** What it was done to, in words of the community: a party, an estate, an office. */
    about: text('about').notNull(),
    /** Which estate, building, place or party; null where there is none, or several. */
    subjectId: ref('subject_id'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    index('administration_steps_subject').on(t.communityId, t.step, t.subjectId, t.id),
    check('administration_steps_step_check', oneOf(t.step, ADMINISTRATION_STEPS)),
    foreignKey({
      columns: [t.communityId],
      foreignColumns: [communities.id],
      name: 'administration_steps_community_fk',
    }),
  ],
)
