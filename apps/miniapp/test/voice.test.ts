import { levelsOf } from '../src/platform/mp3-levels.model.ts'
import { BARS, barsOf, lastBars, lengthText } from '../src/ui/wave.model.ts'

/** A frame of MPEG-2 layer III, 16 kHz, 48 kbit/s, one channel: 216 bytes. */
function frame(gain: number, { checksum = false } = {}): Uint8Array {
  const bytes = new Uint8Array(216)
  bytes.set([0xff, checksum ? 0xf2 : 0xf3, 0x68, 0xc4])
  const side = 4 + (checksum ? 2 : 0) + 3
  bytes[side] = gain >> 6
  bytes[side + 1] = (gain << 2) & 0xff
  return bytes
}

const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))

describe('how loud an mp3 is', () => {
  test('is read from the gain of each frame', () => {
    expect(levelsOf(joined(frame(120), frame(155), frame(190), frame(255)))).toEqual([0, 0.5, 1, 1])
  })

  test('with a checksum, and where the stream begins in the middle of a frame', () => {
    expect(levelsOf(joined(new Uint8Array(40), frame(155, { checksum: true })))).toEqual([0.5])
  })

  test('of something else is nothing', () => {
    expect(levelsOf(new Uint8Array(500))).toEqual([])
    expect(levelsOf(new Uint8Array(0))).toEqual([])
  })
})

describe('a wave-form', () => {
  test('shows the loudest moment of each stretch, and never nothing', () => {
    const bars = barsOf([0, 0.2, 0.9, 0.1], 2)
    expect(bars).toEqual([0.2, 0.9])
    expect(barsOf([], 3)).toEqual([0.08, 0.08, 0.08])
    expect(barsOf([1])).toHaveLength(BARS)
  })

  test('while one speaks shows the last moments', () => {
    expect(lastBars([0.1, 0.5, 0.9], 2)).toEqual([0.5, 0.9])
    expect(lastBars([0.5], 3)).toEqual([0.5, 0.08, 0.08])
  })

  test('says its length in minutes and seconds', () => {
    expect([lengthText(7.9), lengthText(60)]).toEqual(['0:07', '1:00'])
  })
})
