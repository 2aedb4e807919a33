import { ROUTES } from '@juwuye/types'
import {
  addPartBody,
  buildingParams,
  changeDeskPhoneBody,
  changePartyBody,
  community,
  communityParams,
  estateParams,
  partyParams,
  placeParams,
  renameEstateBody,
  renamePartBody,
} from '@juwuye/types/schemas'
import type { FastifyRequest } from 'fastify'
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { type Actor, requireSession } from '../../platform/http/session.ts'
import { addPlace, changeDeskPhone, changeParty, renamePlace, showCommunity } from '../communities/index.ts'
import { listUnderNewName } from '../publicity/index.ts'

const tags = ['administration']

/** Names and numbers that the administration changes; each answers with the community as it is then. */
export function administerRoutes(app: Api, deps: Deps): void {
  placeRoutes(app, deps)
  app.route({
    method: ROUTES.changeParty.method,
    url: ROUTES.changeParty.path,
    schema: { tags, params: partyParams, body: changePartyBody, response: { 200: community } },
    handler: (request) =>
      changed(deps, request, (actor) => changeParty(deps, actor, { ...request.params, ...request.body })),
  })
  app.route({
    method: ROUTES.changeDeskPhone.method,
    url: ROUTES.changeDeskPhone.path,
    schema: { tags, params: communityParams, body: changeDeskPhoneBody, response: { 200: community } },
    handler: (request) =>
      changed(deps, request, (actor) => changeDeskPhone(deps, actor, { ...request.params, ...request.body })),
  })
}

function placeRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.renameEstate.method,
    url: ROUTES.renameEstate.path,
    schema: { tags, params: estateParams, body: renameEstateBody, response: { 200: community } },
    handler: (request) => {
      const { communityId, estateId: subjectId } = request.params
      const renaming = { communityId, step: 'estateRenamed', subjectId, ...request.body } as const
      return changed(deps, request, (actor) =>
        renamePlace(deps, actor, renaming, (tx) => listUnderNewName(tx, communityId, request.body)),
      )
    },
  })
  app.route({
    method: ROUTES.renameBuilding.method,
    url: ROUTES.renameBuilding.path,
    schema: { tags, params: buildingParams, body: renamePartBody, response: { 200: community } },
    handler: (request) => {
      const { communityId, buildingId: subjectId } = request.params
      const renaming = { communityId, step: 'buildingRenamed', subjectId, ...request.body } as const
      return changed(deps, request, (actor) => renamePlace(deps, actor, renaming))
    },
  })
  app.route({
    method: ROUTES.renamePlace.method,
    url: ROUTES.renamePlace.path,
    schema: { tags, params: placeParams, body: renamePartBody, response: { 200: community } },
    handler: (request) => {
      const { communityId, placeId: subjectId } = request.params
      const renaming = { communityId, step: 'placeRenamed', subjectId, ...request.body } as const
      return changed(deps, request, (actor) => renamePlace(deps, actor, renaming))
    },
  })
  for (const [route, step] of [
    ['addBuilding', 'buildingAdded'],
    ['addPlace', 'placeAdded'],
  ] as const) {
    app.route({
      method: ROUTES[route].method,
      url: ROUTES[route].path,
      schema: { tags, params: estateParams, body: addPartBody, response: { 200: community } },
      handler: (request) =>
        changed(deps, request, (actor) => addPlace(deps, actor, { step, ...request.params, ...request.body })),
    })
  }
}

async function changed(
  deps: Deps,
  request: FastifyRequest<{ Params: { communityId: string } }>,
  change: (actor: Actor) => Promise<void>,
) {
  const actor = requireSession(request)
  await change(actor)
  return showCommunity(deps, actor, request.params.communityId)
}
