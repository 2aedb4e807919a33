import { ROUTES } from '@juwuye/types'
import {
  community,
  communityList,
  communityListQuery,
  communityParams,
  me,
  meBody,
  residenceBody,
  residentParams,
  residents,
  residentsQuery,
} from '@juwuye/types/schemas'
import type { Deps } from '../../deps.ts'
import { asAnyone, asPerson, inCommunity } from '../../platform/db/tenant.ts'
import type { Api } from '../../platform/http/api.ts'
import { type Actor, requireSession } from '../../platform/http/session.ts'
import { requireBelonging } from './administration.ts'
import { confirmResident } from './commands/confirm-resident.ts'
import { declareResidence } from './commands/declare-residence.ts'
import { renamePerson } from './commands/rename-person.ts'
import { searchCommunities } from './communities.queries.ts'
import { loadMe } from './load-me.ts'
import { membersRoutes } from './members.routes.ts'
import { actorAround } from './people-around.ts'
import { policyRoutes } from './policy.routes.ts'
import { listResidents } from './residents.ts'
import { showCommunity } from './show-community.ts'

const tags = ['communities']

export function communitiesRoutes(app: Api, deps: Deps): void {
  meRoutes(app, deps)
  residentRoutes(app, deps)
  membersRoutes(app, deps)
  policyRoutes(app, deps)

  app.route({
    method: ROUTES.communities.method,
    url: ROUTES.communities.path,
    schema: { tags, querystring: communityListQuery, response: { 200: communityList } },
    // names only, and open to all: whoever reads the results wall without signing in must find their community
    handler: async (request) => {
      const words = request.query.q?.trim() ?? ''
      return { items: await asAnyone(deps.db.api, (tx) => searchCommunities(tx, words)) }
    },
  })

  app.route({
    method: ROUTES.community.method,
    url: ROUTES.community.path,
    schema: { tags, params: communityParams, response: { 200: community } },
    handler: (request) => showCommunity(deps, requireSession(request), request.params.communityId),
  })
}

function meRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.me.method,
    url: ROUTES.me.path,
    schema: { tags, response: { 200: me } },
    handler: (request) => showMe(deps, requireSession(request)),
  })

  app.route({
    method: ROUTES.renameMe.method,
    url: ROUTES.renameMe.path,
    schema: { tags, body: meBody, response: { 200: me } },
    handler: async (request) => {
      const actor = requireSession(request)
      await renamePerson(deps, actor, request.body.displayName)
      return showMe(deps, actor)
    },
  })
}

const showMe = (deps: Deps, { personId }: Actor) =>
  asPerson(deps.db.api, personId, (tx) => loadMe(tx, personId, deps.clock.now()))

function residentRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.declareResidence.method,
    url: ROUTES.declareResidence.path,
    schema: { tags, params: communityParams, body: residenceBody, response: { 200: community } },
    handler: async (request) => {
      const actor = requireSession(request)
      const { communityId } = request.params
      await declareResidence(deps, actor, { communityId, ...request.body })
      return showCommunity(deps, actor, communityId)
    },
  })

  app.route({
    method: ROUTES.residents.method,
    url: ROUTES.residents.path,
    schema: { tags, params: communityParams, querystring: residentsQuery, response: { 200: residents } },
    handler: async (request) => {
      const { personId } = requireSession(request)
      const { communityId } = request.params
      const now = deps.clock.now()
      return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
        const viewer = await actorAround(tx, communityId, personId, now)
        requireBelonging(viewer)
        return listResidents(tx, communityId, viewer, request.query)
      })
    },
  })

  app.route({
    method: ROUTES.confirmResident.method,
    url: ROUTES.confirmResident.path,
    schema: { tags, params: residentParams, response: { 200: community } },
    handler: async (request) => {
      const actor = requireSession(request)
      const { communityId } = request.params
      await confirmResident(deps, actor, request.params)
      return showCommunity(deps, actor, communityId)
    },
  })
}
