import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning, problemOf, WORDS } from '../given-cast.ts'

jest.setTimeout(60_000)

describe('the words of a page that was taken down', () => {
  let t: TestApp
  let c: GivenCast

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  test('are there for the desk to correct, for nobody else, and only while it is down', async () => {
    const id = await c.bring('publicised')
    const path = `/cases/${id}/taken-down-words`
    expect(problemOf(await c.get(c.socialWorker, path))).toEqual([409, 'page-not-hidden'])
    await c.does(c.socialWorker, id, 'take-down', { reason: '照片里有车牌' })
    const { body } = await c.get(c.socialWorker, path)
    expect(body).toEqual({ problem: WORDS.problem, done: WORDS.done, paidBy: '' })
    expect(problemOf(await c.get(c.reporter, path))).toEqual([403, 'not-desk'])
    expect((await c.get(null, path)).status).toBe(401)
  })
})
