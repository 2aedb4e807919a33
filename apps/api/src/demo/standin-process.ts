import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface StandinProcess {
  readonly url: string
  /** Lets it push to this server from now on. @throws Error when the server does not pass its check */
  pushTo(serverUrl: string): Promise<void>
  stop(): Promise<void>
}

interface Account {
  appId: string
  secret: string
  push: { token: string; aesKey: string }
}

const MAIN = fileURLToPath(new URL('../../../wechat-standin/src/main.ts', import.meta.url))

/** Starts WeChat's stand-in as a process of its own; it goes when we go, however that ends. */
export async function startStandinProcess({ appId, secret, push }: Account): Promise<StandinProcess> {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: {
      ...process.env,
      WECHAT_APP_ID: appId,
      WECHAT_APP_SECRET: secret,
      WECHAT_PUSH_TOKEN: push.token,
      WECHAT_PUSH_AES_KEY: push.aesKey,
    },
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
    async pushTo(serverUrl) {
      const response = await fetch(`${url}/admin/callback`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ url: `${serverUrl}/v1/wechat/push` }),
      })
      if (!response.ok) throw new Error(`the stand-in cannot push: ${await response.text()}`)
    },
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}
