import { EnvError } from './platform/env.ts'

/** A second signal, or a drain that takes longer, ends at once. */
const DRAIN_LIMIT = 15_000

/** The life of a process: starts, and ends in order when it is told to. */
export function runUntilStopped(start: () => Promise<{ close(): Promise<void> }>): void {
  start().then(
    (running) => {
      const stop = () => {
        setTimeout(() => process.exit(1), DRAIN_LIMIT).unref()
        running.close().then(
          () => process.exit(0),
          () => process.exit(1),
        )
      }
      process.once('SIGINT', stop)
      process.once('SIGTERM', stop)
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof EnvError ? error.message : String((error as Error).stack)}\n`)
      process.exit(1)
    },
  )
}
