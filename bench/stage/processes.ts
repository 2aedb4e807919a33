import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const WORKER = fileURLToPath(new URL('../../apps/api/src/worker.ts', import.meta.url))

export interface WorkerProcesses {
  /** One more real worker, as an installation starts it. */
  start(): void
  /** kill -9 for all that run. */
  killAll(): Promise<void>
  /** @throws Error when one ended by itself */
  insist(): void
}

export function workerProcesses(variables: Record<string, string>): WorkerProcesses {
  const running = new Set<ChildProcess>()
  let ended = 0
  // with us, however we end
  process.once('exit', () => {
    for (const child of running) child.kill('SIGKILL')
  })
  return {
    start() {
      const child = spawn(process.execPath, ['--import', 'tsx', WORKER], {
        env: { PATH: process.env.PATH, HOME: process.env.HOME, ...variables },
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      running.add(child)
      child.once('exit', (_, signal) => {
        running.delete(child)
        if (signal !== 'SIGKILL') ended += 1
      })
    },
    async killAll() {
      const gone = [...running].map((child) => once(child, 'exit'))
      for (const child of running) child.kill('SIGKILL')
      await Promise.all(gone)
    },
    insist() {
      if (ended > 0) throw new Error('a worker ended by itself')
    },
  }
}
