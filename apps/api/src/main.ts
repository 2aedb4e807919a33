import { readEnv } from './platform/env.ts'
import { runUntilStopped } from './run-until-stopped.ts'
import { serve } from './serve.ts'

runUntilStopped(async () => serve(readEnv(process.env)))
