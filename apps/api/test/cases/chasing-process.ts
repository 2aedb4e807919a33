import { readEnv } from '../../src/platform/env.ts'
import { createMinuteTick } from '../../src/platform/minute-tick.ts'
import { createDeps, timedWorks } from '../../src/serve.ts'

/** A process that ticks without a pause, by the time of this test, and is there to be killed. */
const now = Number(process.env.NOW)
const deps = createDeps(readEnv(process.env), { now: () => now })
const tick = createMinuteTick({
  clock: deps.clock,
  sweeper: deps.db.sweeper,
  log: deps.log,
  works: timedWorks(deps).slice(0, 1),
})
for (;;) await tick.once()
