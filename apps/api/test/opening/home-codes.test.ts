import { randomUUID } from 'node:crypto'
import { DAY, HOUR, LIMITS } from '@juwuye/domain'
import { buildTestApp, type Login, type TestApp } from '../build-app.ts'
import { openInside } from '../cases/inside.ts'
import { type GivenCommunity, givenCommunity } from '../given-community.ts'

describe('slips for letter boxes', () => {
  let t: TestApp
  let g: GivenCommunity

  beforeAll(async () => {
    t = await buildTestApp({ rateLimits: { codesPerAddress: 10_000 } })
    g = await givenCommunity(t)
  })
  afterAll(() => t.close())

  const call = async (login: Login, method: 'GET' | 'POST', path: string, payload?: object, of = g.communityId) => {
    const url = `/v1/communities/${of}${path}`
    const answer = await t.app.inject({ method, url, headers: login.headers, ...(payload && { payload }) })
    return { status: answer.statusCode, body: answer.statusCode === 204 ? null : answer.json() }
  }
  const make = (login: Login, more: object = {}) =>
    call(login, 'POST', '/home-codes', { id: randomUUID(), buildingId: g.buildings[0]?.id, codes: 2, ...more })
  const made = async (more: object = {}): Promise<{ batch: { id: string }; codes: [string, string] }> =>
    (await make(g.socialWorker, more)).body
  const use = (login: Login, code: string, of = g.communityId) => call(login, 'POST', '/home-code-uses', { code }, of)
  const resident = (building = 0) =>
    g.member('resident', { level: 'declared', estateId: g.estateId, buildingId: g.buildings[building]?.id ?? '' })
  const level = async (login: Login) => (await call(login, 'GET', '')).body.memberships[0].level

  test('one slip confirms one declared resident of that building, however it is typed', async () => {
    const { codes } = await made()
    const zhang = await resident()
    expect((await use(zhang, ` ${codes[0].toLowerCase().replace('-', ' ')}`)).status).toBe(204)
    expect(await level(zhang)).toBe('confirmed')
    // the answer was lost, and they try again
    expect((await use(zhang, codes[0])).status).toBe(204)
    const two = [await resident(), await resident()]
    const answers = await Promise.all(two.map((login) => use(login, codes[1])))
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409])
    expect((await call(g.town, 'GET', '/home-codes')).body.items[0]).toMatchObject({ codes: 2, used: 2, by: '林静' })
  })

  test('used, taken back, ended, of another building, of another community: nothing', async () => {
    const { batch, codes } = await made()
    expect((await use(await resident(1), codes[0])).body.code).toBe('home-code-other-building')
    expect((await use(await t.logIn(), codes[0])).body.code).toBe('not-found')
    const elsewhere = await givenCommunity(t)
    const buildingId = elsewhere.buildings[0]?.id ?? ''
    const there = await elsewhere.member('resident', { level: 'declared', estateId: elsewhere.estateId, buildingId })
    expect((await use(there, codes[0], elsewhere.communityId)).body.code).toBe('home-code-unknown')
    const revoke = `/home-codes/${batch.id}/revoke`
    expect((await call(elsewhere.town, 'POST', revoke)).status).toBe(404)
    expect((await call(elsewhere.town, 'POST', revoke, undefined, elsewhere.communityId)).status).toBe(404)
    expect((await call(g.town, 'POST', revoke)).body.revokedAt).not.toBeNull()
    expect((await call(g.town, 'POST', revoke)).status).toBe(200)
    expect((await use(await resident(), codes[0])).body.code).toBe('home-code-void')
    const soon = await made({ days: 1 })
    t.clock.advance(DAY)
    expect((await use(await resident(), soon.codes[0])).body.code).toBe('home-code-void')
  })

  test('who guesses is stopped, also at once, and let try again after an hour', async () => {
    const { codes } = await made()
    const guesser = await resident()
    const tries = await Promise.all(Array.from({ length: 9 }, (_, i) => use(guesser, `AAAAA-AAAA${i}`)))
    const stopped = tries.filter(({ body }) => body.code === 'home-code-limit')
    expect(stopped).toHaveLength(9 - LIMITS.homeCodeTries)
    expect((await use(guesser, codes[0])).status).toBe(429)
    t.clock.advance(HOUR + 1)
    expect((await use(guesser, codes[0])).status).toBe(204)
  })

  test('desk and town make them; the building must be there; sent twice is once; only hashes are kept', async () => {
    expect((await make(g.buildingHead)).status).toBe(403)
    expect((await make(await t.logIn())).status).toBe(404)
    const foreign = (await givenCommunity(t)).buildings[0]?.id
    expect((await make(g.town, { buildingId: foreign })).body).toMatchObject({ fields: [{ path: 'buildingId' }] })
    expect((await make(g.town, { codes: 0 })).body).toMatchObject({ fields: [{ path: 'codes' }] })
    const id = randomUUID()
    const { body } = await make(g.town, { id })
    expect((await make(g.town, { id })).body.code).toBe('idempotency-conflict')
    const inside = await openInside(t)
    const rows = await inside.rows(`select row_to_json(c)::text as line from juwuye.home_codes c`)
    expect(rows.some((row) => String(row.line).includes(body.codes[0]))).toBe(false)
    expect(t.logged.join('')).not.toContain(body.codes[0])
  })
})
