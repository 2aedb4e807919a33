import { ROUTES } from '@juwuye/types'
import {
  endMembershipBody,
  membershipEnded,
  membershipParams,
  obligations,
  obligationsQuery,
} from '@juwuye/types/schemas'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { requireSession } from '../../platform/http/session.ts'
import { endMembership } from './commands/end-membership.ts'
import { readObligations } from './read-obligations.ts'

const tags = ['handover']
const keyHeaders = z.object({
  /** The same key again does nothing again. */
  'idempotency-key': z.string().min(8).max(80).optional(),
})

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
    handler: (request) => {
      const { personId } = requireSession(request)
      const key = request.headers['idempotency-key']
      const keyed = key === undefined ? {} : { idempotencyKey: key }
      return endMembership(deps, { ...request.params, personId, input: request.body, ...keyed })
    },
  })
}
