import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { RateLimits } from './rate-limits.ts'

/** The application as features see it: schemas are zod, bodies and answers typed by them. */
export type Api = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

/** Known by the route that was found: an address may be spelt in many ways, with every letter as `%76`. */
export const isOfApi = ({ routeOptions, url }: FastifyRequest): boolean => (routeOptions.url ?? url).startsWith('/v1/')

declare module 'fastify' {
  interface FastifyInstance {
    limits: RateLimits
  }
}
