import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Recorded by a browser: Opus in WebM, and in a fragmented MP4. Neither says how long it is. */
export const browserWebm = () => readFileSync(path.join(__dirname, 'two-seconds.webm'))
export const browserMp4 = () => readFileSync(path.join(__dirname, 'two-seconds.m4a'))
/** The finger slipped: 0.2 s. */
export const blinkWebm = () => readFileSync(path.join(__dirname, 'blink.webm'))

const repeat = (frame: Buffer, count: number) => Buffer.concat(Array.from({ length: count }, () => frame))

/** Frames of silence, MPEG 1 layer III, 64 kbit/s at 48 kHz: 24 ms and 192 bytes each. */
export const mp3 = (seconds: number) =>
  repeat(Buffer.concat([Buffer.from([0xff, 0xfb, 0x54, 0xc4]), Buffer.alloc(188)]), Math.round(seconds / 0.024))

/** The same behind a tag and a header frame that say it is short. */
export const taggedMp3 = (seconds: number) => {
  const tag = Buffer.concat([Buffer.from('ID3\x04\x00\x00\x00\x00\x02\x00', 'latin1'), Buffer.alloc(256)])
  const first = mp3(0.024)
  Buffer.from('Xing\x00\x00\x00\x01\x00\x00\x00\x02', 'latin1').copy(first, 36)
  return Buffer.concat([tag, first, mp3(seconds)])
}

/** Frames of AAC-LC at 16 kHz in ADTS: 64 ms and 16 bytes each. */
export const adts = (seconds: number) =>
  repeat(
    Buffer.concat([Buffer.from([0xff, 0xf1, 0x60, 0x40, 0x02, 0x1f, 0xfc]), Buffer.alloc(9)]),
    Math.round(seconds / 0.064),
  )

const box = (type: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}
const words = (...numbers: number[]) => Buffer.concat(numbers.map((n) => Buffer.from([n >>> 24, n >>> 16, n >>> 8, n])))

/** AAC in MP4 as a phone writes it: every sample listed in the header, whose own duration says one second. */
export const m4a = (seconds: number) =>
  Buffer.concat([
    box('ftyp', Buffer.from('M4A '), words(0)),
    box(
      'moov',
      box('mvhd', words(0, 0, 0, 1_000, 1_000)),
      box(
        'trak',
        box('tkhd', words(7, 0, 0, 1, 0, 0)),
        box(
          'mdia',
          box('mdhd', words(0, 0, 0, 16_000, 16_000, 0)),
          box('hdlr', words(0, 0), Buffer.from('soun'), words(0, 0, 0)),
          box('minf', box('stbl', box('stts', words(0, 1, Math.round(seconds / 0.064), 1_024)))),
        ),
      ),
    ),
    box('mdat', Buffer.alloc(64)),
  ])

/** Fragments of a second each, which leave it to the head of the file how long a sample is. */
export const fragmentsMp4 = (count: number) => {
  const header = m4a(0)
  const one = box('moof', box('traf', box('tfhd', words(0, 1)), box('trun', words(0, 16_000))))
  const usual = box('moov', box('mvex', box('trex', words(0, 1, 1, 1))))
  return Buffer.concat([header, usual, repeat(one, count)])
}
