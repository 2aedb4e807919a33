import { ROUTES } from '@juwuye/types'
import { communityParams, members } from '@juwuye/types/schemas'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import type { Api } from '../../platform/http/api.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { requireSession } from '../../platform/http/session.ts'
import { mayKeepRolls, requireBelonging } from './administration.ts'
import { listMembers } from './members.ts'
import { actorAround } from './people-around.ts'

export function membersRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.members.method,
    url: ROUTES.members.path,
    schema: { tags: ['communities'], params: communityParams, response: { 200: members } },
    handler: (request) => {
      const { personId } = requireSession(request)
      const { communityId } = request.params
      const now = deps.clock.now()
      return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
        const viewer = await actorAround(tx, communityId, personId, now)
        requireBelonging(viewer)
        if (!mayKeepRolls(viewer)) throw new Refusal('forbidden')
        return listMembers(tx, communityId, personId, now)
      })
    },
  })
}
