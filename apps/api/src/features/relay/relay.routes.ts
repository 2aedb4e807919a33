import { ROUTES } from '@juwuye/types'
import {
  communityParams,
  reachFigures,
  reachQuery,
  recordTellBackBody,
  relayAnswer,
  relayBody,
  tellBackParams,
  tellBackSlip,
  tellBacks,
  tellBacksQuery,
  tellBackTold,
} from '@juwuye/types/schemas'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { askedBy } from '../../platform/http/session.ts'
import { recordTellBack } from './commands/record-tell-back.ts'
import { listTellBacks, readSlip, readTellBack } from './list-tell-backs.ts'
import { readReach } from './reach-figures.ts'
import { relayRound } from './relay-round.ts'

const tags = ['relay']
const keyHeaders = z.object({
  /** The same key again does nothing again. */
  'idempotency-key': z.string().min(8).max(80).optional(),
})

/** What neighbours said, carried in; and what became of it, carried back. */
export function relayRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.relay.method,
    url: ROUTES.relay.path,
    schema: { tags, params: communityParams, body: relayBody, response: { 200: relayAnswer } },
    handler: (request) => relayRound(deps, askedBy(request), request.body),
  })
  app.route({
    method: ROUTES.tellBacks.method,
    url: ROUTES.tellBacks.path,
    schema: { tags, params: communityParams, querystring: tellBacksQuery, response: { 200: tellBacks } },
    handler: (request) => listTellBacks(deps, askedBy(request), request.query),
  })
  app.route({
    method: ROUTES.recordTellBack.method,
    url: ROUTES.recordTellBack.path,
    schema: {
      tags,
      params: tellBackParams,
      headers: keyHeaders,
      body: recordTellBackBody,
      response: { 200: tellBackTold },
    },
    handler: async (request) => {
      const asked = askedBy(request)
      const key = request.headers['idempotency-key']
      const keyed = key === undefined ? {} : { idempotencyKey: key }
      const together = await recordTellBack(deps, { ...asked, input: request.body, ...keyed })
      return { tellBack: await readTellBack(deps, asked), together }
    },
  })
  app.route({
    method: ROUTES.tellBackSlip.method,
    url: ROUTES.tellBackSlip.path,
    schema: { tags, params: tellBackParams, response: { 200: tellBackSlip } },
    handler: (request) => readSlip(deps, askedBy(request)),
  })
  app.route({
    method: ROUTES.reach.method,
    url: ROUTES.reach.path,
    schema: { tags, params: communityParams, querystring: reachQuery, response: { 200: reachFigures } },
    handler: (request) => readReach(deps, askedBy(request), request.query),
  })
}
