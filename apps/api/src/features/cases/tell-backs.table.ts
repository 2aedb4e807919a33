import { TELL_BACK_STAGES, TELL_BACK_WAYS, type TellBackStage, type TellBackWay } from '@juwuye/domain'
import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { communityId, instant, juwuye, oneOf, ref, rowId } from '../../platform/db/schema.ts'
import { whistles } from './cases.table.ts'

/** 回告: what became of a relayed whistle is to be told to the neighbour, by who speaks for them (`whistles.enteredBy`). */
export const tellBacks = juwuye.table(
  'tell_backs',
  {
    communityId: communityId(),
    id: rowId(),
    whistleId: ref('whistle_id').notNull(),
    stage: text('stage').$type<TellBackStage>().notNull(),
    madeAt: instant('made_at').notNull(),
    dueAt: instant('due_at').notNull(),
    /** Somebody was reminded that it is overdue. */
    remindedAt: instant('reminded_at'),
    /** When the neighbour was told, as the person says who told them. */
    toldAt: instant('told_at'),
    recordedAt: instant('recorded_at'),
    toldBy: ref('told_by'),
    toldName: text('told_name'),
    way: text('way').$type<TellBackWay>(),
    /** The neighbour's own words: words, never a rating. */
    said: text('said'),
    voiceId: ref('voice_id'),
    content: boolean('content'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    uniqueIndex('tell_backs_one_open').on(t.communityId, t.whistleId, t.stage).where(sql`${t.toldAt} is null`),
    index('tell_backs_by_whistle').on(t.communityId, t.whistleId),
    index('tell_backs_open').on(t.communityId, t.dueAt, t.id).where(sql`${t.toldAt} is null`),
    index('tell_backs_told').on(t.communityId, t.toldAt.desc(), t.id.desc()).where(sql`told_at is not null`),
    index('tell_backs_to_remind').on(t.dueAt).where(sql`told_at is null and reminded_at is null`),
    check('tell_backs_stage_check', oneOf(t.stage, TELL_BACK_STAGES)),
    check('tell_backs_way_check', oneOf(t.way, TELL_BACK_WAYS)),
    check('tell_backs_told_check', sql`(${t.toldAt} is null) = (${t.recordedAt} is null)`),
    foreignKey({
      columns: [t.communityId, t.whistleId],
      foreignColumns: [whistles.communityId, whistles.id],
      name: 'tell_backs_whistle_fk',
    }),
  ],
)

export type TellBackRow = typeof tellBacks.$inferSelect
