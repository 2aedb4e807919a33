import type { FastifyInstance } from 'fastify'
import { inTrace } from '../trace.ts'
import { isOfApi } from './api.ts'

/** One line per answer: the route's pattern, never the address or who asked. Answers of the API are not kept by caches. */
export function installRequestLog(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => {
    if (isOfApi(request) && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  // after the body was read: before it, what follows would not run under the id
  app.addHook('preHandler', (request, _reply, done) => inTrace(request.id, done))
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    )
  })
}
