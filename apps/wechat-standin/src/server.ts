import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Account } from './account.ts'
import { type Api, wechatApis, wrongMethod } from './apis.ts'
import { BadControl, CONTROLS } from './controls.ts'
import { type Answer, errors } from './errors.ts'
import { closeServer, readJson, send } from './http.ts'
import type { PushKeys } from './pusher.ts'
import { createWechat, type Wechat } from './wechat.ts'

export { TEMPLATES } from './templates.ts'

/** The account of the demonstration; any pair will do, as long as the API is given the same. */
export const DEMO_ACCOUNT: Account = { appId: 'wx0000000000000000', secret: '0'.repeat(32) }

export type Standin = {
  /** Base address to give to the API in place of https://api.weixin.qq.com, without a trailing slash. */
  url: string
  /** Ends it, hanging answers and pushes included. */
  close(): Promise<void>
}

export type StandinOptions = Partial<Account> & {
  /** 0 or absent: any free one. */
  port?: number
  /** Epoch milliseconds. */
  now?: () => number
  /** What pushes are signed and encrypted with; absent: nothing is pushed. */
  push?: PushKeys
}

type Served = { wechat: Wechat; apis: Record<string, Api> }

const LARGEST_BODY = 64 * 1024
const LARGEST_CONTROL = 4 * 1024 * 1024

/** Sending takes a moment, so that two messages to one person can get into each other's way. */
const MOMENT = 1

/** How long a connection may idle, in ms. */
const KEPT_ALIVE = 120_000

/** Starts the stand-in on 127.0.0.1. */
export async function startStandin(options: StandinOptions = {}): Promise<Standin> {
  const { appId = DEMO_ACCOUNT.appId, secret = DEMO_ACCOUNT.secret, port = 0, now = Date.now, push } = options
  const wechat = createWechat({ appId, secret, push, now })
  const served = { wechat, apis: wechatApis(wechat) }
  const server = createServer((request, response) => {
    serve(served, request, response).catch(() => response.destroy())
  })
  // longer than a busy machine makes a client wait between two calls: a connection that closes under a call is no answer
  server.keepAliveTimeout = KEPT_ALIVE
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      wechat.pusher.close()
      wechat.content.close()
      return closeServer(server)
    },
  }
}

async function serve(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://standin')
  if (url.pathname.startsWith('/admin/')) {
    const { status, body } = await administer(served, request, url.pathname)
    return send(response, status, 'application/json', body)
  }
  const api = served.apis[url.pathname]
  if (!api) return send(response, 404, 'application/json', { error: `WeChat has no ${url.pathname} here` })
  served.wechat.calls.set(url.pathname, (served.wechat.calls.get(url.pathname) ?? 0) + 1)
  const failure = served.wechat.failures.take(url.pathname)
  if (failure && 'hang' in failure) return // the client's own timeout has to end it
  if (failure && 'errcode' in failure) {
    return send(response, 200, api.contentType, { errcode: failure.errcode, errmsg: 'asked for by /admin/fail' })
  }
  const delay = failure ? failure.delay : MOMENT
  send(response, 200, api.contentType, await answerOf(served, api, request, url.searchParams, delay))
}

async function answerOf(
  { wechat }: Served,
  api: Api,
  request: IncomingMessage,
  query: URLSearchParams,
  delay: number,
): Promise<Answer> {
  if (request.method !== api.method) return wrongMethod(api)
  const body = api.method === 'GET' ? {} : await readJson(request, LARGEST_BODY)
  const refusal = api.token ? wechat.account.refuseToken(query.get('access_token')) : undefined
  if (refusal) return refusal
  if (!body) return errors.badFormat
  return api.answer({ query, body, pace: () => pause(delay, undefined, { ref: false }) })
}

async function administer({ wechat, apis }: Served, request: IncomingMessage, path: string) {
  const refused = (status: number, error: string) => ({ status, body: { error } })
  // a web page elsewhere can send here too: not with this content type, nor under another host's name
  const host = (request.headers.host ?? '').replace(/:\d+$/, '')
  if (host !== '127.0.0.1' && host !== 'localhost') return refused(403, 'only from this machine')
  if (request.method !== 'POST') return refused(405, 'POST')
  if (!request.headers['content-type']?.startsWith('application/json')) return refused(415, 'application/json')
  const body = await readJson(request, LARGEST_CONTROL)
  if (!body) return refused(400, 'a JSON object is needed')
  const control = Object.hasOwn(CONTROLS, path) ? CONTROLS[path] : undefined
  if (!control) return refused(404, 'no such control')
  try {
    return { status: 200, body: await control(wechat, body, Object.keys(apis)) }
  } catch (error) {
    if (error instanceof BadControl) return refused(400, error.message)
    throw error
  }
}
