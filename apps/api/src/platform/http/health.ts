import type { FastifyInstance } from 'fastify'
import { isMigrated } from '../db/migrate.ts'
import type { Database } from '../db/pools.ts'
import { Refusal } from './refusal.ts'

/** `/healthz`: the process answers. `/readyz`: the database answers and is of this build. */
export function installHealth(app: FastifyInstance, db: Database): void {
  app.get('/healthz', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  )
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const migrated = await isMigrated(db).catch((cause: unknown) => {
      throw new Refusal('not-ready', { cause })
    })
    if (!migrated) throw new Refusal('not-ready')
    return reply.header('cache-control', 'no-store').send({ status: 'ready' })
  })
}
