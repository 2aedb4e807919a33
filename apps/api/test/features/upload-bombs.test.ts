import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { buildTestApp, type Login, type TestApp } from '../build-app.ts'
import { type GivenCommunity, givenCommunity } from '../given-community.ts'
import { multipartBody } from '../photos.ts'
import { fragmentsMp4 } from '../voices/voice-files.ts'

const SCRIPT = '<script>alert(document.domain)</script>'
const PDF = '%PDF-1.7 1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>'

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A grey PNG that says it has this size, with as many lines as are given. */
function png(width: number, height: number, lines: number, ...more: Buffer[]): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  const data = chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * lines)))
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([magic, chunk('IHDR', head), ...more, data, chunk('IEND', Buffer.alloc(0))])
}

const bomb = (megabytes: number) => deflateSync(Buffer.alloc(megabytes * 1e6, 65))
const small = () =>
  sharp({ create: { width: 16, height: 16, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer()

/** A JPEG whose frame says another size than it has. */
async function boastful(): Promise<Buffer> {
  const jpeg = await small()
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
  jpeg.writeUInt16BE(65_500, frame + 5)
  jpeg.writeUInt16BE(65_500, frame + 7)
  return jpeg
}

/** A JPEG that begins with a comment of somebody's making. */
async function commented(words: string): Promise<Buffer> {
  const jpeg = await small()
  const length = Buffer.alloc(2)
  length.writeUInt16BE(words.length + 2)
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, Buffer.from(words), jpeg.subarray(2)])
}

describe('an upload', () => {
  let t: TestApp
  let g: GivenCommunity
  let resident: Login

  beforeAll(async () => {
    t = await buildTestApp()
    g = await givenCommunity(t)
    resident = await t.logIn()
    await send(await small())
  })
  afterAll(() => t.close())

  const post = (kind: string, { headers, payload }: ReturnType<typeof multipartBody>) =>
    t.app.inject({
      method: 'POST',
      url: `/v1/communities/${g.communityId}/${kind}`,
      headers: { ...headers, ...resident.headers },
      payload,
    })
  const send = (bytes: Buffer, { kind = 'uploads', name = 'a.jpg', type = 'image/jpeg' } = {}) =>
    post(kind, multipartBody({ id: randomUUID() }, { name, type, bytes }))
  const kept = () => readdirSync(t.photosDir, { recursive: true, encoding: 'utf8' }).map((file) => path.basename(file))

  test.each([
    ['a PNG of 50,000 × 50,000', async () => png(50_000, 50_000, 1)],
    ['a PNG that is cut off', async () => png(200, 200, 3).subarray(0, 60)],
    ['a JPEG that says 65,500 × 65,500', boastful],
    ['a ZIP called a photo', async () => Buffer.from('PK\x03\x04'.padEnd(400, 'x'))],
    ['a PDF called a photo', async () => Buffer.from(PDF)],
    ['HTML called a photo', async () => Buffer.from(`<!doctype html>${SCRIPT}`)],
    ['SVG with a script', async () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`)],
    [
      'SVG behind the first bytes of a JPEG',
      async () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(`<svg>${SCRIPT}</svg>`)]),
    ],
    [
      'a GIF of 60,000 × 60,000 and 1,000 frames',
      async () => Buffer.concat([Buffer.from('GIF89a\x60\xea\x60\xea\0\0\0', 'latin1'), Buffer.alloc(10_000, ',')]),
    ],
  ] as const)('of %s is refused', async (_, make) => {
    const before = kept()
    const answer = await send(await make())
    expect([answer.statusCode, answer.json().code]).toEqual([
      415,
      expect.stringMatching(/^(photo-unreadable|unsupported-media)$/),
    ])
    expect(kept()).toEqual(before)
  })

  test.each([
    [
      '60 MB of text in a PNG',
      async () => png(10, 10, 10, chunk('zTXt', Buffer.concat([Buffer.from('a\0\0'), bomb(60)]))),
    ],
    [
      '60 MB of colours in a PNG',
      async () => png(10, 10, 10, chunk('iCCP', Buffer.concat([Buffer.from('a\0\0'), bomb(60)]))),
    ],
    [
      'a JPEG with HTML and a ZIP behind it',
      async () => Buffer.concat([await small(), Buffer.from(`${SCRIPT}PK\x03\x04`)]),
    ],
    ['a JPEG that is a script too', () => commented(`*/=1;${SCRIPT}/*`)],
    ['a JPEG that is a PDF too', () => commented(PDF)],
  ] as const)('of %s leaves pixels alone, in little memory', async (_, make) => {
    const bytes = await make()
    const before = process.memoryUsage().rss
    const answer = await send(bytes, { name: '../../../etc/passwd.html', type: 'text/html' })
    expect(answer.statusCode).toBe(200)
    expect(process.memoryUsage().rss - before).toBeLessThan(400e6)
    const file = await t.app.inject({ url: answer.json().full })
    expect(file.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'",
    })
    for (const word of ['script', 'PK\x03', '%PDF', 'AAAAAAAA']) expect(file.rawPayload.includes(word)).toBe(false)
    expect(kept().filter((name) => !/^([0-9a-f-]{36}-[0-9a-f]{16}-(full|thumb)\.jpg|photos|\d+)$/.test(name))).toEqual(
      [],
    )
  })

  test('of a thousand parts, of fields without end, cut off, or without a boundary is refused', async () => {
    const jpeg = await small()
    const many = multipartBody(Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`f${i}`, 'x'])))
    const long = multipartBody({ id: 'x'.repeat(100_000) }, { name: 'a.jpg', type: 'image/jpeg', bytes: jpeg })
    const whole = multipartBody({ id: randomUUID() }, { name: 'a.jpg', type: 'image/jpeg', bytes: jpeg })
    const cut = { ...whole, payload: whole.payload.subarray(0, whole.payload.length - 60) }
    const bare = { ...whole, headers: { 'content-type': 'multipart/form-data' } }
    const endless = { ...whole, headers: { 'content-type': `multipart/form-data; boundary=${'b'.repeat(400)}` } }
    const proto = multipartBody({ constructor: 'y' }, { name: 'a.jpg', type: 'image/jpeg', bytes: jpeg })
    for (const body of [many, long, cut, bare, endless, proto]) {
      const { statusCode, headers } = await post('uploads', body)
      expect([statusCode >= 400 && statusCode < 500, headers['content-type']]).toEqual([
        true,
        'application/problem+json; charset=utf-8',
      ])
    }
  })

  test('of a recording with tens of thousands of fragments is measured at once', async () => {
    const since = performance.now()
    const answer = await send(fragmentsMp4(20_000), { kind: 'voices', name: 'a.m4a', type: 'audio/mp4' })
    expect(answer.json().code).toBe('voice-too-long')
    // it took minutes once, in which nobody else was answered
    expect(performance.now() - since).toBeLessThan(10_000)
  })
})
