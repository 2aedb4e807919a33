import { guideStanding } from '@juwuye/domain'
import { and, eq, gt } from 'drizzle-orm'
import type { Database } from '../../platform/db/pools.ts'
import { asked, prepared } from '../../platform/db/prepared.ts'
import { asPerson } from '../../platform/db/tenant.ts'
import type { Authenticate } from '../../platform/http/session.ts'
import { lastOfGuide } from '../consents/index.ts'
import { sessions } from './identity.table.ts'
import { hashToken, personOfToken } from './session-token.ts'

const HOUR = 3_600_000
/** 30 days after it was last used. */
export const SESSION_LIFE = 30 * 24 * HOUR

const sessionOf = prepared((tx) =>
  tx
    .select({ id: sessions.id, lastSeenAt: sessions.lastSeenAt, guide: lastOfGuide(asked('personId')) })
    .from(sessions)
    .where(
      and(
        eq(sessions.personId, asked('personId')),
        eq(sessions.tokenHash, asked('tokenHash')),
        gt(sessions.expiresAt, asked('now', sessions.expiresAt)),
      ),
    ),
)

/** Looks a token up inside its person's plane; prolongs the session, writing at most once an hour. */
export function authenticateWith(db: Database): Authenticate {
  return async (token, now) => {
    const personId = personOfToken(token)
    if (!personId) return undefined
    return asPerson(db, personId, async (tx) => {
      const [session] = await sessionOf(tx, { personId, tokenHash: hashToken(token), now })
      if (!session) return undefined
      const actor = { personId, sessionId: session.id, guide: guideStanding(session.guide) }
      if (now - session.lastSeenAt >= HOUR) {
        await tx
          .update(sessions)
          .set({ lastSeenAt: now, expiresAt: now + SESSION_LIFE })
          .where(and(eq(sessions.personId, personId), eq(sessions.id, session.id)))
        return { ...actor, prolongedBySeconds: SESSION_LIFE / 1000 }
      }
      return actor
    })
  }
}
