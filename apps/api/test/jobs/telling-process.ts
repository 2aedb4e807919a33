import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { relayOutbox } from '../../src/features/outbox-relay/index.ts'
import { inCommunity } from '../../src/platform/db/tenant.ts'
import { readEnv } from '../../src/platform/env.ts'
import { createWorker } from '../../src/platform/jobs/worker.ts'
import { createDeps } from '../../src/serve.ts'

/** A worker in a process of its own that is there to be killed. It tells by writing rows, slowly, and safe to repeat. */
const deps = createDeps(readEnv(process.env))
const worker = createWorker(
  deps,
  {
    tell: async ({ communityId, outboxId }, { attempt }) => {
      await deps.db.api.execute(sql`insert into trial.tries values (${outboxId}, ${attempt}, ${process.pid})`)
      await pause(10)
      await inCommunity(deps.db.api, { communityId }, async (tx) => {
        const { rows } = await tx.execute(
          sql`insert into trial.told values (${outboxId}) on conflict do nothing returning 1`,
        )
        if (rows.length > 0) await tx.execute(sql`insert into trial.effects values (${outboxId})`)
      })
      await pause(20) // what is killed here was told and is not yet settled
    },
  },
  () => relayOutbox(deps),
)
worker.start()
process.once('SIGTERM', () => {
  worker.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  )
})
