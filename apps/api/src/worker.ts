import { readEnv } from './platform/env.ts'
import { runUntilStopped } from './run-until-stopped.ts'
import { work } from './serve.ts'

/** Jobs, relay and minute tick in a process of their own, beside servers that run with WORKER=false. */
runUntilStopped(async () => work(readEnv(process.env)))
