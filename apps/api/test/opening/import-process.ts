import { createAppWorker } from '../../src/handlers.ts'
import { readEnv } from '../../src/platform/env.ts'
import { runUntilStopped } from '../../src/run-until-stopped.ts'
import { createDeps } from '../../src/serve.ts'

/** Jobs alone, in a process that a test may kill; it is as late in it as in the test. */
runUntilStopped(async () => {
  const now = Number(process.env.NOW)
  const deps = createDeps(readEnv(process.env), { now: () => now })
  const worker = createAppWorker(deps)
  worker.start()
  return {
    async close() {
      await worker.stop()
      await deps.db.close()
    },
  }
})
