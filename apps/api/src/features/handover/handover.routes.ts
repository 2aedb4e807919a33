import { ROUTES } from '@juwuye/types'
import {
  endMembershipBody,
  membershipEnded,
  membershipParams,
  obligations,
  obligationsQuery,
  planEndingBody,
} from '@juwuye/types/schemas'
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { keyedBy, keyHeaders } from '../../platform/http/idempotency-key.ts'
import { askedBy, requireSession } from '../../platform/http/session.ts'
import { endMembership } from './commands/end-membership.ts'
import { cancelPlannedEnding, planEnding } from './commands/plan-ending.ts'
import { readObligations } from './read-obligations.ts'

const tags = ['handover']

export function handoverRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.obligations.method,
    url: ROUTES.obligations.path,
    schema: { tags, params: membershipParams, querystring: obligationsQuery, response: { 200: obligations } },
    handler: (request) => {
      const { personId } = requireSession(request)
      return readObligations(deps, { ...request.params, personId, words: request.query.q ?? '' })
    },
  })

  app.route({
    method: ROUTES.endMembership.method,
    url: ROUTES.endMembership.path,
    schema: {
      tags,
      params: membershipParams,
      headers: keyHeaders,
      body: endMembershipBody,
      response: { 200: membershipEnded },
    },
    handler: (request) => endMembership(deps, { ...keyedBy(request), input: request.body }),
  })

  app.route({
    method: ROUTES.planEnding.method,
    url: ROUTES.planEnding.path,
    schema: {
      tags,
      params: membershipParams,
      headers: keyHeaders,
      body: planEndingBody,
      response: { 200: obligations },
    },
    handler: async (request) => {
      await planEnding(deps, { ...keyedBy(request), input: request.body })
      return readObligations(deps, { ...askedBy(request), words: '' })
    },
  })

  app.route({
    method: ROUTES.cancelPlannedEnding.method,
    url: ROUTES.cancelPlannedEnding.path,
    schema: { tags, params: membershipParams, headers: keyHeaders, response: { 200: obligations } },
    handler: async (request) => {
      await cancelPlannedEnding(deps, keyedBy(request))
      return readObligations(deps, { ...askedBy(request), words: '' })
    },
  })
}
