import { NetworkError, parsed, type Reply, type RequestOptions } from './request-types.ts'

/** Sends one request. Any status is an answer; no answer throws NetworkError. */
export async function request(options: RequestOptions): Promise<Reply> {
  const { url, method = 'GET', headers = {}, body, timeoutMs = 15_000, signal } = options
  const control = new AbortController()
  let timedOut = false
  const timer = setTimeout(() => {
    timedOut = true
    control.abort()
  }, timeoutMs)
  const abort = () => control.abort()
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort)
  try {
    const response = await fetch(url, {
      method,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin',
      signal: control.signal,
    })
    const text = await response.text()
    const data = text ? parsed(text) : undefined
    return { status: response.status, headers: Object.fromEntries(response.headers), data }
  } catch {
    throw new NetworkError(timedOut ? 'timeout' : control.signal.aborted ? 'aborted' : 'unreachable')
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}
