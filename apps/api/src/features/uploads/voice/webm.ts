const HEAD = 0x1a45dfa3
const SEGMENT = 0x18538067
const INFO = 0x1549a966
const SCALE = 0x2ad7b1
const TRACKS = 0x1654ae6b
const TRACK = 0xae
const TRACK_NUMBER = 0xd7
const CODEC = 0x86
const CLUSTER = 0x1f43b675
const CLUSTER_TIME = 0xe7
const SIMPLE_BLOCK = 0xa3
const GROUP = 0xa0
const BLOCK = 0xa1

interface Element {
  readonly id: number
  readonly body: Buffer
}

/** A number that says by its first bit how many bytes it has; the mark stays in ids. */
function variable(bytes: Buffer, at: number, keepMark: boolean): { value: number; length: number } | undefined {
  const first = bytes[at]
  if (!first) return undefined
  const length = Math.clz32(first) - 23
  if (at + length > bytes.length) return undefined
  let value = keepMark ? first : first & (0xff >> length)
  let ones = value === 0xff >> length
  for (let i = 1; i < length; i += 1) {
    value = value * 256 + (bytes[at + i] ?? 0)
    ones &&= bytes[at + i] === 0xff
  }
  // all ones: recorded live, as long as there is something
  return { value: ones && !keepMark ? Number.POSITIVE_INFINITY : value, length }
}

/** What stands inside; an element of unknown length ends where one of its own kind or above begins. */
function* elementsOf(bytes: Buffer, endsAt: readonly number[] = []): Generator<Element> {
  let at = 0
  while (at < bytes.length) {
    const id = variable(bytes, at, true)
    const size = id && variable(bytes, at + id.length, false)
    if (!id || !size || endsAt.includes(id.value)) return
    const start = at + id.length + size.length
    const rest = bytes.subarray(start)
    const body = Number.isFinite(size.value)
      ? rest.subarray(0, size.value)
      : rest.subarray(0, openLength(rest, id.value))
    yield { id: id.value, body }
    at = start + body.length
  }
}

function openLength(bytes: Buffer, id: number): number {
  if (id !== CLUSTER) return bytes.length
  let length = 0
  for (const child of elementsOf(bytes, [CLUSTER]))
    length = child.body.byteOffset - bytes.byteOffset + child.body.length
  return length
}

const unsigned = (bytes: Buffer) => bytes.reduce((value, byte) => value * 256 + byte, 0)

/** Samples at 48 kHz in an Opus packet, from its first two bytes (RFC 6716). */
function opusSamples(packet: Buffer): number {
  const toc = packet[0]
  if (toc === undefined) return 0
  const config = toc >> 3
  const frame =
    config < 12
      ? ([480, 960, 1_920, 2_880][config & 3] ?? 0)
      : config < 16
        ? ([480, 960][config & 1] ?? 0)
        : ([120, 240, 480, 960][config & 3] ?? 0)
  const code = toc & 3
  return frame * (code === 0 ? 1 : code === 3 ? (packet[1] ?? 0) & 63 : 2)
}

interface Reading {
  /** Nanoseconds a tick. */
  scale: number
  track: number | undefined
  /** Milliseconds at which the last packet ends, and what all packets hold together. */
  end: number
  held: number
}

function readBlock(block: Buffer, clusterTicks: number, reading: Reading): void {
  const number = variable(block, 0, false)
  if (!number || number.value !== reading.track || block.length < number.length + 3) return
  const ticks = clusterTicks + block.readInt16BE(number.length)
  const milliseconds = opusSamples(block.subarray(number.length + 3)) / 48
  reading.end = Math.max(reading.end, (ticks * reading.scale) / 1e6 + milliseconds)
  reading.held += milliseconds
}

function readCluster(cluster: Buffer, reading: Reading): void {
  let ticks = 0
  for (const { id, body } of elementsOf(cluster)) {
    if (id === CLUSTER_TIME) ticks = unsigned(body)
    if (id === SIMPLE_BLOCK) readBlock(body, ticks, reading)
    if (id === GROUP) for (const part of elementsOf(body)) if (part.id === BLOCK) readBlock(part.body, ticks, reading)
  }
}

function opusTrack(tracks: Buffer): number | undefined {
  for (const { id, body } of elementsOf(tracks)) {
    if (id !== TRACK) continue
    const parts = [...elementsOf(body)]
    const codec = parts.find((part) => part.id === CODEC)?.body.toString('latin1') ?? ''
    const number = parts.find((part) => part.id === TRACK_NUMBER)
    if (codec.startsWith('A_OPUS') && number) return unsigned(number.body)
  }
  return undefined
}

/** Length in ms of the Opus sound in a WebM, from its packets: browsers write no length. Undefined when it is none. */
export function measureWebm(bytes: Buffer): number | undefined {
  if (bytes.length < 8 || bytes.readUInt32BE(0) !== HEAD) return undefined
  const segment = [...elementsOf(bytes)].find(({ id }) => id === SEGMENT)
  const reading: Reading = { scale: 1_000_000, track: undefined, end: 0, held: 0 }
  for (const { id, body } of segment ? elementsOf(segment.body) : []) {
    if (id === INFO) {
      const scale = [...elementsOf(body)].find((part) => part.id === SCALE)
      if (scale) reading.scale = unsigned(scale.body)
    }
    if (id === TRACKS) reading.track = opusTrack(body)
    if (id === CLUSTER) readCluster(body, reading)
  }
  if (reading.track === undefined) return undefined
  // times may lie and packets may be missing: the longer of the two is what it takes to listen
  return Math.max(reading.end, reading.held)
}
