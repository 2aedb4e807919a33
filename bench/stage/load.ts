import { Agent, request } from 'node:http'

/** One request, as it goes out. */
export interface Ask {
  method: 'GET' | 'POST'
  path: string
  token: string
  body?: object
}

export interface Answer {
  status: number
  body: string
}

export interface Load {
  /** Answers of 200 in a second. */
  perSecond: number
  /** Milliseconds from asking to the last byte. */
  times: number[]
}

export interface Asker {
  ask(ask: Ask): Promise<Answer>
  close(): void
}

/** Connections that stay open, as from a proxy in front. */
export function asker(url: string, connections: number): Asker {
  const { hostname, port } = new URL(url)
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return {
    ask: ({ method, path, token, body }) =>
      new Promise((resolve, reject) => {
        const sent = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
        const headers = {
          authorization: `Bearer ${token}`,
          ...(sent ? { 'content-type': 'application/json', 'content-length': sent.length } : {}),
        }
        const asked = request({ hostname, port, method, path, agent, headers }, (response) => {
          const parts: Buffer[] = []
          response.on('data', (part: Buffer) => parts.push(part))
          response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }))
          response.on('error', reject)
        })
        asked.on('error', reject)
        asked.end(sent)
      }),
    close: () => agent.destroy(),
  }
}

/** Each answer is good, or the measurement is none. */
function insist(ask: Ask, { status, body }: Answer): void {
  if (status !== 200) throw new Error(`${ask.method} ${ask.path} answered ${status}: ${body.slice(0, 500)}`)
}

/** So many at once, each asking anew when it was answered. */
export async function closedLoop(
  url: string,
  { clients, seconds, next }: { clients: number; seconds: number; next: () => Ask },
): Promise<Load> {
  const { ask, close } = asker(url, clients)
  const times: number[] = []
  const since = performance.now()
  const until = since + seconds * 1000
  const client = async () => {
    while (performance.now() < until) {
      const what = next()
      const from = performance.now()
      insist(what, await ask(what))
      times.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  close()
  return { perSecond: times.length / ((performance.now() - since) / 1000), times }
}

/** So many in a second, whether or not those before were answered; a wait for a connection counts. */
export async function openLoop(
  url: string,
  {
    perSecond,
    seconds,
    connections,
    next,
  }: { perSecond: number; seconds: number; connections: number; next: () => Ask },
): Promise<Load> {
  const { ask, close } = asker(url, connections)
  const times: number[] = []
  const all: Promise<void>[] = []
  const since = performance.now()
  const total = Math.round(perSecond * seconds)
  const one = async (due: number, i: number) => {
    const what = next()
    insist(what, await ask(what))
    // from when it should have gone out: a sender that was late hides nothing
    times[i] = performance.now() - due
  }
  for (let sent = 0; sent < total; ) {
    const due = Math.floor(((performance.now() - since) * perSecond) / 1000)
    for (; sent < Math.min(due, total); sent++) all.push(one(since + (sent * 1000) / perSecond, sent))
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await Promise.all(all)
  close()
  return { perSecond: total / ((performance.now() - since) / 1000), times }
}
