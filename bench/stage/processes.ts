import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const fileOf = (name: string) => fileURLToPath(new URL(`../../apps/api/src/${name}.ts`, import.meta.url))

export interface Processes {
  /** One more, as an installation starts it. @param more variables of this one alone */
  start(more?: Record<string, string>): ChildProcess
  /** kill -9 for all that run. */
  killAll(): Promise<void>
  /** @throws Error when one ended by itself */
  insist(): void
}

interface ProcessOptions {
  /** A socket of this process that each is handed, as systemd does: as descriptor 3, with its number. */
  socket?: number
}

/** The number is known only inside. */
const HANDED = 'LISTEN_FDS=1 LISTEN_PID=$$ exec "$@"'

function processes(file: string, variables: Record<string, string>, { socket }: ProcessOptions): Processes {
  const running = new Set<ChildProcess>()
  let ended = 0
  // with us, however we end
  process.once('exit', () => {
    for (const child of running) child.kill('SIGKILL')
  })
  return {
    start(more = {}) {
      const node = [process.execPath, '--import', 'tsx', file]
      const [command = '', ...args] = socket === undefined ? node : ['/bin/sh', '-c', HANDED, 'sh', ...node]
      const child = spawn(command, args, {
        env: { PATH: process.env.PATH, HOME: process.env.HOME, ...variables, ...more },
        stdio: ['ignore', 'ignore', 'inherit', ...(socket === undefined ? [] : [socket])],
      })
      running.add(child)
      child.once('exit', (code, signal) => {
        running.delete(child)
        if (signal !== 'SIGKILL' && code !== 0) ended += 1
      })
      return child
    },
    async killAll() {
      const gone = [...running].map((child) => once(child, 'exit'))
      for (const child of running) child.kill('SIGKILL')
      await Promise.all(gone)
    },
    insist() {
      if (ended > 0) throw new Error('a process ended by itself')
    },
  }
}

/** Real workers. */
export const workerProcesses = (variables: Record<string, string>, options: ProcessOptions = {}): Processes =>
  processes(fileOf('worker'), variables, options)

/** Real servers, without the work of the background. */
export const serverProcesses = (variables: Record<string, string>, options: ProcessOptions = {}): Processes =>
  processes(fileOf('main'), { ...variables, WORKER: 'false' }, options)

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** Until the server answers that it is ready. */
export async function untilReady(url: string, limit = 60_000): Promise<void> {
  const since = Date.now()
  while (
    !(await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    ))
  ) {
    if (Date.now() > since + limit) throw new Error(`${url} is not ready after ${limit / 1000} s`)
    await pause(50)
  }
}
