import { ROUTES } from '@juwuye/types'
import {
  ACT_BODIES,
  blowBody,
  caseList,
  caseParams,
  casesQuery,
  caseView,
  chainCheck,
  communityParams,
  heldParams,
  lateList,
  lateQuery,
  passContentBody,
  settleBody,
  settleParams,
  similarCases,
  similarQuery,
  workbench,
} from '@juwuye/types/schemas'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { keyHeaders } from '../../platform/http/idempotency-key.ts'
import { askedBy, requireGuideInForce, requireSession } from '../../platform/http/session.ts'
import { checkWords, wordsOfAct, wordsOfWhistle } from '../moderation/index.ts'
import type { Act, ActName } from './acts.ts'
import type { CaseRequest } from './case-command.ts'
import { blowWhistle } from './commands/blow-whistle.ts'
import { passContent } from './commands/pass-content.ts'
import { confirmPendingAct, refusePendingAct, withdrawPendingAct } from './commands/settle-act.ts'
import { listCasePage, listSimilar, readWorkbench } from './list-cases.ts'
import { listLate } from './list-late.ts'
import { checkChain, readCase } from './read-case.ts'

const tags = ['cases']
const actHeaders = keyHeaders.extend({
  /** `version` of the case as the person saw it, in quotes: on an older one the act is refused with 409. */
  'if-match': z
    .string()
    .regex(/^"\d{1,9}"$/)
    .optional(),
})

const conditionsOf = (request: FastifyRequest): { idempotencyKey?: string; expectedVersion?: number } => {
  const { 'idempotency-key': key, 'if-match': version } = request.headers
  return {
    ...(typeof key === 'string' ? { idempotencyKey: key } : {}),
    ...(typeof version === 'string' ? { expectedVersion: Number(version.replaceAll('"', '')) } : {}),
  }
}

/** Reading: lists, the case, its chain. */
export function casesRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.cases.method,
    url: ROUTES.cases.path,
    schema: { tags, params: communityParams, querystring: casesQuery, response: { 200: caseList } },
    handler: (request) => listCasePage(deps, { ...request.params, ...requireSession(request) }, request.query),
  })
  app.route({
    method: ROUTES.workbench.method,
    url: ROUTES.workbench.path,
    schema: { tags, params: communityParams, response: { 200: workbench } },
    handler: (request) => readWorkbench(deps, { ...request.params, ...requireSession(request) }),
  })
  app.route({
    method: ROUTES.late.method,
    url: ROUTES.late.path,
    schema: { tags, params: communityParams, querystring: lateQuery, response: { 200: lateList } },
    handler: (request) => listLate(deps, { ...request.params, ...requireSession(request) }, request.query),
  })
  app.route({
    method: ROUTES.similar.method,
    url: ROUTES.similar.path,
    schema: { tags, params: communityParams, body: similarQuery, response: { 200: similarCases } },
    handler: (request) => listSimilar(deps, { ...request.params, ...requireSession(request) }, request.body),
  })
  app.route({
    method: ROUTES.case.method,
    url: ROUTES.case.path,
    schema: { tags, params: caseParams, response: { 200: caseView } },
    handler: (request) => readCase(deps, { ...request.params, ...requireSession(request) }),
  })
  app.route({
    method: ROUTES.chain.method,
    url: ROUTES.chain.path,
    schema: { tags, params: caseParams, response: { 200: chainCheck } },
    handler: (request) => checkChain(deps, { ...request.params, ...requireSession(request) }),
  })
  app.route({
    method: ROUTES.blow.method,
    url: ROUTES.blow.path,
    config: { guideLater: true },
    schema: { tags, params: communityParams, body: blowBody, response: { 200: caseView } },
    handler: async (request) => {
      const actor = requireSession(request)
      if (!request.body.danger) requireGuideInForce(actor)
      const { personId } = actor
      const { communityId } = request.params
      const checked = await checkWords(deps, personId, wordsOfWhistle(request.body))
      const caseId = await blowWhistle(deps, { communityId, personId, input: request.body, checked })
      return readCase(deps, { communityId, caseId, personId })
    },
  })
  app.route({
    method: ROUTES.passContent.method,
    url: ROUTES.passContent.path,
    schema: { tags, params: heldParams, body: passContentBody, response: { 200: caseView } },
    handler: async (request) => {
      const asked = askedBy(request)
      await passContent(deps, { ...asked, input: request.body })
      return readCase(deps, asked)
    },
  })
  settleRoutes(app, deps)
}

/** One route an act, made from the table of commands; each answers the case as it is then. */
export function actRoutes(app: Api, deps: Deps, acts: { [A in ActName]: Act<A> }): void {
  for (const action of Object.keys(ACT_BODIES) as ActName[]) {
    const act = acts[action] as (deps: Deps, request: CaseRequest<unknown>) => Promise<void>
    app.route({
      method: 'POST',
      url: ROUTES.act.path.replace(':action', action),
      schema: {
        tags,
        params: caseParams,
        headers: actHeaders,
        body: ACT_BODIES[action],
        response: { 200: caseView },
      },
      handler: async (request) => {
        const { personId } = requireSession(request)
        const checked = await checkWords(deps, personId, wordsOfAct(action, request.body))
        await act(deps, { ...request.params, personId, input: request.body, checked, ...conditionsOf(request) })
        return readCase(deps, { ...request.params, personId })
      },
    })
  }
}

function settleRoutes(app: Api, deps: Deps): void {
  type Settle = typeof confirmPendingAct
  const steps: [keyof typeof ROUTES & `${string}Act`, Settle][] = [
    ['confirmAct', confirmPendingAct],
    ['refuseAct', refusePendingAct],
    ['withdrawAct', withdrawPendingAct],
  ]
  for (const [name, settle] of steps) {
    app.route({
      method: 'POST',
      url: ROUTES[name].path,
      schema: { tags, params: settleParams, headers: actHeaders, body: settleBody, response: { 200: caseView } },
      handler: async (request) => {
        const { personId } = requireSession(request)
        const { communityId, caseId, pendingActId } = request.params
        const input = { pendingActId, ...request.body }
        await settle(deps, { communityId, caseId, personId, input, ...conditionsOf(request) })
        return readCase(deps, { communityId, caseId, personId })
      },
    })
  }
}
