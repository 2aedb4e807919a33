import { ROUTES } from '@juwuye/types'
import {
  changePolicyBody,
  communityParams,
  cursorQuery,
  onCallBody,
  policyHistory,
  policyView,
  wechatTemplates,
} from '@juwuye/types/schemas'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import type { Api } from '../../platform/http/api.ts'
import { type Actor, requireSession } from '../../platform/http/session.ts'
import { requireBelonging, requirePolicyMaker } from './administration.ts'
import { changePolicy } from './commands/change-policy.ts'
import { setOnCall } from './commands/set-on-call.ts'
import { type ActorAround, actorAround } from './people-around.ts'
import { listEditions, presentPolicy } from './policy-editions.ts'

const tags = ['policy']

/** What a community sets for itself: everybody who belongs to it reads it, secretary and town change it. */
export function policyRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.policy.method,
    url: ROUTES.policy.path,
    schema: { tags, params: communityParams, response: { 200: policyView } },
    handler: (request) => showPolicy(deps, requireSession(request), request.params.communityId),
  })
  app.route({
    method: ROUTES.changePolicy.method,
    url: ROUTES.changePolicy.path,
    schema: { tags, params: communityParams, body: changePolicyBody, response: { 200: policyView } },
    handler: async (request) => {
      const actor = requireSession(request)
      await changePolicy(deps, actor, { ...request.params, ...request.body })
      return showPolicy(deps, actor, request.params.communityId)
    },
  })
  app.route({
    method: ROUTES.setOnCall.method,
    url: ROUTES.setOnCall.path,
    schema: { tags, params: communityParams, body: onCallBody, response: { 200: policyView } },
    handler: async (request) => {
      const actor = requireSession(request)
      await setOnCall(deps, actor, { ...request.params, ...request.body })
      return showPolicy(deps, actor, request.params.communityId)
    },
  })
  app.route({
    method: ROUTES.policyHistory.method,
    url: ROUTES.policyHistory.path,
    schema: { tags, params: communityParams, querystring: cursorQuery, response: { 200: policyHistory } },
    handler: (request) => {
      const { communityId } = request.params
      return asMember(deps, requireSession(request), communityId, (tx) => listEditions(tx, communityId, request.query))
    },
  })
  app.route({
    method: ROUTES.wechatTemplates.method,
    url: ROUTES.wechatTemplates.path,
    schema: { tags, params: communityParams, response: { 200: wechatTemplates } },
    handler: async (request) => {
      const actor = requireSession(request)
      const { communityId } = request.params
      const now = deps.clock.now()
      const pin = { communityId, personId: actor.personId }
      await inCommunity(deps.db.api, pin, (tx) => requirePolicyMaker(tx, communityId, actor, now))
      return { items: await deps.wechat.listTemplates() }
    },
  })
}

function asMember<T>(
  deps: Deps,
  { personId }: Actor,
  communityId: string,
  read: (tx: Tx, viewer: ActorAround) => Promise<T>,
): Promise<T> {
  return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    const viewer = await actorAround(tx, communityId, personId, deps.clock.now())
    requireBelonging(viewer)
    return read(tx, viewer)
  })
}

const showPolicy = (deps: Deps, actor: Actor, communityId: string) =>
  asMember(deps, actor, communityId, (tx, viewer) => presentPolicy(tx, communityId, viewer))
