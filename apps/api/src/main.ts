import { EnvError, readEnv } from './platform/env.ts'
import { serve } from './serve.ts'

/** A second signal, or a drain that takes longer, ends at once. */
const DRAIN_LIMIT = 15_000

async function main(): Promise<void> {
  const running = await serve(readEnv(process.env))
  const stop = () => {
    setTimeout(() => process.exit(1), DRAIN_LIMIT).unref()
    running.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof EnvError ? error.message : String((error as Error).stack)}\n`)
  process.exit(1)
})
