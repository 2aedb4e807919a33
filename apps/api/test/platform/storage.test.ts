import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import S3rver from 's3rver'
import { localDisk } from '../../src/platform/storage/local-disk.ts'
import { objectStore } from '../../src/platform/storage/object-store.ts'
import type { Storage } from '../../src/platform/storage/storage.ts'
import { buildTestApp } from '../build-app.ts'
import { givenCommunity } from '../given-community.ts'
import { multipartBody, phonePhoto } from '../photos.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'juwuye-storage-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What the server for tests knows its one user by. */
const KEYS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }
const bucketAt = (endpoint: string) =>
  objectStore({ endpoint, region: 'us-east-1', bucket: 'photos', pathStyle: true, ...KEYS })

const openStore = () =>
  new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: path.join(folder, 'store'),
    configureBuckets: [{ name: 'photos' }],
  })

const server = openStore()
let endpoint = ''
beforeAll(async () => {
  endpoint = `http://127.0.0.1:${(await server.run()).port}`
})
afterAll(() => server.close())

const STORAGES: readonly (readonly [string, () => Storage])[] = [
  ['a folder', () => localDisk(path.join(folder, 'disk'))],
  ['a bucket', () => bucketAt(endpoint)],
]

describe.each(STORAGES)('photos in %s', (_, open) => {
  test('what is put can be got, replaced and removed', async () => {
    const storage = open()
    await storage.put('photos/1/a.jpg', Buffer.from('one'))
    await storage.put('photos/1/a.jpg', Buffer.from('two'))
    expect(await text(await storage.get('photos/1/a.jpg'))).toBe('two')
    expect(await storage.exists('photos/1/a.jpg')).toBe(true)
    await storage.remove('photos/1/a.jpg')
    await storage.remove('photos/1/a.jpg')
    expect(await storage.exists('photos/1/a.jpg')).toBe(false)
    await expect(storage.get('photos/1/a.jpg')).rejects.toThrow('nothing is stored')
  })

  test.each(['../x', '/etc/passwd', 'a/../b', 'a//b', 'A', '.hidden', 'a\0b', '', 'a/.b', 'c:\\x'])(
    '%j is no key',
    async (key) => {
      await expect(open().put(key, Buffer.from('x'))).rejects.toThrow('not a storage key')
    },
  )
})

test('nothing half lies beside a file', async () => {
  const storage = localDisk(path.join(folder, 'disk'))
  await storage.put('photos/2/a.jpg', Buffer.from('one'))
  await storage.put('photos/2/a.jpg', Buffer.from('two'))
  expect(readdirSync(path.join(folder, 'disk/photos/2'))).toEqual(['a.jpg'])
})

test('while the bucket is away a photo is refused with when to ask again, and nothing is kept of it; then it is taken', async () => {
  const t = await buildTestApp()
  try {
    const g = await givenCommunity(t)
    const { headers } = await t.logIn()
    const file = { name: 'a.jpg', type: 'image/jpeg', bytes: await phonePhoto() }
    const { payload, headers: form } = multipartBody({ id: randomUUID() }, file)
    const send = () =>
      t.app.inject({
        method: 'POST',
        url: `/v1/communities/${g.communityId}/uploads`,
        payload,
        headers: { ...headers, ...form },
      })
    // nobody listens there
    t.deps.storage = bucketAt('http://127.0.0.1:9')
    const refused = await send()
    expect([refused.statusCode, refused.json().code, refused.headers['retry-after']]).toEqual([
      503,
      'storage-away',
      '5',
    ])
    t.deps.storage = bucketAt(endpoint)
    const taken = await send()
    expect(taken.statusCode).toBe(200)
    expect((await t.app.inject({ url: taken.json().full })).rawPayload.length).toBeGreaterThan(1_000)
  } finally {
    await t.close()
  }
})
