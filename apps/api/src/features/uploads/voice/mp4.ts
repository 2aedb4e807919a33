interface Box {
  readonly type: string
  readonly body: Buffer
}

function boxesOf(bytes: Buffer): Box[] {
  const boxes: Box[] = []
  let at = 0
  while (at + 8 <= bytes.length) {
    const short = bytes.readUInt32BE(at)
    const long = short === 1 && at + 16 <= bytes.length
    const size = short === 0 ? bytes.length - at : long ? Number(bytes.readBigUInt64BE(at + 8)) : short
    const head = long ? 16 : 8
    if (size < head) break
    boxes.push({ type: bytes.toString('latin1', at + 4, at + 8), body: bytes.subarray(at + head, at + size) })
    at += size
  }
  return boxes
}

/** All boxes at the end of this path. */
function find(bytes: Buffer, [first, ...rest]: readonly string[]): Buffer[] {
  const found = boxesOf(bytes).filter(({ type }) => type === first)
  return rest.length === 0 ? found.map(({ body }) => body) : found.flatMap(({ body }) => find(body, rest))
}

interface Track {
  readonly id: number
  /** Ticks a second. */
  readonly scale: number
  /** Ticks in the samples that the header lists; none where they come in fragments. */
  readonly listed: number
}

/** Reads a number that stands elsewhere in the longer version of a box. */
const versioned = (box: Buffer, short: number, long: number) => box.readUInt32BE(box[0] === 1 ? long : short)

function soundTrack(track: Buffer): Track | undefined {
  const [handler] = find(track, ['mdia', 'hdlr'])
  const [header] = find(track, ['tkhd'])
  const [media] = find(track, ['mdia', 'mdhd'])
  if (!handler || !header || !media || handler.toString('latin1', 8, 12) !== 'soun') return undefined
  const [times] = find(track, ['mdia', 'minf', 'stbl', 'stts'])
  let listed = 0
  for (let i = 0; times && i < times.readUInt32BE(4); i += 1) {
    listed += times.readUInt32BE(8 + i * 8) * times.readUInt32BE(12 + i * 8)
  }
  return { id: versioned(header, 12, 20), scale: versioned(media, 12, 20), listed }
}

const DEFAULT_DURATION = 0x08
const FLAG_DURATION = 0x100

/** What the whole file says of samples without a duration of their own. */
const ticksOfFile = (bytes: Buffer, id: number): number =>
  find(bytes, ['moov', 'mvex', 'trex'])
    .find((box) => box.readUInt32BE(4) === id)
    ?.readUInt32BE(12) ?? 0

/** What a fragment says of them, where it does. */
function ticksOfFragment(fragment: Buffer): number | undefined {
  const flags = fragment.readUIntBE(1, 3)
  if (!(flags & DEFAULT_DURATION)) return undefined
  return fragment.readUInt32BE(8 + (flags & 0x01 ? 8 : 0) + (flags & 0x02 ? 4 : 0))
}

function ticksOfRun(run: Buffer, usual: number): number {
  const flags = run.readUIntBE(1, 3)
  const samples = run.readUInt32BE(4)
  if (!(flags & FLAG_DURATION)) return samples * usual
  const start = 8 + (flags & 0x01 ? 4 : 0) + (flags & 0x04 ? 4 : 0)
  const size = [0x100, 0x200, 0x400, 0x800].filter((bit) => flags & bit).length * 4
  let ticks = 0
  for (let i = 0; i < samples; i += 1) ticks += run.readUInt32BE(start + i * size)
  return ticks
}

function ticksOfFragments(bytes: Buffer, id: number): number {
  const ofTrack = find(bytes, ['moof', 'traf']).filter((traf) => find(traf, ['tfhd'])[0]?.readUInt32BE(4) === id)
  // once: there may be tens of thousands of fragments
  const usualOfFile = ticksOfFile(bytes, id)
  return ofTrack.reduce((sum, traf) => {
    const [head] = find(traf, ['tfhd'])
    const usual = (head && ticksOfFragment(head)) ?? usualOfFile
    return find(traf, ['trun']).reduce((ticks, run) => ticks + ticksOfRun(run, usual), sum)
  }, 0)
}

/** Length in ms of the sound in an MP4, from its samples, also where they come in fragments; undefined when it is none. */
export function measureMp4(bytes: Buffer): number | undefined {
  if (bytes.toString('latin1', 4, 8) !== 'ftyp') return undefined
  const track = find(bytes, ['moov', 'trak']).flatMap((trak) => soundTrack(trak) ?? [])[0]
  if (!track || track.scale === 0) return undefined
  return ((track.listed + ticksOfFragments(bytes, track.id)) / track.scale) * 1_000
}
