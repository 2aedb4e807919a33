import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Answer } from './errors.ts'

/** The JSON object of the body; undefined when it is none or too long. */
export async function readJson(request: IncomingMessage, largest: number): Promise<Answer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largest) return undefined
    chunks.push(chunk)
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Answer) : undefined
  } catch {
    return undefined
  }
}

export function send(response: ServerResponse, status: number, contentType: string, body: Answer): void {
  response.writeHead(status, { 'content-type': contentType }).end(toJson(body))
}

/** Big integers are written as numbers, digit by digit, as WeChat does. */
function toJson(body: Answer): string {
  const marked = JSON.stringify(body, (_, value) => (typeof value === 'bigint' ? `bigint:${value}` : value))
  return marked.replace(/"bigint:(\d+)"/g, '$1')
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
