import { measureVoice } from '../../src/features/uploads/voice/measure-voice.ts'
import { adts, blinkWebm, browserMp4, browserWebm, m4a, mp3, taggedMp3 } from './voice-files.ts'

const codeOf = (bytes: Buffer) => {
  try {
    return measureVoice(bytes).format
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('what a recording is, and how long', () => {
  test.each([
    ['WebM of a browser', browserWebm(), 'webm', 1_980],
    ['fragmented MP4 of a browser', browserMp4(), 'm4a', 1_825],
    ['MP3', mp3(12), 'mp3', 12_000],
    ['MP3 with a tag', taggedMp3(12), 'mp3', 12_024],
    ['AAC', adts(12), 'aac', 12_032],
    ['AAC in MP4', m4a(12), 'm4a', 12_032],
  ])('%s', (_, bytes, format, durationMs) => {
    expect(measureVoice(bytes)).toEqual({ format, durationMs })
  })

  test.each([
    ['MP3 whose header frame says 2 frames', taggedMp3(61)],
    ['AAC in MP4 whose header says one second', m4a(61)],
    ['AAC', adts(61)],
    ['MP3', mp3(61)],
  ])('%s: a minute is the most, by what there is to hear', (_, bytes) => {
    expect(codeOf(bytes)).toBe('voice-too-long')
  })

  test('a minute and the last frame of it pass', () => {
    expect(measureVoice(mp3(60.2)).durationMs).toBe(60_192)
  })

  test('nothing said is nothing kept', () => {
    expect([blinkWebm(), mp3(0.1), adts(0.1), m4a(0), m4a(0.3)].map(codeOf)).toEqual(Array(5).fill('voice-empty'))
  })

  test.each([
    ['text', Buffer.from('这不是录音'.repeat(50))],
    ['nothing', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(4_000)],
    ['a photo', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(4_000)])],
    ['two bytes that look like a frame', Buffer.concat([Buffer.from([0xff, 0xfb, 0x54, 0xc4]), Buffer.alloc(400, 1)])],
    ['a film without sound', Buffer.from(m4a(12).toString('latin1').replace('soun', 'vide'), 'latin1')],
    ['a WebM without its tracks', Buffer.from(browserWebm().toString('latin1').replace('A_OPUS', 'V_VP8X'), 'latin1')],
  ])('%s is no recording', (_, bytes) => {
    expect(codeOf(bytes)).toBe('voice-unreadable')
  })

  test('a file cut anywhere, or with any byte turned, is answered', () => {
    for (const whole of [browserWebm(), browserMp4(), mp3(1), adts(1), m4a(2)]) {
      for (let at = 0; at < Math.min(whole.length, 2_000); at += 7) {
        const turned = Buffer.from(whole)
        turned[at] = (turned[at] ?? 0) ^ 0xff
        for (const bytes of [whole.subarray(0, at), turned]) expect(codeOf(bytes)).toMatch(/^(voice-|webm|mp3|aac|m4a)/)
      }
    }
  })
})
