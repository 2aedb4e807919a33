import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { askedBy } from './session.ts'

export const keyHeaders = z.object({
  /** The same key again does nothing again. */
  'idempotency-key': z.string().min(8).max(80).optional(),
})

interface Keyed<P> {
  readonly params: P
  readonly headers: z.output<typeof keyHeaders>
}

/** Who asks, and for what, with the key where one was sent. */
export function keyedBy<P extends object>(request: FastifyRequest & Keyed<P>) {
  const key = request.headers['idempotency-key']
  return { ...askedBy(request), ...(key === undefined ? {} : { idempotencyKey: key }) }
}
