import { boolean, index, primaryKey, text } from 'drizzle-orm/pg-core'
import { communityId, instant, juwuye, ref, rowId } from '../../platform/db/schema.ts'

/** Somebody who may not whistle in this community for a while: proposed by one, confirmed by another, appealed against. */
export const blocks = juwuye.table(
  'blocks',
  {
    communityId: communityId(),
    id: rowId(),
    personId: ref('person_id').notNull(),
    /** As they were called on the whistle that gave cause. */
    personName: text('person_name').notNull(),
    whistleId: ref('whistle_id').notNull(),
    reason: text('reason').notNull(),
    untilAt: instant('until_at').notNull(),
    bodyHash: text('body_hash').notNull(),
    proposedBy: ref('proposed_by').notNull(),
    proposedByName: text('proposed_by_name').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    settledBy: ref('settled_by'),
    settledByName: text('settled_by_name'),
    settledAt: instant('settled_at'),
    confirmed: boolean('confirmed'),
    settledReason: text('settled_reason'),
    appealedAt: instant('appealed_at'),
    appealReason: text('appeal_reason'),
    ruledBy: ref('ruled_by'),
    ruledByName: text('ruled_by_name'),
    ruledAt: instant('ruled_at'),
    lifted: boolean('lifted'),
    rulingReason: text('ruling_reason'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.id] }),
    index('blocks_person').on(t.communityId, t.personId),
    index('blocks_newest').on(t.communityId, t.proposedAt, t.id),
  ],
)

export type BlockRow = typeof blocks.$inferSelect
