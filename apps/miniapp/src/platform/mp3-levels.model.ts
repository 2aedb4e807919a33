const BIT_RATES = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const SAMPLE_RATES = [22_050, 24_000, 16_000]

/** Quietest and loudest that speech into a phone gives. */
const QUIET = 120
const LOUD = 190

/**
 * How loud each frame of an mp3 is (0 to 1), read from its gain, without decoding it: MPEG-2 layer III, one channel, as
 * WeChat records at 16 kHz. A frame that is cut off at the end is left out.
 */
export function levelsOf(bytes: Uint8Array): number[] {
  const levels: number[] = []
  let at = 0
  while (at + 9 < bytes.length) {
    const size = sizeOfFrame(bytes, at)
    if (size === undefined) {
      at += 1
      continue
    }
    levels.push(Math.min(1, Math.max(0, (gainAt(bytes, at) - QUIET) / (LOUD - QUIET))))
    at += size
  }
  return levels
}

function sizeOfFrame(bytes: Uint8Array, at: number): number | undefined {
  const [sync = 0, version = 0, rates = 0] = bytes.subarray(at, at + 3)
  // eleven ones, then MPEG-2, layer III
  if (sync !== 0xff || (version & 0xfe) !== 0xf2) return undefined
  const bitRate = BIT_RATES[rates >> 4]
  const sampleRate = SAMPLE_RATES[(rates >> 2) & 3]
  if (!bitRate || !sampleRate) return undefined
  return Math.floor((72_000 * bitRate) / sampleRate) + ((rates >> 1) & 1)
}

/** `global_gain`, 8 bits, behind 8 + 1 + 12 + 9 bits of side information; those behind the header and its checksum. */
function gainAt(bytes: Uint8Array, at: number): number {
  const checksum = ((bytes[at + 1] ?? 1) & 1) === 0 ? 2 : 0
  const side = at + 4 + checksum + 3
  return (((bytes[side] ?? 0) << 6) | ((bytes[side + 1] ?? 0) >> 2)) & 0xff
}
