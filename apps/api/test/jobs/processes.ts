import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import type { TestApp } from '../build-app.ts'

const api = path.resolve(__dirname, '../..')

/** What a process of the product needs to know, for the database of this test. */
export const environmentOf = (t: TestApp): Record<string, string> => ({
  DATABASE_API_URL: t.database.urls.api,
  DATABASE_PUBLIC_URL: t.database.urls.public,
  DATABASE_SWEEPER_URL: t.database.urls.sweeper,
  WECHAT_BASE_URL: t.standinUrl,
  WECHAT_APP_ID: 'wx0123456789abcdef',
  WECHAT_APP_SECRET: 'a-secret-of-the-tests',
  FILE_SECRET: 'a file secret that only the tests know',
  SEALING_SECRET: 'a sealing secret only the tests know',
  PHOTOS_DIR: t.photosDir,
  CLIENT_DIR: t.photosDir,
  LOG_LEVEL: 'warn',
})

export interface TestProcess {
  pid: number | undefined
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>
  /** SIGTERM. @returns its exit code */
  stop(): Promise<number | null>
  output(): string
}

const running = new Set<ChildProcess>()

/** Runs a file of the API as a process, as `node --import tsx` does. */
export function startProcess(file: string, env: Record<string, string>): TestProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(api, file)], {
    cwd: api,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit')
      child.kill(signal)
      await gone
    }
    return child.exitCode
  }
  return {
    pid: child.pid,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    output: () => output,
  }
}

/** Runs a file of the API to its end. */
export async function runProcess(
  file: string,
  env: Record<string, string>,
  args: readonly string[] = [],
): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(api, file), ...args], {
    cwd: api,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  })
  const [output, [code]] = await Promise.all([
    Promise.all([text(child.stdout), text(child.stderr)]).then((parts) => parts.join('')),
    once(child, 'exit'),
  ])
  return { code, output }
}

/** Ends what a failed test left behind. */
export function killProcesses(): void {
  for (const child of running) child.kill('SIGKILL')
}
