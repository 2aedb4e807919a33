import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { freePort, untilReady } from './processes.ts'

const API = fileURLToPath(new URL('../../apps/api/src/main.ts', import.meta.url))

export interface ServedProcess {
  url: string
  child: ChildProcess
  /** Lets it finish and end. */
  stop(): Promise<void>
}

/** A process of its own that listens at PORT, as soon as it answers. */
export async function startProcess(
  script: string,
  variables: Record<string, string>,
  nodeArgs: readonly string[] = [],
): Promise<ServedProcess> {
  const port = await freePort()
  const child = spawn(process.execPath, [...nodeArgs, '--import', 'tsx', script], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...variables, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const url = `http://127.0.0.1:${port}`
  await untilReady(url)
  return {
    url,
    child,
    async stop() {
      process.off('exit', kill)
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}

const INSIDE = new URL('./inside.ts', import.meta.url).href

/** Asks a process that was started with `watched`. */
export async function askInside<T>(
  { child }: ServedProcess,
  name: 'profile-start' | 'profile-stop' | 'memory',
): Promise<T> {
  child.send(name)
  const [{ answer }] = await once(child, 'message')
  return answer as T
}

/** What makes a process answer `askInside`. */
export const WATCHED = ['--import', 'tsx', '--import', INSIDE]

/** As `deploy/` starts it. */
const AS_DEPLOYED = ['--max-semi-space-size=64']

/** The API as an installation runs it: the background's work is another process's. */
export const startApi = (variables: Record<string, string>, nodeArgs: readonly string[] = []): Promise<ServedProcess> =>
  startProcess(API, { ...variables, NODE_ENV: 'production', WORKER: 'false', LOG_LEVEL: 'info' }, [
    ...AS_DEPLOYED,
    ...nodeArgs,
  ])
