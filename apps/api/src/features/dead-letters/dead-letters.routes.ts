import { ROUTES } from '@juwuye/types'
import { communityParams, cursorQuery, deadLetters, noticeParams } from '@juwuye/types/schemas'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import type { Api } from '../../platform/http/api.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Actor, requireSession } from '../../platform/http/session.ts'
import { deadLetters as letters } from '../../platform/jobs/dead-letters.table.ts'
import { resendDeadLetter } from '../../platform/jobs/dead-letters.ts'
import { requirePolicyMaker } from '../communities/index.ts'
import { listDeadLetters } from './list-dead-letters.ts'

const tags = ['dead letters']

/** What could not be carried out and was given up; for those who administer the community. */
export function deadLettersRoutes(app: Api, deps: Deps): void {
  const asAdministrator = <T>(actor: Actor, communityId: string, read: (tx: Tx) => Promise<T>): Promise<T> =>
    inCommunity(deps.db.api, { communityId, personId: actor.personId }, async (tx) => {
      await requirePolicyMaker(tx, communityId, actor, deps.clock.now())
      return read(tx)
    })

  app.route({
    method: ROUTES.deadLetters.method,
    url: ROUTES.deadLetters.path,
    schema: { tags, params: communityParams, querystring: cursorQuery, response: { 200: deadLetters } },
    handler: (request) => {
      const { communityId } = request.params
      return asAdministrator(requireSession(request), communityId, (tx) =>
        listDeadLetters(tx, communityId, request.query),
      )
    },
  })

  app.route({
    method: ROUTES.resendDeadLetter.method,
    url: ROUTES.resendDeadLetter.path,
    schema: { tags, params: noticeParams, response: { 200: deadLetters } },
    handler: async (request) => {
      const actor = requireSession(request)
      const { communityId, id } = request.params
      await asAdministrator(actor, communityId, async (tx) => {
        const [known] = await tx
          .select({ id: letters.id })
          .from(letters)
          .where(and(eq(letters.communityId, communityId), eq(letters.id, id)))
        if (!known) throw new Refusal('not-found')
      })
      // sent once, however often it is asked for
      await resendDeadLetter(deps, communityId, id, actor.personId)
      return asAdministrator(actor, communityId, (tx) => listDeadLetters(tx, communityId, { limit: FIRST_PAGE }))
    },
  })
}

const FIRST_PAGE = 20
