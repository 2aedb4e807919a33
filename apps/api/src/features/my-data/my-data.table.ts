import { index, primaryKey } from 'drizzle-orm/pg-core'
import { bytes, instant, juwuye, ref, rowId } from '../../platform/db/schema.ts'

/** Addresses under which somebody may fetch everything about them: short-lived, and good once. */
export const dataExports = juwuye.table(
  'data_exports',
  {
    personId: ref('person_id').notNull(),
    id: rowId(),
    /** SHA-256 of what the address carries; the address itself is kept nowhere. */
    tokenHash: bytes('token_hash').notNull(),
    askedAt: instant('asked_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    takenAt: instant('taken_at'),
  },
  (t) => [primaryKey({ columns: [t.personId, t.id] }), index('data_exports_token').on(t.personId, t.tokenHash)],
)
