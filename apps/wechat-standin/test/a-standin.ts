import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { DEMO_ACCOUNT, type StandinOptions, startStandin } from '../src/server.ts'

export type Body = Record<string, unknown>

export const PUSH = { token: 'AAAAA', aesKey: 'A'.repeat(43) }

/** A stand-in as its users meet it: over HTTP, with the account's token. */
export async function aStandin(options: StandinOptions = {}) {
  const standin = await startStandin(options)
  const post = async (path: string, body: unknown): Promise<Body> => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(standin.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    return (await response.json()) as Body
  }
  const token = async () => {
    const { appId: appid, secret } = DEMO_ACCOUNT
    return String(
      (await post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret })).access_token,
    )
  }
  return {
    url: standin.url,
    post,
    token,
    control: (name: string, body: Body = {}) => post(`/admin/${name}`, body),
    call: async (path: string, body: unknown) => post(`${path}?access_token=${await token()}`, body),
    close: () => standin.close(),
  }
}

export type Received = { query: URLSearchParams; body: string; method: string }

/** A server of the mini-program's owner: passes WeChat's check, then answers as it is told. */
export async function aReceiver(answer: (request: Received, count: number) => string | undefined) {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const query = new URL(request.url ?? '', 'http://receiver').searchParams
    let body = ''
    for await (const chunk of request) body += chunk
    if (request.method === 'GET') return response.end(query.get('echostr'))
    received.push({ query, body, method: String(request.method) })
    const said = answer(received.at(-1) as Received, received.length)
    if (said !== undefined) response.end(said) // otherwise it hangs
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/push`,
    received,
    async until(count: number) {
      for (let waited = 0; received.length < count && waited < 300; waited += 1) await pause(10)
      return received
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
