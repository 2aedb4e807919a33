import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import fastifyEtag from '@fastify/etag'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Api } from './api.ts'

const gzipped = promisify(gzip)
/** Below this, compressed is no smaller. */
const SMALL_BYTES = 512

/** Routes that answer everybody alike: their answers carry an ETag, are 304 to who has them, and go out compressed. */
export function openRoutes(app: Api, add: (routes: Api) => void): void {
  void app.register((scope, _options, done) => {
    void scope.register(fastifyEtag, { weak: true })
    // after the ETag, which is that of the answer and not of its packing
    scope.after(() => {
      compress(scope.withTypeProvider<ZodTypeProvider>())
      add(scope.withTypeProvider<ZodTypeProvider>())
    })
    done()
  })
}

/** What is text or in memory; a picture is a stream, and small already. */
function compress(routes: Api): void {
  routes.addHook('onSend', async (request, reply, payload) => {
    const packable = typeof payload === 'string' || Buffer.isBuffer(payload)
    if (!packable || payload.length < SMALL_BYTES) return payload
    reply.header('vary', 'accept-encoding')
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return payload
    reply.header('content-encoding', 'gzip').removeHeader('content-length')
    return gzipped(payload)
  })
}
