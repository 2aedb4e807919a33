import { NoAnswer, type Sending } from '../phone/exchange.ts'
import { asyncApi, Failure, type Options, text } from './async-api.ts'
import type { WxContext } from './context.ts'

const TIMEOUT = 60_000
const MOST_AT_ONCE = 10

/** Runs at most so many at a time; the others wait for their turn. */
function gate(most: number) {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }
}

const headersOf = (options: Options): Record<string, string> =>
  Object.fromEntries(Object.entries((options.header ?? {}) as Options).map(([name, value]) => [name, String(value)]))

function requestOf(options: Options): Sending {
  const method = text(options.method).toUpperCase() || 'GET'
  const url = text(options.url)
  const headers = headersOf(options)
  const { data } = options
  if (data === undefined || data === null) return { method, url, headers }
  if (method === 'GET') {
    const pairs = Object.entries(data as Options).map(([name, value]): [string, string] => [name, String(value)])
    const query = new URLSearchParams(pairs).toString()
    return { method, url: query ? `${url}${url.includes('?') ? '&' : '?'}${query}` : url, headers }
  }
  const named = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')
  return {
    method,
    url,
    headers: named ? headers : { ...headers, 'content-type': 'application/json' },
    body: typeof data === 'string' ? data : JSON.stringify(data),
  }
}

function parsed(body: string, dataType: unknown): unknown {
  if (dataType !== undefined && dataType !== 'json') return body
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

/** Requests, uploads, downloads, and whether there is a network. */
export function networkApis(context: WxContext): Record<string, unknown> {
  const { phone, realm, run } = context
  const inTurn = gate(MOST_AT_ONCE)

  const exchange = (sending: Sending, options: Options, abort: AbortSignal) =>
    inTurn(async () => {
      try {
        return await phone.network.send(sending, Number(options.timeout ?? TIMEOUT), abort)
      } catch (fault) {
        if (fault instanceof NoAnswer) throw new Failure(fault.message, { errno: fault.why === 'timeout' ? 5 : 600001 })
        throw fault
      }
    })

  /** A function that answers with a task: it can be stopped, and tells how far it is. */
  const task = (name: string, work: (options: Options, abort: AbortSignal, tell: (n: number) => void) => unknown) => {
    return (options: Options) => {
      const control = new AbortController()
      const listeners = new Set<(progress: object) => void>()
      const tell = (progress: number) =>
        realm.later(() => {
          for (const listener of listeners) run(() => listener(realm.adopt({ progress })))
        })
      asyncApi(context, name, (given) => work(given, control.signal, tell))({ complete: () => undefined, ...options })
      return {
        abort: () => control.abort(),
        onProgressUpdate: (listener: (progress: object) => void) => void listeners.add(listener),
        offProgressUpdate: (listener: (progress: object) => void) => void listeners.delete(listener),
        onHeadersReceived: () => undefined,
        offHeadersReceived: () => undefined,
      }
    }
  }

  const watchers = new Map<unknown, (online: boolean) => void>()
  return {
    request: task('request', async (options, abort) => {
      const answer = await exchange(requestOf(options), options, abort)
      return {
        data: parsed(answer.body.toString(), options.dataType),
        statusCode: answer.status,
        header: answer.headers,
        cookies: [],
      }
    }),
    uploadFile: task('uploadFile', async (options, abort, tell) => {
      const file = phone.files.at(text(options.filePath))
      const body = new FormData()
      for (const [name, value] of Object.entries((options.formData ?? {}) as Options)) body.append(name, String(value))
      body.append(text(options.name), new Blob([new Uint8Array(file.bytes)]), file.name)
      tell(50)
      const sending = { method: 'POST', url: text(options.url), headers: headersOf(options), body }
      const answer = await exchange(sending, options, abort)
      tell(100)
      return { data: answer.body.toString(), statusCode: answer.status }
    }),
    downloadFile: task('downloadFile', async (options, abort, tell) => {
      const sending = { method: 'GET', url: text(options.url), headers: headersOf(options) }
      const answer = await exchange(sending, options, abort)
      tell(100)
      const tempFilePath = phone.files.add('download', answer.body)
      return { tempFilePath, statusCode: answer.status }
    }),
    getNetworkType: asyncApi(context, 'getNetworkType', () => ({ networkType: phone.network.online ? '4g' : 'none' })),
    onNetworkStatusChange: (listener: (status: object) => void) => {
      const told = (online: boolean) =>
        realm.later(() => listener(realm.adopt({ isConnected: online, networkType: online ? '4g' : 'none' })))
      watchers.set(listener, told)
      phone.network.watch(told)
    },
    offNetworkStatusChange: (listener: unknown) => {
      const told = watchers.get(listener)
      if (told) phone.network.unwatch(told)
    },
  }
}
