import { ROUTES } from '@juwuye/types'
import { erasureBody, erasureView } from '@juwuye/types/schemas'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { clearSessionCookie, requireSession } from '../../platform/http/session.ts'
import { eraseMe } from './commands/erase-me.ts'
import { readErasure } from './read-erasure.ts'

const tags = ['identity']

export function erasureRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.myErasure.method,
    url: ROUTES.myErasure.path,
    schema: { tags, response: { 200: erasureView } },
    handler: (request) => readErasure(deps, requireSession(request).personId),
  })
  app.route({
    method: ROUTES.eraseMe.method,
    url: ROUTES.eraseMe.path,
    schema: { tags, body: erasureBody, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await eraseMe(deps, requireSession(request).personId)
      clearSessionCookie(reply)
      return reply.code(204).send(null)
    },
  })
}
