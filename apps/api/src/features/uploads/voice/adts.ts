const RATES = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350]
const SAMPLES = 1_024

interface Frame {
  readonly length: number
  readonly milliseconds: number
}

function frameAt(bytes: Buffer, at: number): Frame | undefined {
  if (at + 7 > bytes.length) return undefined
  // twelve ones, then, after the version, two zeros for the layer
  if ((bytes.readUInt16BE(at) & 0xfff6) !== 0xfff0) return undefined
  const rate = RATES[((bytes[at + 2] ?? 0) >> 2) & 15]
  const length = (((bytes[at + 3] ?? 0) & 3) << 11) | ((bytes[at + 4] ?? 0) << 3) | ((bytes[at + 5] ?? 0) >> 5)
  if (!rate || length < 7) return undefined
  const blocks = ((bytes[at + 6] ?? 0) & 3) + 1
  return { length, milliseconds: ((SAMPLES * blocks) / rate) * 1_000 }
}

/** Length in ms of a bare stream of AAC (ADTS), counted frame by frame; undefined when it is none. */
export function measureAdts(bytes: Buffer): number | undefined {
  let at = 0
  const first = frameAt(bytes, at)
  if (!first || (first.length < bytes.length && !frameAt(bytes, first.length))) return undefined
  let milliseconds = 0
  for (let frame: Frame | undefined = first; frame && at + frame.length <= bytes.length; frame = frameAt(bytes, at)) {
    milliseconds += frame.milliseconds
    at += frame.length
  }
  return milliseconds
}
