import { createHash, randomUUID } from 'node:crypto'
import { canonicalJson, DAY } from '@juwuye/domain'
import type { CaseView, PublicationPreview, PublicationView } from '@juwuye/types'
import { letWechatJudge } from '../../src/recipes/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { openInside } from '../cases/inside.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'
import { multipartBody, phonePhoto } from '../photos.ts'

jest.setTimeout(60_000)

describe('publishing a result', () => {
  let t: TestApp
  let c: GivenCast

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const wall = () => `/v1/public/communities/${c.communityId}/publications`
  const open = async (url: string) => t.app.inject({ url })
  const words = { problem: '楼道灯不亮', done: '换了灯泡和开关', paidBy: '物业' }

  let shade = 0
  /** Every photo is of another colour, so that each has bytes of its own. */
  async function upload(personId: string): Promise<string> {
    const id = randomUUID()
    shade = (shade + 37) % 256
    const colour = `#${shade.toString(16).padStart(2, '0')}8b6f`
    const file = { name: 'a.jpg', type: 'image/jpeg', bytes: await phonePhoto({ width: 80, height: 60, colour }) }
    const { headers, payload } = multipartBody({ id }, file)
    const url = `/v1/communities/${c.communityId}/uploads`
    const answer = await t.app.inject({
      method: 'POST',
      url,
      headers: { ...headers, ...(await c.headersOf(personId)) },
      payload,
    })
    if (answer.statusCode !== 200) throw new Error(answer.body)
    await letWechatJudge(t.deps, { communityId: c.communityId, photoId: id, personId })
    return id
  }

  interface Made {
    id: string
    whistle: string
    before: string
    after: string
    view: CaseView
  }
  /** A verified case with a photo of the whistle, and before and after of its node. */
  async function verified(over: Record<string, unknown> = {}): Promise<Made> {
    const whistle = await upload(c.reporter)
    const { id } = await c.blows(c.reporter, { photos: [whistle], ...over })
    await c.does(c.socialWorker, id, 'triage', { class: 'major', title: '楼道灯', partyIds: [c.parties.property] })
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来' })
    await c.does(c.propertyWorker, id, 'claim-lead')
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan({ evidence: ['photos', 'cost'] }))
    await c.settles(c.ownersMember, id, 'confirm')
    const nodeId = (await c.view(c.propertyWorker, id)).nodes[0]?.id
    const [before, after] = [await upload(c.propertyWorker), await upload(c.propertyWorker)]
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId, before: [before], after: [after], costFen: 12_345 })
    return { id, whistle, before, after, view: await c.allSign(id) }
  }
  const draft = (use: Record<string, 'clean' | 'leaveOut'>) => ({
    ...words,
    photos: Object.entries(use).map(([id, how]) => ({ id, use: how })),
  })
  const preview = (id: string, body: object) => c.post(c.socialWorker, `/cases/${id}/publication-preview`, body)

  test('what was previewed is what is published, to the byte: page and pictures', async () => {
    const { id, whistle, before, after } = await verified()
    const body = draft({ [whistle]: 'clean', [before]: 'clean', [after]: 'clean' })
    const seen: PublicationPreview = (await preview(id, body)).body
    const previewed = new Map<string, Buffer>()
    for (const photo of seen.photos) previewed.set(photo.sha256, (await open(photo.full)).rawPayload)
    const view = await c.does(c.socialWorker, id, 'publish', { ...body, previewHash: seen.previewHash })

    const page: PublicationView = (await open(`${wall()}/${view.publicationId}`)).json()
    expect(page.body).toEqual(seen.body)
    expect(page.bodyHash).toBe(seen.previewHash)
    expect(createHash('sha256').update(canonicalJson(page.body)).digest('hex')).toBe(seen.previewHash)
    expect(page.photos).toHaveLength(3)
    for (const photo of page.photos) {
      const shown = await open(photo.full)
      expect([shown.statusCode, shown.headers['content-type']]).toEqual([200, 'image/jpeg'])
      expect(createHash('sha256').update(shown.rawPayload).digest('hex')).toBe(photo.sha256)
      expect(shown.rawPayload.equals(previewed.get(photo.sha256) ?? Buffer.alloc(0))).toBe(true)
      expect((await open(photo.thumb)).statusCode).toBe(200)
    }
    expect(page.body).toMatchObject({
      title: '楼道灯',
      class: 'major',
      building: '1 幢',
      costFen: 12_345,
      paidBy: '物业',
      whistles: 1,
      doers: [{ character: '物', name: '安居物业' }],
    })
    expect(page.body.nodes[0]?.verifiedBy.map((who) => who.name)).toEqual(['居委会', '业委会', '共建理事会'])
    expect(page.endsAt).toBe(page.publishedAt + 7 * DAY)
    expect(view.publicityEndsAt).toBe(page.endsAt)
  })

  test('nobody’s name, words or exact spot stand on the page', async () => {
    const { id, whistle, before, after } = await verified({ text: '老槐树门口灯不亮', spot: '老槐树对面' })
    const view = await c.publishes(id)
    const page = (await open(`${wall()}/${view.publicationId}`)).body
    expect(page).not.toMatch(/老槐树|张阿姨|周师傅|林静|李大明/)
    for (const personId of [c.reporter, c.propertyWorker, c.socialWorker]) expect(page).not.toContain(personId)
    for (const photoId of [whistle, before, after]) expect(page).not.toContain(photoId)
  })

  test('what gives somebody away is a hole in the preview, on the page and on the wall; the publisher is told', async () => {
    const { id } = await c.blows(c.reporter)
    const title = '3 幢 502 室漏水'
    await c.does(c.socialWorker, id, 'triage', { class: 'major', title, partyIds: [c.parties.property] })
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来' })
    await c.does(c.propertyWorker, id, 'claim-lead')
    const plan = c.plan({ evidence: [] })
    const nodes = plan.nodes.map((node) => ({ ...node, title: '给浙B12345让位' }))
    await c.does(c.propertyWorker, id, 'adopt-plan', { ...plan, nodes })
    await c.settles(c.ownersMember, id, 'confirm')
    const nodeId = (await c.view(c.propertyWorker, id)).nodes[0]?.id
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId })
    await c.allSign(id)
    const typed = {
      problem: '请打 139 0000 0000 找陈阿姨，或打 0571-8000 0000',
      done: '陈阿姨 330299195603120127 换了水管',
      paidBy: '6222 0000 0000 0012 348',
      photos: [],
    }
    const seen: PublicationPreview = (await preview(id, typed)).body
    expect(seen.masked).toEqual([
      { place: 'node', kind: 'plate', words: '浙B12345' },
      { place: 'title', kind: 'room', words: '502 室' },
      { place: 'problem', kind: 'phone', words: '139 0000 0000' },
      { place: 'problem', kind: 'name', words: '陈阿姨' },
      { place: 'done', kind: 'name', words: '陈阿姨' },
      { place: 'done', kind: 'identity', words: '330299195603120127' },
      { place: 'paidBy', kind: 'bankCard', words: '6222 0000 0000 0012 348' },
    ])
    expect(seen.body).toMatchObject({
      title: '3 幢 （略）漏水',
      problem: '请打 （略） 找（略），或打 0571-8000 0000',
      done: '（略） （略） 换了水管',
      paidBy: '（略）',
      nodes: [{ title: '给（略）让位' }],
    })
    const view = await c.does(c.socialWorker, id, 'publish', { ...typed, previewHash: seen.previewHash })
    const answer = await open(`${wall()}/${view.publicationId}`)
    expect(answer.json().body).toEqual(seen.body)
    for (const text of [answer.body, (await open(wall())).body]) {
      for (const { words: hidden } of seen.masked) expect(text).not.toContain(hidden)
      expect(text).not.toContain('masked')
    }
  })

  test('each photo must be decided, and only photos of this case', async () => {
    const { id, whistle, before, after } = await verified()
    const undecided = await preview(id, draft({ [whistle]: 'clean', [before]: 'clean' }))
    expect([...problemOf(undecided), ...fieldsOf(undecided)]).toEqual([422, 'photos-unchecked', 'photos'])
    const other = await upload(c.socialWorker)
    const foreign = await preview(
      id,
      draft({ [whistle]: 'clean', [before]: 'clean', [after]: 'clean', [other]: 'clean' }),
    )
    expect([...problemOf(foreign), ...fieldsOf(foreign)]).toEqual([422, 'photo-unusable', 'photos'])
  })

  test('a photo left out cannot be reached without signing in, under any address', async () => {
    const { id, whistle, before, after } = await verified()
    const all: PublicationPreview = (
      await preview(id, draft({ [whistle]: 'clean', [before]: 'clean', [after]: 'clean' }))
    ).body
    const left = all.body.firstPhotos[0]?.sha256
    const body = draft({ [whistle]: 'leaveOut', [before]: 'clean', [after]: 'clean' })
    const seen = (await preview(id, body)).body
    const { publicationId } = await c.does(c.socialWorker, id, 'publish', { ...body, previewHash: seen.previewHash })
    const page: PublicationView = (await open(`${wall()}/${publicationId}`)).json()
    expect(page.photos.map((photo) => photo.sha256)).not.toContain(left)
    expect(page.body.firstPhotos).toEqual([])
    expect((await open(`${wall()}/${publicationId}/photos/${left}/full`)).statusCode).toBe(404)
    expect((await open(`/v1/files/${c.communityId}/${whistle}/full?e=9999999999999&s=x`)).statusCode).toBe(404)
    // nor a photo of another publication under this page's address
    const other = await verified()
    const shown = await c.publishes(other.id)
    const theirs: PublicationView = (await open(`${wall()}/${shown.publicationId}`)).json()
    expect((await open(`${wall()}/${publicationId}/photos/${theirs.photos[0]?.sha256}/full`)).statusCode).toBe(404)
  })

  test('a whistle that asked not to be shown keeps its photos: they are neither asked about nor taken', async () => {
    const { id, whistle, before, after } = await verified({ visibility: 'private' })
    const taken = await preview(id, draft({ [whistle]: 'clean', [before]: 'clean', [after]: 'clean' }))
    expect(problemOf(taken)).toEqual([422, 'photo-unusable'])
    const view = await c.publishes(id)
    const page: PublicationView = (await open(`${wall()}/${view.publicationId}`)).json()
    expect([page.body.firstPhotos, page.photos.length]).toEqual([[], 2])
  })

  test('work that was sent back keeps its “before”, shows its last “after”, and both survive a new panel', async () => {
    const whistle = await upload(c.reporter)
    const { id } = await c.blows(c.reporter, { photos: [whistle] })
    await c.does(c.socialWorker, id, 'triage', { class: 'minor', title: '灯', partyIds: [c.parties.property] })
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来' })
    await c.does(c.propertyWorker, id, 'claim-lead')
    const planned = await c.does(c.propertyWorker, id, 'adopt-plan', c.plan({ evidence: ['photos'] }))
    const nodeId = planned.nodes[0]?.id
    const [before, wrong, right] = [
      await upload(c.propertyWorker),
      await upload(c.propertyWorker),
      await upload(c.propertyWorker),
    ]
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId, before: [before], after: [wrong] })
    await c.does(c.reporter, id, 'sign-no', { nodeId, round: 1, reason: '还是黑' })
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId, after: [right] })
    await c.does(c.socialWorker, id, 'reclassify', { class: 'major', reason: '要三方' })
    const { nodes } = await c.allSign(id)
    expect([nodes[0]?.before.map((p) => p.id), nodes[0]?.after.map((p) => p.id)]).toEqual([[before], [right]])
    const view = await c.publishes(id)
    const page: PublicationView = (await open(`${wall()}/${view.publicationId}`)).json()
    expect([page.body.nodes[0]?.before.length, page.body.nodes[0]?.after.length, page.photos.length]).toEqual([1, 1, 3])
    // who said no stands beside who said yes; why they did stays with the case
    expect(page.body.nodes[0]?.returned).toEqual([
      { by: expect.objectContaining({ name: '吹哨人' }), at: expect.any(Number) },
    ])
    expect(JSON.stringify(page)).not.toContain('还是黑')
  })

  test('only the desk previews and publishes, only what is verified, and not for others to see before', async () => {
    const { id, whistle, before, after } = await verified()
    const body = draft({ [whistle]: 'clean', [before]: 'clean', [after]: 'clean' })
    for (const person of [c.propertyWorker, c.reporter, c.chair]) {
      expect(problemOf(await c.post(person, `/cases/${id}/publication-preview`, body))).toEqual([403, 'not-desk'])
      expect(problemOf(await c.act(person, id, 'publish', { ...body, previewHash: '0'.repeat(64) }))).toEqual([
        403,
        'not-desk',
      ])
    }
    const claimed = await c.bring('claimed')
    expect(problemOf(await preview(claimed, { ...words, photos: [] }))).toEqual([409, 'wrong-state'])
    const list = (await open(wall())).json().items.map((item: { id: string }) => item.id)
    expect(list).not.toContain(id)
  })

  test('the wall lists what is published, newest first, page by page, by estate, and nothing of other communities', async () => {
    const own = await givenCast(t)
    const ids: (string | null)[] = []
    for (let i = 0; i < 3; i++) {
      laterMorning(t)
      const caseId = await own.bring('verified', 'minor')
      ids.unshift((await own.publishes(caseId)).publicationId)
    }
    await own.bring('verified')
    const base = `/v1/public/communities/${own.communityId}/publications`
    const first = (await open(`${base}?limit=2`)).json()
    const second = (await open(`${base}?limit=2&cursor=${first.nextCursor}`)).json()
    expect([...first.items, ...second.items].map((item) => item.id)).toEqual(ids)
    expect(second.nextCursor).toBeNull()
    expect((await open(encodeURI(`${base}?estate=青桐苑`))).json().items).toHaveLength(3)
    expect((await open(encodeURI(`${base}?estate=别处`))).json().items).toEqual([])
    expect((await open(`${wall()}/${ids[0]}`)).statusCode).toBe(404)
    expect((await open(`${base}?cursor=x`)).statusCode).toBe(422)
    expect((await open(`${base}/${randomUUID()}`)).statusCode).toBe(404)
    // an estate that bears another name is found under that; its pages say what they said
    const renamed = await own.patch(own.socialWorker, `/estates/${own.estateId}`, { was: '青桐苑', name: '青桐园' })
    expect(renamed.status).toBe(200)
    expect((await open(encodeURI(`${base}?estate=青桐苑`))).json().items).toEqual([])
    const there = (await open(encodeURI(`${base}?estate=青桐园`))).json().items
    expect(there.map(({ estate }: { estate: string }) => estate)).toEqual(['青桐苑', '青桐苑', '青桐苑'])
  })

  test('the role that serves the wall can read nothing else, and nothing of another community', async () => {
    await c.publishes((await verified()).id)
    const inside = await openInside(t)
    const tables = (await inside.rows(`select tablename from pg_tables where schemaname = 'juwuye'`)).map(
      (row) => row.tablename,
    )
    const readable: string[] = []
    for (const table of tables) {
      const answer = await t.deps.db.public
        .transaction(async (tx) => {
          await tx.execute(`set local app.community_id = '${c.communityId}'`)
          await tx.execute(`select /* trial of the walls */ 1 from juwuye.${table} limit 1`)
        })
        .then(
          () => 'read',
          (error: { cause?: { code?: string } }) => error.cause?.code,
        )
      if (answer === 'read') readable.push(table)
      else expect([table, answer]).toEqual([table, '42501'])
    }
    expect(readable.sort()).toEqual(['day_heads', 'publication_photos', 'publication_records', 'publications'])
  })
})
