import { setTimeout as pause } from 'node:timers/promises'
import { startStandin } from '@juwuye/wechat-standin'
import { createWechatClient } from '../../src/platform/wechat/client.ts'

const ACCOUNT = { appId: 'wx0123456789abcdef', secret: 'a-secret-of-the-tests' }

/** The client and the stand-in it talks to over HTTP, each with a clock that a test may move. */
export async function aClient() {
  const time = { client: 0, wechat: 0 }
  const standin = await startStandin({ ...ACCOUNT, now: () => Date.now() + time.wechat })
  const troubles: Error[] = []
  const options = { baseUrl: standin.url, ...ACCOUNT, onTrouble: (error: Error) => void troubles.push(error) }
  const client = createWechatClient({ ...options, now: () => Date.now() + time.client })
  const control = async (name: string, body: object = {}) => {
    const response = await fetch(`${standin.url}/admin/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(await response.text())
    return (await response.json()) as Record<string, unknown>
  }
  return {
    client,
    url: standin.url,
    secret: ACCOUNT.secret,
    time,
    /** Why texts stayed unchecked. */
    troubles,
    control,
    fail: (api: string, failure: object) => control('fail', { api, ...failure }),
    /** Another process with the same account. */
    another: () => createWechatClient(options),
    close: () => standin.close(),
  }
}

export type Stand = Awaited<ReturnType<typeof aClient>>

/** What a call failed with; fails itself when it did not. */
export async function failure(work: Promise<unknown>): Promise<Error> {
  return work.then(
    () => {
      throw new Error('it did not fail')
    },
    (error: Error) => error,
  )
}

/** Looks until something is there, at most ten seconds. */
export async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (const begun = Date.now(); Date.now() - begun < 10_000; await pause(20)) {
    const found = await look()
    if (found !== undefined) return found
  }
  throw new Error('it never came')
}
