import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface StandinProcess {
  readonly url: string
  stop(): Promise<void>
}

const MAIN = fileURLToPath(new URL('../../../wechat-standin/src/main.ts', import.meta.url))

/** Starts WeChat's stand-in as a process of its own; it goes when we go, however that ends. */
export async function startStandinProcess(account: { appId: string; secret: string }): Promise<StandinProcess> {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: { ...process.env, WECHAT_APP_ID: account.appId, WECHAT_APP_SECRET: account.secret },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the stand-in ended with ${code}`)))
    if (!child.stdout) return reject(new Error('the stand-in has no output'))
    createInterface({ input: child.stdout }).once('line', (line) => resolve((JSON.parse(line) as { url: string }).url))
  })
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}
