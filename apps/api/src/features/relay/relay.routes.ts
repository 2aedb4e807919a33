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
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { keyedBy, keyHeaders } from '../../platform/http/idempotency-key.ts'
import { askedBy } from '../../platform/http/session.ts'
import { recordTellBack } from './commands/record-tell-back.ts'
import { listTellBacks, readSlip, readTellBack } from './list-tell-backs.ts'
import { readReach } from './reach-figures.ts'
import { relayRound } from './relay-round.ts'

const tags = ['relay']

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
      const together = await recordTellBack(deps, { ...keyedBy(request), input: request.body })
      return { tellBack: await readTellBack(deps, askedBy(request)), together }
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
