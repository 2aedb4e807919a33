import { ROUTES } from '@juwuye/types'
import {
  addNeighbourBody,
  claimEntryBody,
  communityParams,
  confirmLinkBody,
  cursorQuery,
  editNeighbourBody,
  handNeighbourBody,
  linkAnswer,
  linkNeighbourBody,
  linkParams,
  myEntry,
  neighbour,
  neighbourKeepers,
  neighbourLinks,
  neighbourParams,
  neighbourRemoved,
  neighbourRevealed,
  neighbours,
  neighboursQuery,
  neighbourViews,
  refuseLinkBody,
  relayAttempts,
} from '@juwuye/types/schemas'
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { askedBy, requireSession } from '../../platform/http/session.ts'
import { addNeighbour } from './commands/add-neighbour.ts'
import { editNeighbour } from './commands/edit-neighbour.ts'
import { handNeighbour, listKeepers } from './commands/hand-neighbour.ts'
import { removeNeighbour } from './commands/remove-neighbour.ts'
import { revealNeighbour } from './commands/reveal-neighbour.ts'
import { settleLink } from './commands/settle-link.ts'
import { claimEntry, linkNeighbour } from './commands/start-link.ts'
import { listLinks } from './links.ts'
import { listAttempts } from './list-attempts.ts'
import { listNeighbours, lookAtNeighbour, readMyEntry, readNeighbour, readViews } from './list-neighbours.ts'

const tags = ['neighbours']

/** The list of neighbours somebody looks after. */
export function neighboursRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.neighbours.method,
    url: ROUTES.neighbours.path,
    schema: { tags, params: communityParams, querystring: neighboursQuery, response: { 200: neighbours } },
    handler: (request) => {
      const { personId } = requireSession(request)
      return listNeighbours(deps, { ...request.params, personId }, request.query)
    },
  })
  app.route({
    method: ROUTES.addNeighbour.method,
    url: ROUTES.addNeighbour.path,
    schema: { tags, params: communityParams, body: addNeighbourBody, response: { 200: neighbour } },
    handler: async (request) => {
      const { personId } = requireSession(request)
      const { communityId } = request.params
      await addNeighbour(deps, { communityId, personId, input: request.body })
      return readNeighbour(deps, { communityId, personId, neighbourId: request.body.id })
    },
  })
  app.route({
    method: ROUTES.neighbour.method,
    url: ROUTES.neighbour.path,
    schema: { tags, params: neighbourParams, response: { 200: neighbour } },
    handler: (request) => lookAtNeighbour(deps, askedBy(request)),
  })
  app.route({
    method: ROUTES.relayAttempts.method,
    url: ROUTES.relayAttempts.path,
    schema: { tags, params: communityParams, querystring: cursorQuery, response: { 200: relayAttempts } },
    handler: (request) => listAttempts(deps, askedBy(request), request.query),
  })
  app.route({
    method: ROUTES.editNeighbour.method,
    url: ROUTES.editNeighbour.path,
    schema: { tags, params: neighbourParams, body: editNeighbourBody, response: { 200: neighbour } },
    handler: async (request) => {
      const address = askedBy(request)
      await editNeighbour(deps, address, request.body)
      return readNeighbour(deps, address)
    },
  })
  app.route({
    method: ROUTES.removeNeighbour.method,
    url: ROUTES.removeNeighbour.path,
    config: { withoutGuide: true },
    schema: { tags, params: neighbourParams, response: { 200: neighbourRemoved } },
    handler: async (request) => {
      const address = askedBy(request)
      return { id: address.neighbourId, removedAt: await removeNeighbour(deps, address) }
    },
  })
  app.route({
    method: ROUTES.revealNeighbour.method,
    url: ROUTES.revealNeighbour.path,
    schema: { tags, params: neighbourParams, response: { 200: neighbourRevealed } },
    handler: (request) => revealNeighbour(deps, askedBy(request)),
  })
  app.route({
    method: ROUTES.neighbourViews.method,
    url: ROUTES.neighbourViews.path,
    schema: { tags, params: neighbourParams, querystring: cursorQuery, response: { 200: neighbourViews } },
    handler: (request) => readViews(deps, askedBy(request), request.query),
  })
  app.route({
    method: ROUTES.handNeighbour.method,
    url: ROUTES.handNeighbour.path,
    schema: { tags, params: neighbourParams, body: handNeighbourBody, response: { 200: neighbour } },
    handler: async (request) => {
      const address = askedBy(request)
      await handNeighbour(deps, address, request.body.keeperId)
      return readNeighbour(deps, address)
    },
  })
  app.route({
    method: ROUTES.neighbourKeepers.method,
    url: ROUTES.neighbourKeepers.path,
    schema: { tags, params: neighbourParams, response: { 200: neighbourKeepers } },
    handler: (request) => listKeepers(deps, askedBy(request)),
  })
  app.route({
    method: ROUTES.myEntry.method,
    url: ROUTES.myEntry.path,
    schema: { tags, params: communityParams, response: { 200: myEntry } },
    handler: (request) => readMyEntry(deps, askedBy(request)),
  })
}

/** "This neighbour is this person": begun by one side, answered by the other. */
export function neighbourLinksRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.neighbourLinks.method,
    url: ROUTES.neighbourLinks.path,
    schema: { tags, params: communityParams, response: { 200: neighbourLinks } },
    handler: (request) => listLinks(deps, askedBy(request)),
  })
  app.route({
    method: ROUTES.claimEntry.method,
    url: ROUTES.claimEntry.path,
    schema: { tags, params: communityParams, body: claimEntryBody, response: { 200: neighbourLinks } },
    handler: async (request) => {
      const asking = askedBy(request)
      await claimEntry(deps, { ...asking, input: request.body })
      return listLinks(deps, asking)
    },
  })
  app.route({
    method: ROUTES.linkNeighbour.method,
    url: ROUTES.linkNeighbour.path,
    schema: { tags, params: neighbourParams, body: linkNeighbourBody, response: { 200: neighbourLinks } },
    handler: async (request) => {
      const address = askedBy(request)
      await linkNeighbour(deps, address, request.body)
      return listLinks(deps, address)
    },
  })
  app.route({
    method: ROUTES.confirmLink.method,
    url: ROUTES.confirmLink.path,
    schema: { tags, params: linkParams, body: confirmLinkBody, response: { 200: linkAnswer } },
    handler: (request) => {
      const asked = askedBy(request)
      return settleLink(deps, asked, { outcome: 'linked', ...request.body })
    },
  })
  app.route({
    method: ROUTES.refuseLink.method,
    url: ROUTES.refuseLink.path,
    schema: { tags, params: linkParams, body: refuseLinkBody, response: { 200: linkAnswer } },
    handler: (request) => {
      const asked = askedBy(request)
      return settleLink(deps, asked, { outcome: 'refused', ...request.body })
    },
  })
}
