import { randomUUID } from 'node:crypto'
import { type GivenCast, laterMorning, problemOf } from '../given-cast.ts'
import { givenNotes, type Notes } from './given-notes.ts'

jest.setTimeout(60_000)

let n: Notes
let c: GivenCast
let first: string
beforeAll(async () => {
  n = await givenNotes('inbox')
  c = await n.community()
  first = await c.bring('publicised')
  await n.drain({ early: true })
})
beforeEach(() => laterMorning(n.t))
afterAll(() => n.t.close())

const page = async (query: string) => (await c.get(c.reporter, `/inbox?${query}`)).body

test('pages of the inbox hold every message once, the newest first', async () => {
  const all = (await n.inbox(c, c.reporter)).items
  expect(all.length).toBeGreaterThan(5)
  const paged: { id: string; at: number }[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { items, nextCursor } = await page(`limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)
    paged.push(...items)
    cursor = nextCursor
  }
  expect(paged.map((item) => item.id)).toEqual(all.map((item) => item.id))
  expect(paged.map((item) => item.at)).toEqual(paged.map((item) => item.at).sort((a, b) => b - a))
  expect(all[0]).toMatchObject({ read: false, case: { id: first, title: '楼道灯不亮' } })
})

test('reading some, and all up to one, leaves the newer ones unread', async () => {
  const { items, unread } = await n.inbox(c, c.reporter)
  expect(unread).toBe(items.length)
  const [newest, second, third] = items.map((item) => item.id)
  const some = await c.post(c.reporter, '/inbox/read', { ids: [third] })
  expect(some.body).toEqual({ unread: unread - 1 })
  const rest = await c.post(c.reporter, '/inbox/read', { upTo: second })
  expect(rest.body).toEqual({ unread: 1 })
  expect((await n.inbox(c, c.reporter)).items.filter((item) => !item.read).map((item) => item.id)).toEqual([newest])
  expect((await c.get(c.reporter, '/inbox/unread')).body).toEqual({ unread: 1 })
})

test('somebody else’s messages are not there to be read', async () => {
  const [theirs] = (await n.inbox(c, c.socialWorker)).items.filter((item) => item.kind === 'rated' || !item.read)
  const before = (await c.get(c.socialWorker, '/inbox/unread')).body.unread
  expect(problemOf(await c.post(c.mediator, '/inbox/read', { upTo: theirs?.id }))).toEqual([404, 'not-found'])
  expect((await c.post(c.mediator, '/inbox/read', { ids: [theirs?.id] })).status).toBe(200)
  expect((await c.get(c.socialWorker, '/inbox/unread')).body.unread).toBe(before)
})

test('nonsense is refused', async () => {
  expect(problemOf(await c.post(c.reporter, '/inbox/read', {}))).toEqual([422, 'invalid-input'])
  expect(problemOf(await c.post(c.reporter, '/inbox/read', { upTo: randomUUID() }))).toEqual([404, 'not-found'])
  expect(problemOf(await c.get(c.reporter, '/inbox?cursor=rubbish'))).toEqual([422, 'invalid-input'])
  expect((await c.get(null, '/inbox')).status).toBe(401)
})

test('before triage a message leads to a place, not to words', async () => {
  await c.blows(c.reporter, { text: '门口有人吵架' })
  await n.drain()
  expect((await n.inbox(c, c.socialWorker)).items[0]?.case?.title).toBe('1 幢的一件事')
})
