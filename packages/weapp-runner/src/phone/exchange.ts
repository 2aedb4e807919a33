import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'

/** What goes over the air. */
export interface Sending {
  method: string
  url: string
  headers: Record<string, string>
  body?: string | FormData
}

export interface Answer {
  status: number
  headers: Record<string, string>
  body: Buffer
}

/** There was no answer; the message is what the platform puts behind `fail`. */
export class NoAnswer extends Error {
  constructor(
    readonly why: 'offline' | 'lost' | 'timeout' | 'aborted' | 'refused',
    message: string,
  ) {
    super(message)
  }
}

interface Way {
  /** The phone’s own address, one of this machine’s. */
  from: string | undefined
  timeout: number
  abort: AbortSignal
  /** The connection ends when half of the body is gone. */
  cutOff: boolean | undefined
}

/** Asks and waits for the whole answer. @throws NoAnswer */
export async function exchange(sending: Sending, url: URL, { timeout, abort, from, cutOff }: Way): Promise<Answer> {
  const limit = AbortSignal.timeout(timeout)
  const signal = AbortSignal.any([abort, limit])
  const { type, bytes } = await encoded(sending.body)
  const headers = { accept: '*/*', ...type, ...sending.headers }
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const { request } = url.protocol === 'https:' ? https : http
      // one connection each: an idle one may be closed by the server just when it is used again
      const options = { method: sending.method, headers, localAddress: from, signal, agent: false }
      const asked = request(url, options, resolve).on('error', reject)
      if (bytes) asked.setHeader('content-length', bytes.length)
      if (cutOff) asked.write(bytes?.subarray(0, bytes.length / 2) ?? '', () => asked.destroy())
      else asked.end(bytes)
    })
    const chunks: Buffer[] = []
    for await (const chunk of answer) chunks.push(chunk as Buffer)
    return { status: answer.statusCode ?? 0, headers: joined(answer), body: Buffer.concat(chunks) }
  } catch {
    if (abort.aborted) throw new NoAnswer('aborted', 'abort')
    if (limit.aborted) throw new NoAnswer('timeout', 'timeout')
    throw new NoAnswer('lost', 'net::ERR_CONNECTION_REFUSED')
  }
}

/** A form becomes what goes over the air, with the boundary that its type names. */
async function encoded(body: Sending['body']): Promise<{ type?: Record<string, string>; bytes?: Buffer }> {
  if (body === undefined) return {}
  if (typeof body === 'string') return { bytes: Buffer.from(body) }
  const form = new Response(body)
  return {
    type: { 'content-type': form.headers.get('content-type') ?? '' },
    bytes: Buffer.from(await form.arrayBuffer()),
  }
}

/** Names in small letters; of several of one name one text, as on the platform. */
const joined = ({ headers }: IncomingMessage) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
