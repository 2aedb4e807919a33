import { periodText } from '@juwuye/messages'
import { ROUTES } from '@juwuye/types'
import {
  communityFigures,
  communityParams,
  complaintsEntered,
  complaintsParams,
  enterComplaintsBody,
  figureCases,
  figureCasesQuery,
  figuresQuery,
  regionFigures,
  regionParams,
} from '@juwuye/types/schemas'
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { sendBook } from '../../platform/http/send-book.ts'
import { askedBy, requireSession } from '../../platform/http/session.ts'
import { enterComplaints } from './commands/enter-complaints.ts'
import { communityBook, regionBook } from './figures-book.ts'
import { listFigureCases } from './list-figure-cases.ts'
import { readCommunityFigures } from './read-community-figures.ts'
import { readComplaints } from './read-complaints.ts'
import { readRegionFigures } from './read-region-figures.ts'

const tags = ['figures']

/** What a community, town or city does, counted; each figure with its n and what stands behind it. */
export function figuresRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.figures.method,
    url: ROUTES.figures.path,
    schema: { tags, params: communityParams, querystring: figuresQuery, response: { 200: communityFigures } },
    handler: (request) => {
      const asking = askedBy(request)
      return readCommunityFigures(deps, asking, request.query)
    },
  })
  app.route({
    method: ROUTES.figureCases.method,
    url: ROUTES.figureCases.path,
    schema: { tags, params: communityParams, querystring: figureCasesQuery, response: { 200: figureCases } },
    handler: (request) => {
      const asking = askedBy(request)
      return listFigureCases(deps, asking, request.query)
    },
  })
  app.route({
    method: ROUTES.figuresSheet.method,
    url: ROUTES.figuresSheet.path,
    schema: { tags, params: communityParams, querystring: figuresQuery },
    handler: async (request, reply) => {
      const asking = askedBy(request)
      const figures = await readCommunityFigures(deps, asking, request.query)
      const name = `${figures.name}数字 ${periodText(figures.period)}`
      return sendBook(reply, await communityBook(figures), { file: 'figures', name })
    },
  })
  app.route({
    method: ROUTES.complaints.method,
    url: ROUTES.complaints.path,
    schema: { tags, params: complaintsParams, response: { 200: complaintsEntered } },
    handler: (request) => readComplaints(deps, askedBy(request)),
  })
  app.route({
    method: ROUTES.enterComplaints.method,
    url: ROUTES.enterComplaints.path,
    schema: { tags, params: complaintsParams, body: enterComplaintsBody, response: { 200: complaintsEntered } },
    handler: async (request) => {
      const actor = requireSession(request)
      await enterComplaints(deps, actor, { ...request.params, ...request.body })
      return readComplaints(deps, { ...request.params, personId: actor.personId })
    },
  })
  app.route({
    method: ROUTES.regionFigures.method,
    url: ROUTES.regionFigures.path,
    schema: { tags, params: regionParams, querystring: figuresQuery, response: { 200: regionFigures } },
    handler: (request) => {
      const asking = askedBy(request)
      return readRegionFigures(deps, asking, request.query)
    },
  })
  app.route({
    method: ROUTES.regionFiguresSheet.method,
    url: ROUTES.regionFiguresSheet.path,
    schema: { tags, params: regionParams, querystring: figuresQuery },
    handler: async (request, reply) => {
      const asking = askedBy(request)
      const figures = await readRegionFigures(deps, asking, request.query)
      const name = `${figures.name}数字 ${periodText(figures.period)}`
      return sendBook(reply, await regionBook(figures), { file: 'figures', name })
    },
  })
}
