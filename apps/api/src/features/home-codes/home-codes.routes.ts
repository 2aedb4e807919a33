import { ROUTES } from '@juwuye/types'
import {
  communityParams,
  homeCodeBatch,
  homeCodeBatches,
  homeCodeParams,
  homeCodesQuery,
  madeHomeCodes,
  makeHomeCodesBody,
  useHomeCodeBody,
} from '@juwuye/types/schemas'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { askedBy, requireSession } from '../../platform/http/session.ts'
import { makeHomeCodes, revokeHomeCodes } from './commands/make-home-codes.ts'
import { useHomeCode } from './commands/use-home-code.ts'
import { listHomeCodes } from './list-home-codes.ts'

const tags = ['home-codes']

/** Slips for letter boxes: made, taken back, used. */
export function homeCodesRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.homeCodes.method,
    url: ROUTES.homeCodes.path,
    schema: { tags, params: communityParams, querystring: homeCodesQuery, response: { 200: homeCodeBatches } },
    handler: (request) => listHomeCodes(deps, askedBy(request), request.query),
  })
  app.route({
    method: ROUTES.makeHomeCodes.method,
    url: ROUTES.makeHomeCodes.path,
    schema: { tags, params: communityParams, body: makeHomeCodesBody, response: { 200: madeHomeCodes } },
    handler: (request) => makeHomeCodes(deps, askedBy(request), request.body),
  })
  app.route({
    method: ROUTES.revokeHomeCodes.method,
    url: ROUTES.revokeHomeCodes.path,
    schema: { tags, params: homeCodeParams, response: { 200: homeCodeBatch } },
    handler: (request) => revokeHomeCodes(deps, askedBy(request)),
  })
  app.route({
    method: ROUTES.useHomeCode.method,
    url: ROUTES.useHomeCode.path,
    schema: { tags, params: communityParams, body: useHomeCodeBody, response: { 204: z.null() } },
    handler: async (request, reply) => {
      const { personId } = requireSession(request)
      await app.limits.code(request)
      await useHomeCode(deps, { ...request.params, ...request.body, personId })
      return reply.code(204).send(null)
    },
  })
}
