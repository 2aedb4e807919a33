import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { asPerson } from '../../../platform/db/tenant.ts'
import type { SessionActor } from '../../../platform/http/session.ts'
import { sessions } from '../identity.table.ts'

/** Ends this session, or all of the person's, everywhere and at once. */
export async function signOut(deps: Deps, actor: SessionActor, where: 'here' | 'everywhere'): Promise<void> {
  await asPerson(deps.db.api, actor.personId, (tx) =>
    tx
      .delete(sessions)
      .where(
        and(eq(sessions.personId, actor.personId), where === 'here' ? eq(sessions.id, actor.sessionId) : undefined),
      ),
  )
}
