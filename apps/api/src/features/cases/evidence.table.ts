import { EVIDENCE_MARKS, type EvidenceMarkKind } from '@juwuye/domain'
import { boolean, check, date, foreignKey, primaryKey, text } from 'drizzle-orm/pg-core'
import { communityId, juwuye, oneOf, ref } from '../../platform/db/schema.ts'
import { cases } from './cases.table.ts'

/** What verifiers are told about a photo handed in as evidence; found when it was handed in. */
export const evidenceMarks = juwuye.table(
  'evidence_marks',
  {
    communityId: communityId(),
    caseId: ref('case_id').notNull(),
    photoId: ref('photo_id').notNull(),
    kind: text('kind').$type<EvidenceMarkKind>().notNull(),
    /** The other photo is on the same case. */
    here: boolean('here').notNull(),
    /** By the camera's clock, where that is what is told. */
    takenOn: date('taken_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.caseId, t.photoId, t.kind] }),
    foreignKey({
      name: 'evidence_marks_case',
      columns: [t.communityId, t.caseId],
      foreignColumns: [cases.communityId, cases.id],
    }),
    check('evidence_marks_kind_check', oneOf(t.kind, EVIDENCE_MARKS)),
  ],
)
