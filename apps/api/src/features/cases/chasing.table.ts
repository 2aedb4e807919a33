import type { ClockKind, SupervisionLevel } from '@juwuye/domain'
import { sql } from 'drizzle-orm'
import { foreignKey, index, primaryKey, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { communityId, instant, juwuye, ref, rowId } from '../../platform/db/schema.ts'
import { cases } from './cases.table.ts'

/** 督办单: a demand on those who owe an answer, by hand or because a clock ran over. */
export const supervisions = juwuye.table(
  'supervisions',
  {
    communityId: communityId(),
    id: rowId(),
    caseId: ref('case_id').notNull(),
    level: smallint('level').$type<SupervisionLevel>().notNull(),
    /** The clock that ran over, with what it belongs to and its run; null where it was made by hand. */
    clockKind: text('clock_kind').$type<ClockKind>(),
    clockSubjectId: ref('clock_subject_id'),
    clockRun: smallint('clock_run'),
    /** When it was due: a clock that starts anew may run over anew. */
    clockDueAt: instant('clock_due_at'),
    /** Empty where the clock itself demands. */
    demand: text('demand').notNull(),
    answerBy: instant('answer_by'),
    issuedBy: ref('issued_by'),
    /** Name of the body that demands; empty for the clock. */
    body: text('body').notNull(),
    issuedAt: instant('issued_at').notNull(),
    answeredAt: instant('answered_at'),
    answeredBy: ref('answered_by'),
    answeredName: text('answered_name'),
    answer: text('answer'),
    /** Nothing is left to answer: what it was about is over. */
    settledAt: instant('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    foreignKey({
      name: 'supervisions_case',
      columns: [t.communityId, t.caseId],
      foreignColumns: [cases.communityId, cases.id],
    }),
    index('supervisions_by_case').on(t.communityId, t.caseId),
    index('supervisions_open').on(t.communityId, t.issuedAt).where(sql`answered_at is null and settled_at is null`),
    // however often the sweep runs, a level is reached once
    uniqueIndex('supervisions_once')
      .on(t.communityId, t.caseId, t.clockKind, t.clockSubjectId, t.clockRun, t.clockDueAt, t.level)
      .where(sql`clock_kind is not null`),
  ],
)

/** 催办: who urged on which day (YYYY-MM-DD, Shanghai), once a day each. */
export const urgings = juwuye.table(
  'urgings',
  {
    communityId: communityId(),
    caseId: ref('case_id').notNull(),
    personId: ref('person_id').notNull(),
    day: text('day').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.caseId, t.personId, t.day] }),
    foreignKey({
      name: 'urgings_case',
      columns: [t.communityId, t.caseId],
      foreignColumns: [cases.communityId, cases.id],
    }),
  ],
)
