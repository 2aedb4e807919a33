import { char, index } from 'drizzle-orm/pg-core'
import { instant, juwuye } from '../../platform/db/schema.ts'

/** What WeChat pushed already: it pushes again when our answer was late, and whoever listened may replay it. */
export const wechatPushes = juwuye.table(
  'wechat_pushes',
  {
    /** SHA-256 (hex) of what tells this push from every other. */
    key: char('key', { length: 64 }).primaryKey(),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [index('wechat_pushes_received').on(t.receivedAt)],
)
