import { oldRows } from '../../platform/db/old-rows.ts'
import { sessions } from './identity.table.ts'

/** What goes after its time, by the rule of the domain that says so. */
export const IDENTITY_OLD_ROWS = {
  sessions: oldRows(sessions, { owner: sessions.personId, id: sessions.id, at: sessions.expiresAt }),
}
