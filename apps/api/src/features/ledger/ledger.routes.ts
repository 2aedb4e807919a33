import { ROUTES } from '@juwuye/types'
import { communityParams, dayHeads, dayHeadsQuery } from '@juwuye/types/schemas'
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { listDayHeads } from './list-day-heads.ts'

/** A head is never changed, but a new one comes each night. */
const A_FEW_MINUTES = 'public, max-age=300'

export function ledgerRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.dayHeads.method,
    url: ROUTES.dayHeads.path,
    schema: { tags: ['ledger'], params: communityParams, querystring: dayHeadsQuery, response: { 200: dayHeads } },
    handler: async (request, reply) => {
      reply.header('cache-control', A_FEW_MINUTES)
      return listDayHeads(deps.db.public, request.params.communityId, request.query)
    },
  })
}
