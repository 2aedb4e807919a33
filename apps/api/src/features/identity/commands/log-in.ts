import { and, eq, lte } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { asSubject } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { persons, sessions } from '../identity.table.ts'
import { hashToken, makeToken } from '../session-token.ts'
import { SESSION_LIFE } from '../sessions.ts'
import { ensurePerson, subjectOf } from './register-person.ts'

export interface LoggedIn {
  token: string
  person: { id: string; displayName: string }
}

/**
 * Trades WeChat's code for a session; the first login makes the person.
 *
 * @throws Refusal wechat-refused-code, wechat-high-risk, wechat-unreachable
 */
export async function logIn(deps: Deps, code: string): Promise<LoggedIn> {
  const { openid } = await deps.wechat.code2Session(code)
  const now = deps.clock.now()
  const account = { appId: deps.wechat.appId, openid }
  return asSubject(deps.db.api, subjectOf(account), async (tx) => {
    const personId = await ensurePerson(tx, account, { personId: deps.ids.uuid(), displayName: '', now })
    const token = makeToken(personId)
    // somebody who closes their account at this moment is gone, and comes as somebody new the next time
    const [person] = await tx.select().from(persons).where(eq(persons.personId, personId)).for('share')
    if (!person) throw new Refusal('session-expired')
    await tx.delete(sessions).where(and(eq(sessions.personId, personId), lte(sessions.expiresAt, now)))
    await tx.insert(sessions).values({
      personId,
      id: deps.ids.uuid(),
      tokenHash: hashToken(token),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: now + SESSION_LIFE,
    })
    return { token, person: { id: personId, displayName: person.displayName } }
  })
}
