import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Account, type Answer, errors, WechatAccount } from './contract.ts'

/** The account of the demonstration; any pair will do, as long as the API is given the same. */
export const DEMO_ACCOUNT: Account = { appId: 'wx0000000000000000', secret: '0'.repeat(32) }

export type Standin = {
  /** Base address to give to the API in place of https://api.weixin.qq.com, without a trailing slash. */
  url: string
  /** Ends it, hanging answers included. */
  close(): Promise<void>
}

export type StandinOptions = Partial<Account> & {
  /** 0 or absent: any free one. */
  port?: number
  /** Epoch milliseconds. */
  now?: () => number
}

/** How the next answers of one API go wrong: with one of WeChat's codes, or by never coming. */
type Failure = { times: number; errcode: number } | { times: number; hang: true }

type Handler = (request: IncomingMessage, url: URL) => Promise<Answer>
type Api = { method: string; contentType: string; answer: Handler }

const MAX_BODY_BYTES = 64 * 1024

/** Starts the stand-in on 127.0.0.1. */
export async function startStandin(options: StandinOptions = {}): Promise<Standin> {
  const { appId = DEMO_ACCOUNT.appId, secret = DEMO_ACCOUNT.secret, port = 0, now = Date.now } = options
  const account = new WechatAccount({ appId, secret }, now)
  const failures = new Map<string, Failure>()
  const server = createServer((request, response) => {
    serve(account, failures, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => closeServer(server) }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function wechatApis(account: WechatAccount): Record<string, Api> {
  return {
    // WeChat labels this one as plain text, so a client must not choose its parser by the label
    '/sns/jscode2session': {
      method: 'GET',
      contentType: 'text/plain',
      answer: async (_, url) => account.codeToSession(url.searchParams),
    },
    '/cgi-bin/stable_token': {
      method: 'POST',
      contentType: 'application/json; encoding=utf-8',
      answer: async (request) => {
        const body = await readJson(request)
        return body ? account.stableToken(body) : errors.badFormat
      },
    },
  }
}

async function serve(
  account: WechatAccount,
  failures: Map<string, Failure>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://standin')
  if (url.pathname.startsWith('/admin/')) {
    const { status, body } = await administer(account, failures, request, url.pathname)
    send(response, status, 'application/json', body)
    return
  }
  const api = wechatApis(account)[url.pathname]
  if (!api) {
    send(response, 404, 'application/json', { error: `WeChat has no ${url.pathname} here` })
    return
  }
  const failure = takeFailure(failures, url.pathname)
  if (failure && 'hang' in failure) return // the client's own timeout has to end it
  if (failure) {
    send(response, 200, api.contentType, { errcode: failure.errcode, errmsg: 'asked for by /admin/fail' })
    return
  }
  const answer = request.method === api.method ? await api.answer(request, url) : errors.postRequired
  send(response, 200, api.contentType, answer)
}

function takeFailure(failures: Map<string, Failure>, api: string): Failure | undefined {
  const failure = failures.get(api)
  if (!failure) return undefined
  if (failure.times <= 1) failures.delete(api)
  else failures.set(api, { ...failure, times: failure.times - 1 })
  return failure
}

/** What is not WeChat's: the phone's part (`/admin/codes`) and bad days (`/admin/fail`). */
async function administer(
  account: WechatAccount,
  failures: Map<string, Failure>,
  request: IncomingMessage,
  path: string,
): Promise<{ status: number; body: Answer }> {
  const refused = (status: number, error: string) => ({ status, body: { error } })
  // a web page elsewhere can send here too: not with this content type, nor under another host's name
  const host = (request.headers.host ?? '').replace(/:\d+$/, '')
  if (host !== '127.0.0.1' && host !== 'localhost') return refused(403, 'only from this machine')
  if (request.method !== 'POST') return refused(405, 'POST')
  if (!request.headers['content-type']?.startsWith('application/json')) return refused(415, 'application/json')
  const body = await readJson(request)
  if (!body) return refused(400, 'a JSON object is needed')

  if (path === '/admin/codes') {
    if (typeof body.openid !== 'string' || body.openid === '') return refused(400, 'openid is needed')
    return { status: 200, body: { code: account.issueCode(body.openid) } }
  }
  if (path === '/admin/fail') {
    const { api, times = 1, errcode, hang } = body
    if (typeof api !== 'string' || !(api in wechatApis(account))) return refused(400, 'api: path of a WeChat API')
    if (typeof times !== 'number' || !Number.isInteger(times) || times < 0) return refused(400, 'times: 0 or more')
    if (hang !== true && typeof errcode !== 'number') return refused(400, 'errcode or hang: true is needed')
    if (times === 0) failures.delete(api)
    else failures.set(api, hang === true ? { times, hang } : { times, errcode: Number(errcode) })
    return { status: 200, body: {} }
  }
  return refused(404, 'no such control')
}

async function readJson(request: IncomingMessage): Promise<Answer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) return undefined
    chunks.push(chunk)
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Answer) : undefined
  } catch {
    return undefined
  }
}

function send(response: ServerResponse, status: number, contentType: string, body: Answer): void {
  response.writeHead(status, { 'content-type': contentType }).end(JSON.stringify(body))
}
