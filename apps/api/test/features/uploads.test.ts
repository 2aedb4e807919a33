import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { attachUploads, sweepUploads } from '../../src/features/uploads/index.ts'
import { inCommunity } from '../../src/platform/db/tenant.ts'
import { buildTestApp, type Login, type TestApp } from '../build-app.ts'
import { type GivenCommunity, givenCommunity } from '../given-community.ts'
import { multipartBody, phonePhoto } from '../photos.ts'

const HOUR = 3_600_000

describe('photos', () => {
  let t: TestApp
  let g: GivenCommunity
  let photo: Buffer
  let resident: Login

  beforeAll(async () => {
    t = await buildTestApp()
    photo = await phonePhoto()
  })
  beforeEach(async () => {
    g = await givenCommunity(t)
    resident = await t.logIn()
  })
  afterAll(() => t.close())

  const send = (
    login: Login,
    bytes: Buffer | undefined,
    { id = randomUUID() as string, name = 'a.jpg', type = 'image/jpeg', communityId = g.communityId } = {},
  ) => {
    const { headers, payload } = multipartBody({ id }, bytes && { name, type, bytes })
    const url = `/v1/communities/${communityId}/uploads`
    return t.app.inject({ method: 'POST', url, headers: { ...headers, ...login.headers }, payload })
  }
  const attach = (login: Login, ids: string[], caseId = randomUUID()) =>
    inCommunity(t.deps.db.api, { communityId: g.communityId, personId: login.personId }, (tx) =>
      attachUploads(tx, { communityId: g.communityId, personId: login.personId, ids, caseId, now: t.clock.now() }),
    )

  test('a photo comes back upright, at most 1,600 px, with a thumbnail, and nothing the camera wrote', async () => {
    expect((await sharp(photo).metadata()).exif?.length).toBeGreaterThan(0)
    const answer = await send(resident, photo)
    expect(answer.statusCode).toBe(200)
    const view = answer.json()
    // 2,400 × 1,800 held sideways
    expect(view).toMatchObject({ width: 1200, height: 1600 })
    const full = await t.app.inject({ url: view.full })
    expect(full.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': expect.stringMatching(/^private, immutable, max-age=\d+$/),
      'x-content-type-options': 'nosniff',
    })
    const kept = await sharp(full.rawPayload).metadata()
    expect(kept).toMatchObject({ format: 'jpeg', width: 1200, height: 1600 })
    expect([kept.exif, kept.xmp, kept.iptc, kept.orientation]).toEqual([undefined, undefined, undefined, undefined])
    expect(full.rawPayload.includes('GPS')).toBe(false)
    const thumb = await sharp((await t.app.inject({ url: view.thumb })).rawPayload).metadata()
    expect(thumb).toMatchObject({ width: 300, height: 400 })
  })

  test.each(['png', 'webp'] as const)('%s is taken under any name', async (format) => {
    const bytes = await sharp(photo)[format]().toBuffer()
    expect((await send(resident, bytes, { name: 'x.txt', type: 'text/plain' })).statusCode).toBe(200)
  })

  const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), randomBytes(200)])
  test.each([
    ['a renamed zip', Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(500)]), 'photo-unreadable'],
    ['words', Buffer.from('not a photo'), 'photo-unreadable'],
    ['half a JPEG header', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'photo-unreadable'],
    ['svg', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), 'unsupported-media'],
    ['gif', Buffer.from('GIF89a\x01\0\x01\0'), 'unsupported-media'],
    ['heic', heic, 'photo-heic'],
  ])('%s is 415', async (_, bytes, code) => {
    const answer = await send(resident, bytes)
    expect(answer.statusCode).toBe(415)
    expect(answer.json().code).toBe(code)
    if (code === 'photo-heic') expect(answer.json().detail).toContain('兼容性最佳')
  })

  test('a small file that would unfold to a giant is refused', async () => {
    const started = Date.now()
    const answer = await send(resident, giantPng(30_000, 30_000))
    expect(answer.statusCode).toBe(415)
    expect(answer.json().code).toBe('photo-unreadable')
    expect(Date.now() - started).toBeLessThan(3_000)
  })

  test('more than 10 MB is 413', async () => {
    const answer = await send(resident, Buffer.concat([photo, randomBytes(10 * 1024 * 1024)]))
    expect(answer.statusCode).toBe(413)
    expect(answer.json().code).toBe('photo-too-large')
  })

  test('more than 10 MB over a real socket still gets its answer', async () => {
    const address = await t.app.listen({ host: '127.0.0.1', port: 0 })
    const { headers, payload } = multipartBody(
      { id: randomUUID() },
      { name: 'a.jpg', type: 'image/jpeg', bytes: randomBytes(12 * 1024 * 1024) },
    )
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const url = `${address}/v1/communities/${g.communityId}/uploads`
      const request = httpRequest(
        url,
        { method: 'POST', headers: { ...headers, ...resident.headers, 'content-length': payload.length } },
        (response) => {
          response.resume().on('end', () => resolve(response.statusCode))
        },
      )
      request.on('error', reject)
      request.end(payload)
    })
    expect(status).toBe(413)
  })

  test.each([
    ['no file', undefined, {}, 'file'],
    ['an id that is none', Buffer.from('x'), { id: 'abc' }, 'id'],
  ])('%s is 422 with the field', async (_, bytes, options, path) => {
    const answer = await send(resident, bytes, options)
    expect(answer.statusCode).toBe(422)
    expect(answer.json().fields).toMatchObject([{ path }])
  })

  test('two files in one request, JSON, no session, no such community', async () => {
    const url = `/v1/communities/${g.communityId}/uploads`
    const one = multipartBody({ id: randomUUID() }, { name: 'a', type: 'image/jpeg', bytes: photo })
    const twice = one.payload.toString('latin1').split('--jj-boundary-of-the-tests')
    twice.splice(3, 0, twice[2] ?? '')
    const payload = Buffer.from(twice.join('--jj-boundary-of-the-tests'), 'latin1')
    const headers = { ...one.headers, ...resident.headers }
    expect((await t.app.inject({ method: 'POST', url, headers, payload })).statusCode).toBe(413)
    expect((await t.app.inject({ method: 'POST', url, headers: resident.headers, payload: {} })).statusCode).toBe(415)
    expect((await t.app.inject({ method: 'POST', url, ...one })).statusCode).toBe(401)
    expect((await send(resident, photo, { communityId: '42' })).statusCode).toBe(404)
  })

  test('the same id with the same file is one upload, also at once', async () => {
    const id = randomUUID()
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(resident, photo, { id })))
    expect(answers.map((a) => a.statusCode)).toEqual([200, 200, 200, 200, 200])
    expect(new Set(answers.map((a) => a.body)).size).toBe(1)
  })

  test('the same id with another file is 409; by another person it is 404', async () => {
    const id = randomUUID()
    await send(resident, photo, { id })
    const other = await send(resident, await phonePhoto({ colour: '#112233' }), { id })
    expect([other.statusCode, other.json().code]).toEqual([409, 'upload-id-conflict'])
    expect((await send(await t.logIn(), photo, { id })).statusCode).toBe(404)
  })

  test('who fills the shelf has to wait', async () => {
    const tiny = await phonePhoto({ width: 8, height: 8 })
    for (let i = 0; i < 45; i++) await send(resident, tiny)
    const answer = await send(resident, tiny)
    expect(answer.statusCode).toBe(429)
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  })

  describe('addresses', () => {
    test('an address keeps for the hour, works for one to two hours, and not a second longer', async () => {
      const id = randomUUID()
      t.clock.set(Math.floor(t.clock.now() / HOUR) * HOUR)
      const { full } = (await send(resident, photo, { id })).json()
      t.clock.advance(HOUR - 1)
      expect((await send(resident, photo, { id })).json().full).toBe(full)
      t.clock.advance(HOUR)
      expect((await t.app.inject({ url: full })).statusCode).toBe(200)
      t.clock.advance(1)
      expect((await t.app.inject({ url: full })).statusCode).toBe(404)
    })

    test('changed in any place it opens nothing', async () => {
      const [mine, other] = [(await send(resident, photo)).json(), (await send(resident, photo)).json()]
      const signature = (url: string) => url.split('s=')[1] ?? ''
      const elsewhere = await givenCommunity(t)
      const forged = [
        mine.full.replace('/full', '/thumb'),
        mine.full.replace(mine.id, other.id),
        mine.full.replace(g.communityId, elsewhere.communityId),
        mine.full.replace(/e=\d+/, `e=${t.clock.now() + 99 * HOUR}`),
        mine.full.replace(signature(mine.full), signature(other.full)),
        mine.full.replace(/&s=.*/, '&s='),
        mine.full.split('?')[0],
      ]
      const statuses = await Promise.all(forged.map(async (url) => (await t.app.inject({ url })).statusCode))
      expect(statuses.every((status) => status === 404 || status === 422)).toBe(true)
    })
  })

  describe('given to a case', () => {
    test('once, and by who uploaded them', async () => {
      const { id } = (await send(resident, photo)).json()
      await expect(attach(await t.logIn(), [id])).rejects.toMatchObject({ code: 'photo-unusable' })
      await attach(resident, [id])
      await expect(attach(resident, [id])).rejects.toMatchObject({ code: 'photo-unusable' })
    })

    test('all or none', async () => {
      const { id } = (await send(resident, photo)).json()
      await expect(attach(resident, [id, randomUUID()])).rejects.toMatchObject({ code: 'photo-unusable' })
      await attach(resident, [id])
    })

    test('not one of another community', async () => {
      const elsewhere = await givenCommunity(t)
      const { id } = (await send(resident, photo, { communityId: elsewhere.communityId })).json()
      await expect(attach(resident, [id])).rejects.toMatchObject({ code: 'photo-unusable' })
    })
  })

  test('what nobody sent within a day is swept with its pictures; the rest stays', async () => {
    const [sent, left] = [(await send(resident, photo)).json(), (await send(resident, photo)).json()]
    await attach(resident, [sent.id])
    t.clock.advance(23 * HOUR)
    await sweepUploads(t.deps, t.clock.now())
    await attach(resident, []) // nothing to give is nothing to refuse
    const young = (await send(resident, photo)).json()
    t.clock.advance(2 * HOUR)
    await sweepUploads(t.deps, t.clock.now())
    await sweepUploads(t.deps, t.clock.now())
    const files = readdirSync(`${t.photosDir}/photos/${g.communityId}`).join()
    expect(files).toContain(sent.id)
    expect(files).toContain(young.id)
    expect(files).not.toContain(left.id)
    await expect(attach(resident, [left.id])).rejects.toMatchObject({ code: 'photo-unusable' })
    await attach(resident, [young.id])
  })

  test('publication needs the very bytes: what is kept is what the hash names', async () => {
    const view = (await send(resident, photo)).json()
    const bytes = (await t.app.inject({ url: view.full })).rawPayload
    const rows = await inCommunity(
      t.deps.db.api,
      { communityId: g.communityId },
      async (tx) =>
        (
          await tx.execute<{ sha256: Buffer }>(
            `select sha256 from juwuye.attachments where community_id = ${g.communityId} and id = '${view.id}'`,
          )
        ).rows,
    )
    expect(rows[0]?.sha256.toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
  })
})

/** A valid PNG header over one row of compressed zeros: a few kilobytes that claim to be a billion pixels. */
function giantPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const crc = Buffer.alloc(4)
    crc.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, crc])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(2_000_000))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
