import type { CommunityPolicy } from '@juwuye/domain'
import { foreignKey, integer, jsonb, primaryKey, text } from 'drizzle-orm/pg-core'
import { communityId, instant, juwuye, ref } from '../../platform/db/schema.ts'
import { communities } from './communities.table.ts'

export interface OnCallChange {
  /** Name of the estate. */
  readonly estate: string
  readonly before: readonly { readonly label: string; readonly phone: string }[]
  readonly after: readonly { readonly label: string; readonly phone: string }[]
}

/** Editions of what a community set for itself; the newest is in force, before the first the defaults are. */
export const communityPolicies = juwuye.table(
  'community_policies',
  {
    communityId: communityId(),
    edition: integer('edition').notNull(),
    policy: jsonb('policy').$type<CommunityPolicy>().notNull(),
    changedBy: ref('changed_by').notNull(),
    changedByName: text('changed_by_name').notNull(),
    reason: text('reason').notNull(),
    /** This edition changed whom to ring in one estate, and nothing of the policy; null for all others. */
    onCall: jsonb('on_call').$type<OnCallChange>(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.edition] }),
    foreignKey({
      columns: [t.communityId],
      foreignColumns: [communities.id],
      name: 'community_policies_community_fk',
    }),
  ],
)
