import { request as taroRequest } from '@tarojs/taro'
import { NetworkError, type Reply, type RequestOptions } from './request-types.ts'

function lowerCased(headers: Record<string, unknown> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
}

/** Sends one request. Any status is an answer; no answer throws NetworkError. */
export function request(options: RequestOptions): Promise<Reply> {
  const { url, method = 'GET', headers = {}, body, timeoutMs = 15_000, signal } = options
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new NetworkError('aborted'))
    const task = taroRequest({
      url,
      method,
      timeout: timeoutMs,
      header: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      data: body === undefined ? undefined : JSON.stringify(body),
      success: ({ statusCode, header, data }) =>
        resolve({ status: statusCode, headers: lowerCased(header), data: data as unknown }),
      fail: ({ errMsg }) => reject(new NetworkError(signal?.aborted ? 'aborted' : faultOf(errMsg))),
    })
    // Taro's task is a promise too; success and fail above already speak for it.
    Promise.resolve(task).catch(() => undefined)
    signal?.addEventListener('abort', () => task.abort())
  })
}

function faultOf(message: string) {
  return /time(d )?\s?out/i.test(message) ? 'timeout' : 'unreachable'
}
