import { char, foreignKey, primaryKey, text } from 'drizzle-orm/pg-core'
import { communityId, instant, juwuye } from '../../platform/db/schema.ts'
import { communities } from '../communities/index.ts'

/** 日指纹: one row a community and day, in public; INSERT and SELECT only, and a trigger refuses whoever may do more. */
export const dayHeads = juwuye.table(
  'day_heads',
  {
    communityId: communityId(),
    /** In Shanghai, YYYY-MM-DD. */
    day: text('day').notNull(),
    root: char('root', { length: 64 }).notNull(),
    previousHash: char('previous_hash', { length: 64 }).notNull(),
    hash: char('hash', { length: 64 }).notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.day] }),
    foreignKey({ columns: [t.communityId], foreignColumns: [communities.id], name: 'day_heads_community_fk' }),
  ],
)
