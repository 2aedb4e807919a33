import { createHash } from 'node:crypto'
import type { PageEditions, PublicationPreview } from '@juwuye/types'
import sharp from 'sharp'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf, WORDS } from '../given-cast.ts'
import { carPhoto, PLATE } from '../photos.ts'
import { outside } from './outside.ts'

jest.setTimeout(60_000)

describe('photos on which parts are hidden', () => {
  let t: TestApp
  let c: GivenCast
  let pub: ReturnType<typeof outside>

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
    pub = outside(t, c)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const plates = [
    [1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 1],
    [0, 1, 0, 0, 1, 1, 1, 1, 0, 1, 0, 0],
  ]
  // a little more than the plate, as a hand draws it
  const boxes = [{ x: PLATE.x - 10, y: PLATE.y - 10, width: PLATE.width + 20, height: PLATE.height + 20 }]
  const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  const fetched = async (url: string) => (await pub.open(url)).rawPayload

  /** A verified case with two photos of its whistle, which differ in nothing but the plate. */
  async function verified() {
    const photos: string[] = []
    for (const plate of plates) photos.push(await pub.photo(c.reporter, await carPhoto(plate)))
    const { id } = await c.blows(c.reporter, { photos })
    await c.does(c.socialWorker, id, 'triage', { class: 'minor', title: '灯', partyIds: [c.parties.property] })
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来' })
    await c.does(c.propertyWorker, id, 'claim-lead')
    const { nodes } = await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId: nodes[0]?.id, note: '好了' })
    await c.allSign(id)
    return { id, photos }
  }
  const draft = (photos: readonly string[], hidden: readonly object[] = boxes) => ({
    ...WORDS,
    photos: photos.map((id) => ({ id, use: 'clean', boxes: hidden })),
  })
  const previewed = async (id: string, body: object): Promise<PublicationPreview> => (await pub.preview(id, body)).body
  /** The points under the plate, and those of a strip well away from it. */
  async function pointsOf(bytes: Buffer) {
    const { width, height } = await sharp(bytes).metadata()
    const cut = (box: typeof PLATE) =>
      sharp(bytes)
        .extract({
          left: Math.ceil((box.x * width) / 1_000),
          top: Math.ceil((box.y * height) / 1_000),
          width: Math.floor((box.width * width) / 1_000),
          height: Math.floor((box.height * height) / 1_000),
        })
        .raw()
        .toBuffer()
    return { plate: await cut(PLATE), rest: await cut({ x: 0, y: 0, width: 1_000, height: 400 }) }
  }
  /** How far apart two cuts are, point by point, on average. */
  const apart = (one: Buffer, other: Buffer) =>
    one.reduce((sum, value, i) => sum + Math.abs(value - (other[i] ?? 0)), 0) / one.length

  test('the preview is what the public gets, byte by byte; of what was hidden nothing is left, and nothing but that', async () => {
    const { id, photos } = await verified()
    const body = draft(photos)
    const plain = await previewed(id, draft(photos, []))
    const seen = await previewed(id, body)
    expect(seen.previewHash).not.toBe(plain.previewHash)
    expect((await previewed(id, body)).previewHash).toBe(seen.previewHash)

    const { publicationId } = await c.does(c.socialWorker, id, 'publish', { ...body, previewHash: seen.previewHash })
    const page = await pub.page(publicationId)
    expect(page.body).toEqual(seen.body)
    // two photos that differ only in what is hidden are one and the same to the public
    expect([plain.photos.length, seen.photos.length, page.photos.length]).toEqual([2, 1, 1])
    expect(page.body.firstPhotos.map(({ sha256 }) => sha256)).toEqual([page.photos[0]?.sha256, page.photos[0]?.sha256])
    const bytes = await fetched(page.photos[0]?.full ?? '')
    expect(bytes.equals(await fetched(seen.photos[0]?.full ?? ''))).toBe(true)
    const thumb = await fetched(page.photos[0]?.thumb ?? '')
    expect(thumb.equals(await fetched(seen.photos[0]?.thumb ?? ''))).toBe(true)
    expect(sha(bytes)).toBe(page.photos[0]?.sha256)
    for (const file of [bytes, thumb]) {
      const { exif, xmp, iptc, icc } = await sharp(file).metadata()
      expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined])
    }

    const [first, second] = await Promise.all(plain.photos.map(async ({ full }) => pointsOf(await fetched(full))))
    const burnt = await pointsOf(bytes)
    if (!first || !second) throw new Error('two photos were taken')
    expect(apart(first.plate, second.plate)).toBeGreaterThan(100)
    expect(apart(burnt.plate, first.plate)).toBeGreaterThan(60)
    expect(apart(burnt.rest, first.rest)).toBeLessThan(4)

    // the photos themselves are nowhere to be had from outside
    const base = `${pub.base}/${publicationId}/photos`
    for (const { sha256 } of plain.photos) {
      for (const size of ['full', 'thumb']) expect((await pub.open(`${base}/${sha256}/${size}`)).statusCode).toBe(404)
    }
    for (const photo of photos) {
      for (const size of ['full', 'redacted', 'redacted-thumb']) {
        const url = `/v1/files/${c.communityId}/${photo}/${size}?e=9999999999999&s=x`
        expect((await pub.open(url)).statusCode).toBe(404)
      }
    }
  })

  test('other boxes than those looked at are not published; a box off the photo is said to be one', async () => {
    const { id, photos } = await verified()
    const { previewHash } = await previewed(id, draft(photos))
    const wider = draft(photos, [...boxes, { x: 0, y: 0, width: 100, height: 100 }])
    expect(problemOf(await c.act(c.socialWorker, id, 'publish', { ...wider, previewHash }))).toEqual([
      409,
      'preview-stale',
    ])
    for (const box of [
      { ...boxes[0], x: 900 },
      { ...boxes[0], height: 5 },
      { x: 1.5, y: 0, width: 50, height: 50 },
      {},
    ]) {
      const answer = await pub.preview(id, draft(photos, [box]))
      expect([answer.status, fieldsOf(answer)[0]]).toEqual([422, expect.stringMatching(/^photos\.0\.boxes\.0/)])
    }
    const many = Array.from({ length: 21 }, (_, i) => ({ x: i, y: 0, width: 50, height: 50 }))
    expect(fieldsOf(await pub.preview(id, draft(photos, many)))).toContain('photos.0.boxes')
  })

  test('a page corrected after it was taken down keeps its earlier edition, for desk, town and council alone', async () => {
    const { id, photos } = await verified()
    const loose = draft(photos, [])
    const first = await previewed(id, loose)
    await c.does(c.socialWorker, id, 'publish', { ...loose, previewHash: first.previewHash })
    const path = `/cases/${id}/page-editions`
    await c.does(c.socialWorker, id, 'take-down', { reason: '照片里有车牌' })
    const downAt = t.clock.now()
    const mended = { ...draft(photos), done: '换了灯泡，照片打过码' }
    const { previewHash } = await previewed(id, mended)
    const view = await c.does(c.socialWorker, id, 'restore-page', { ...mended, previewHash })

    const council = await c.member('councilMember', { partyId: c.parties.estateCouncil })
    for (const person of [c.socialWorker, c.secretary, c.town, council]) {
      const { items } = (await c.get(person, path)).body as PageEditions
      expect(items.map(({ edition, takenDownAt, bodyHash }) => [edition, takenDownAt, bodyHash])).toEqual([
        [2, null, previewHash],
        [1, downAt, first.previewHash],
      ])
      expect(items[1]?.body).toEqual(first.body)
      for (const { sha256, full } of items.flatMap((item) => item.photos)) expect(sha(await fetched(full))).toBe(sha256)
      expect(items.map((item) => item.photos.length)).toEqual([1, 2])
      expect((await c.view(person, id)).seesEditions).toBe(true)
    }
    for (const person of [c.reporter, c.propertyWorker, c.neighbour]) {
      expect(problemOf(await c.get(person, path))).toEqual([404, 'not-found'])
      expect((await c.view(person, id)).seesEditions).toBe(false)
    }
    expect((await c.get(null, path)).status).toBe(401)
    const elsewhere = await givenCast(t)
    expect(problemOf(await elsewhere.get(elsewhere.socialWorker, path))).toEqual([404, 'not-found'])
    // what was up without its boxes is gone for the public
    const page = await pub.page(view.publicationId)
    for (const { sha256 } of first.photos)
      expect((await pub.open(`${pub.base}/${page.id}/photos/${sha256}/full`)).statusCode).toBe(404)
  })
})
