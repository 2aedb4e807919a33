import { smallint } from 'drizzle-orm/pg-core'
import { bytes, instant, juwuye } from '../db/schema.ts'

/** Which keys have sealed something here: a start with another, or without one of them, is told before it breaks. */
export const sealingKeys = juwuye.table('sealing_keys', {
  version: smallint('version').primaryKey(),
  /** HMAC of a fixed word under the key. */
  checkValue: bytes('check_value').notNull(),
  firstUsedAt: instant('first_used_at').notNull(),
  /** Nothing is sealed with it any more. */
  retiredAt: instant('retired_at'),
})
