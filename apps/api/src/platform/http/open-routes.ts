import fastifyCompress from '@fastify/compress'
import fastifyEtag from '@fastify/etag'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Api } from './api.ts'

/** Routes that answer everybody alike: their answers carry an ETag, are 304 to who has them, and go out compressed. */
export function openRoutes(app: Api, add: (routes: Api) => void): void {
  void app.register((scope, _options, done) => {
    void scope.register(fastifyEtag, { weak: true })
    void scope.register(fastifyCompress, { encodings: ['gzip'], threshold: 512 })
    // compression sees only the routes that come after it
    scope.after(() => add(scope.withTypeProvider<ZodTypeProvider>()))
    done()
  })
}
