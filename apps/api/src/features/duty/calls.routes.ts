import { ROUTES } from '@juwuye/types'
import { callBody, callOutcomeBody, callParams, caseParams, onCallCalls } from '@juwuye/types/schemas'
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { keyHeaders } from '../../platform/http/idempotency-key.ts'
import { askedBy, requireSession } from '../../platform/http/session.ts'
import { readCalls } from './calls.ts'
import { logCall, noteCallOutcome } from './commands/log-call.ts'

const tags = ['duty']

/** Ringing whoever is on call, from the case. */
export function callRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.onCallCalls.method,
    url: ROUTES.onCallCalls.path,
    schema: { tags, params: caseParams, response: { 200: onCallCalls } },
    handler: (request) => readCalls(deps, askedBy(request)),
  })

  app.route({
    method: ROUTES.logCall.method,
    url: ROUTES.logCall.path,
    schema: { tags, params: caseParams, headers: keyHeaders, body: callBody, response: { 200: onCallCalls } },
    handler: async (request) => {
      const address = askedBy(request)
      await logCall(deps, { ...address, key: request.headers['idempotency-key'] }, request.body)
      return readCalls(deps, address)
    },
  })

  app.route({
    method: ROUTES.callOutcome.method,
    url: ROUTES.callOutcome.path,
    schema: { tags, params: callParams, body: callOutcomeBody, response: { 200: onCallCalls } },
    handler: async (request) => {
      const { communityId, caseId, callId } = request.params
      const address = { communityId, caseId, personId: requireSession(request).personId }
      await noteCallOutcome(deps, { ...address, callId, ...request.body })
      return readCalls(deps, address)
    },
  })
}
