import { once } from 'node:events'
import net from 'node:net'

export type Value = string | Buffer | null

/** A statement as it went over the wire. */
export interface Sent {
  text: string
  values: Value[]
  /** Sent before the one in front of it was answered. */
  withPrevious: boolean
}

export interface WireTap {
  /** The database's address, through the tap. */
  through(url: string): string
  /** What is sent while this runs, in its order. */
  during(work: () => Promise<unknown>): Promise<Sent[]>
  close(): void
}

/** A connection's way to the server, read along: every statement with the values that are bound to it. */
function readAlong(see: (sent: Sent) => void): { toServer(chunk: Buffer): void; toClient(chunk: Buffer): void } {
  const texts = new Map<string, string>()
  const bound: { text: string; values: Value[] }[] = []
  let unanswered = 0
  let started = false
  const sees = (text: string, values: Value[]) => see({ text, values, withPrevious: unanswered > 0 })
  const front = messages((type, body) => {
    if (type === 'Q') {
      sees(body.toString('utf8', 0, body.length - 1), [])
      unanswered += 1
    } else if (type === 'P') {
      const [name, text] = strings(body, 2)
      texts.set(name ?? '', text ?? '')
    } else if (type === 'B') bound.push(readBind(body, texts))
    else if (type === 'E') {
      const { text, values } = bound.shift() ?? { text: '', values: [] }
      sees(text, values)
    } else if (type === 'S') unanswered += 1
  })
  const back = messages((type) => {
    if (type === 'Z' && started) unanswered -= 1
    // the first says that the connection stands
    if (type === 'Z') started = true
  })
  let first = true
  return {
    toServer(chunk) {
      // the first message has no type
      front(first ? chunk.subarray(chunk.readInt32BE(0)) : chunk)
      first = false
    },
    toClient: back,
  }
}

function messages(see: (type: string, body: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    while (rest.length >= 5 && rest.length >= 1 + rest.readInt32BE(1)) {
      const end = 1 + rest.readInt32BE(1)
      see(String.fromCharCode(rest[0] ?? 0), rest.subarray(5, end))
      rest = rest.subarray(end)
    }
  }
}

function strings(body: Buffer, count: number): string[] {
  return body.toString('utf8').split('\0', count)
}

function readBind(body: Buffer, texts: ReadonlyMap<string, string>): { text: string; values: Value[] } {
  const afterPortal = body.indexOf(0) + 1
  const afterName = body.indexOf(0, afterPortal) + 1
  const text = texts.get(body.toString('utf8', afterPortal, afterName - 1)) ?? ''
  let at = afterName
  const int16 = () => {
    at += 2
    return body.readInt16BE(at - 2)
  }
  const formats = Array.from({ length: int16() }, int16)
  const values = Array.from({ length: int16() }, (_, i): Value => {
    const length = body.readInt32BE(at)
    at += 4
    if (length < 0) return null
    at += length
    const bytes = Buffer.from(body.subarray(at - length, at))
    return (formats[formats.length === 1 ? 0 : i] ?? 0) === 1 ? bytes : bytes.toString('utf8')
  })
  return { text, values }
}

/** Stands between a process and its database. */
export async function openWireTap(serverUrl: string): Promise<WireTap> {
  const { hostname, port } = new URL(serverUrl)
  let seen: Sent[] | undefined
  const server = net.createServer((client) => {
    const onward = net.connect(Number(port), hostname)
    const along = readAlong((sent) => seen?.push(sent))
    client.on('data', (chunk: Buffer) => {
      along.toServer(chunk)
      onward.write(chunk)
    })
    onward.on('data', (chunk: Buffer) => {
      along.toClient(chunk)
      client.write(chunk)
    })
    for (const [one, other] of [
      [client, onward],
      [onward, client],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    through(url) {
      const address = new URL(url)
      address.port = String((server.address() as net.AddressInfo).port)
      return address.href
    },
    async during(work) {
      seen = []
      await work()
      const all = seen
      seen = undefined
      return all
    },
    close: () => server.close(),
  }
}
