import { ROUTES } from '@juwuye/types'
import { stationParams, stationScreen, tabletPairing } from '@juwuye/types/schemas'
import type { FastifyRequest } from 'fastify'
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { requireSession } from '../../platform/http/session.ts'
import { pairTablet } from './commands/pair-tablet.ts'
import { readStationScreen } from './station-screen.ts'

const tags = ['duty']

const bearerOf = (request: FastifyRequest) => /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''

export function tabletRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.pairTablet.method,
    url: ROUTES.pairTablet.path,
    schema: { tags, params: stationParams, response: { 200: tabletPairing } },
    handler: (request) => {
      const { communityId, stationId } = request.params
      return pairTablet(deps, { communityId, personId: requireSession(request).personId, stationId })
    },
  })

  app.route({
    method: ROUTES.stationScreen.method,
    url: ROUTES.stationScreen.path,
    // the tablet is nobody: its token is no session
    config: { unlimited: true },
    schema: { tags, response: { 200: stationScreen } },
    handler: async (request, reply) => {
      await app.limits.beforeToken(request)
      await app.limits.anonymous(request)
      reply.header('cache-control', 'no-store')
      try {
        return await readStationScreen(deps, bearerOf(request))
      } catch (error) {
        if (error instanceof Refusal) await app.limits.refusedToken(request)
        throw error
      }
    },
  })
}
