/** Kilobits a second by bitrate index: layer III of MPEG 1, then of MPEG 2 and 2.5. */
const KBITS_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const KBITS_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
/** Samples a second by version bits: 2.5, none, 2, 1. */
const RATES = [[11_025, 12_000, 8_000], undefined, [22_050, 24_000, 16_000], [44_100, 48_000, 32_000]]
const MPEG_1 = 3
const LAYER_III = 1

interface Frame {
  readonly length: number
  readonly milliseconds: number
}

function frameAt(bytes: Buffer, at: number): Frame | undefined {
  if (at + 4 > bytes.length) return undefined
  const head = bytes.readUInt32BE(at)
  if (head >>> 21 !== 0x7ff) return undefined
  const version = (head >>> 19) & 3
  const rate = RATES[version]?.[(head >>> 10) & 3]
  const kbits = (version === MPEG_1 ? KBITS_1 : KBITS_2)[(head >>> 12) & 15]
  if (((head >>> 17) & 3) !== LAYER_III || !rate || !kbits) return undefined
  const samples = version === MPEG_1 ? 1_152 : 576
  const length = Math.floor((samples / 8) * ((kbits * 1_000) / rate)) + ((head >>> 9) & 1)
  return { length, milliseconds: (samples / rate) * 1_000 }
}

/** ID3v2 before the sound; its size is written seven bits a byte. */
function afterTag(bytes: Buffer): number {
  if (bytes.toString('latin1', 0, 3) !== 'ID3' || bytes.length < 10) return 0
  return 10 + [6, 7, 8, 9].reduce((size, at) => size * 128 + ((bytes[at] ?? 0) & 0x7f), 0)
}

/** Length in ms of an MP3 recording, counted frame by frame; undefined when it is none. */
export function measureMp3(bytes: Buffer): number | undefined {
  let at = afterTag(bytes)
  const first = frameAt(bytes, at)
  // two bytes of any file may look like a frame: the next one must stand where this one ends
  if (!first || (at + first.length < bytes.length && !frameAt(bytes, at + first.length))) return undefined
  let milliseconds = 0
  for (let frame: Frame | undefined = first; frame && at + frame.length <= bytes.length; frame = frameAt(bytes, at)) {
    milliseconds += frame.milliseconds
    at += frame.length
  }
  return milliseconds
}
