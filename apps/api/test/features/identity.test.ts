import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { buildTestApp, type TestApp } from '../build-app.ts'

const DAY = 24 * 3_600_000

describe('identity', () => {
  let t: TestApp

  beforeAll(async () => {
    t = await buildTestApp()
  })
  afterAll(() => t.close())

  const login = (payload: object, headers = {}) =>
    t.app.inject({ method: 'POST', url: '/v1/sessions', payload, headers })
  const me = (headers: object) => t.app.inject({ url: '/v1/me', headers: { ...headers } })

  test('the first login makes a person, the next finds the same', async () => {
    const openid = `o${randomUUID()}`
    const first = await t.logIn(openid)
    const second = await t.logIn(openid)
    expect(second.personId).toBe(first.personId)
    expect(second.token).not.toBe(first.token)
    expect((await me(first.headers)).json().person.id).toBe(first.personId)
    expect((await me(second.headers)).json().person.id).toBe(first.personId)
  })

  test('twenty first logins at once make one person', async () => {
    const openid = `o${randomUUID()}`
    const logins = await Promise.all(Array.from({ length: 20 }, () => t.logIn(openid)))
    expect(new Set(logins.map((l) => l.personId)).size).toBe(1)
  })

  test('a code works once', async () => {
    const code = await t.codeFor(`o${randomUUID()}`)
    expect((await login({ code, carrier: 'bearer' })).statusCode).toBe(200)
    const again = await login({ code, carrier: 'bearer' })
    expect(again.statusCode).toBe(401)
    expect(again.json()).toMatchObject({ code: 'wechat-refused-code', detail: '微信没有认这次登录，请再试一次' })
  })

  test.each([
    [{ errcode: -1 }, 503, 'wechat-unreachable'],
    [{ errcode: 45011 }, 503, 'wechat-unreachable'],
    [{ errcode: 40226 }, 403, 'wechat-high-risk'],
    [{ hang: true }, 503, 'wechat-unreachable'],
  ])('WeChat on a bad day, %j, answers %i %s', async (failure, status, code) => {
    await fetch(`${t.standinUrl}/admin/fail`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ api: '/sns/jscode2session', ...failure }),
    })
    const answer = await login({ code: await t.codeFor(`o${randomUUID()}`), carrier: 'bearer' })
    expect(answer.statusCode).toBe(status)
    expect(answer.json().code).toBe(code)
  })

  test('the database keeps no token, only its hash', async () => {
    const { token, personId } = await t.logIn()
    const admin = new pg.Client({ connectionString: t.database.adminUrl })
    await admin.connect()
    const { rows } = await admin.query('select * from juwuye.sessions where person_id = $1', [personId])
    await admin.end()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(rows[0].token_hash).toHaveLength(32)
  })

  test('a session lives 30 days after its last use, and use prolongs it', async () => {
    const { headers } = await t.logIn()
    t.clock.advance(29 * DAY)
    expect((await me(headers)).statusCode).toBe(200)
    t.clock.advance(29 * DAY)
    expect((await me(headers)).statusCode).toBe(200)
    t.clock.advance(31 * DAY)
    const late = await me(headers)
    expect(late.statusCode).toBe(401)
    expect(late.json().code).toBe('session-expired')
  })

  test('last seen is written at most once an hour', async () => {
    const { headers, personId } = await t.logIn()
    const admin = new pg.Client({ connectionString: t.database.adminUrl })
    await admin.connect()
    const lastSeen = async () => {
      const { rows } = await admin.query('select last_seen_at from juwuye.sessions where person_id = $1', [personId])
      return (rows[0].last_seen_at as Date).getTime()
    }
    const atLogin = await lastSeen()
    t.clock.advance(59 * 60_000)
    await me(headers)
    expect(await lastSeen()).toBe(atLogin)
    t.clock.advance(60_000)
    await me(headers)
    expect(await lastSeen()).toBe(t.clock.now())
    await admin.end()
  })

  test('signing out ends this session; signing out everywhere ends all', async () => {
    const openid = `o${randomUUID()}`
    const [phone, tablet, desk] = [await t.logIn(openid), await t.logIn(openid), await t.logIn(openid)]
    expect(
      (await t.app.inject({ method: 'DELETE', url: '/v1/sessions/current', headers: phone.headers })).statusCode,
    ).toBe(204)
    expect((await me(phone.headers)).statusCode).toBe(401)
    expect((await me(tablet.headers)).statusCode).toBe(200)
    expect((await t.app.inject({ method: 'DELETE', url: '/v1/sessions', headers: tablet.headers })).statusCode).toBe(
      204,
    )
    expect((await me(tablet.headers)).statusCode).toBe(401)
    expect((await me(desk.headers)).statusCode).toBe(401)
  })

  test("another person's bytes before one's own secret open nothing", async () => {
    const [mine, theirs] = [await t.logIn(), await t.logIn()]
    const forged = Buffer.concat([
      Buffer.from(theirs.token, 'base64url').subarray(0, 16),
      Buffer.from(mine.token, 'base64url').subarray(16),
    ]).toString('base64url')
    expect((await me({ authorization: `Bearer ${forged}` })).statusCode).toBe(401)
  })

  test.each(['', 'x', 'a'.repeat(64), '../../etc', `${'é'.repeat(64)}`])('token %j is refused', async (token) => {
    expect((await me({ authorization: `Bearer ${token}` })).statusCode).toBe(401)
  })

  test('without a session: 401, and the answer says to log in', async () => {
    const answer = await me({})
    expect(answer.statusCode).toBe(401)
    expect(answer.json()).toMatchObject({ code: 'session-required', detail: '请先登录' })
  })

  describe('by cookie', () => {
    const origin = { host: 'juwuye.test', origin: 'http://juwuye.test' }

    async function cookieLogin() {
      const answer = await login({ code: await t.codeFor(`o${randomUUID()}`), carrier: 'cookie' }, origin)
      return { answer, cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' }
    }

    test('the token is in an HttpOnly, SameSite=Strict cookie and nowhere else', async () => {
      const { answer, cookie } = await cookieLogin()
      expect(answer.json().token).toBeNull()
      expect(answer.headers['set-cookie']).toMatch(/^juwuye_session=[\w-]{64}; .*Path=\/.*HttpOnly.*SameSite=Strict/)
      expect((await me({ cookie })).statusCode).toBe(200)
    })

    test.each([
      ['from another site', 'http://evil.test'],
      ['from another port', 'http://juwuye.test:8080'],
      ['without an origin', undefined],
      ['from a sandboxed page', 'null'],
    ])('a write %s is refused', async (_, from) => {
      const { cookie } = await cookieLogin()
      const answer = await t.app.inject({
        method: 'PATCH',
        url: '/v1/me',
        headers: { host: 'juwuye.test', cookie, ...(from ? { origin: from } : {}) },
        payload: { displayName: '王' },
      })
      expect(answer.statusCode).toBe(403)
      expect(answer.json().code).toBe('wrong-origin')
    })

    test('a write from our own page passes', async () => {
      const { cookie } = await cookieLogin()
      const answer = await t.app.inject({
        method: 'PATCH',
        url: '/v1/me',
        headers: { ...origin, cookie },
        payload: { displayName: '王大妈' },
      })
      expect(answer.statusCode).toBe(200)
      expect(answer.json().person.displayName).toBe('王大妈')
    })

    test('a foreign page cannot log a browser in', async () => {
      const code = await t.codeFor(`o${randomUUID()}`)
      const answer = await login({ code, carrier: 'cookie' }, { host: 'juwuye.test', origin: 'http://evil.test' })
      expect(answer.statusCode).toBe(403)
      expect(answer.headers['set-cookie']).toBeUndefined()
    })
  })
})

describe('demonstration door', () => {
  const demoPeople = [
    { key: 'wang', openid: 'demo-wang', name: '王大妈', line: '居民 · 青桐苑 3 幢', community: '梧桐社区' },
    { key: 'lin', openid: 'demo-lin', name: '林静', line: '社工', community: '梧桐社区' },
  ]

  test('in demonstration mode one picks who one is, and then goes through the real login', async () => {
    const t = await buildTestApp({ demoPeople })
    const people = (await t.app.inject({ url: '/v1/demo/people' })).json().people
    expect(people).toEqual(demoPeople.map(({ openid: _, ...person }) => person))
    const { code } = (await t.app.inject({ method: 'POST', url: '/v1/demo/codes', payload: { key: 'lin' } })).json()
    const login = await t.app.inject({ method: 'POST', url: '/v1/sessions', payload: { code, carrier: 'bearer' } })
    expect(login.statusCode).toBe(200)
    expect(login.json().person.id).toBe((await t.logIn('demo-lin')).personId)
    const unknown = await t.app.inject({ method: 'POST', url: '/v1/demo/codes', payload: { key: 'nobody' } })
    expect(unknown.statusCode).toBe(404)
    await t.close()
  })

  test('otherwise the door does not exist', async () => {
    const t = await buildTestApp()
    expect((await t.app.inject({ url: '/v1/demo/people' })).statusCode).toBe(404)
    const codes = await t.app.inject({ method: 'POST', url: '/v1/demo/codes', payload: { key: 'lin' } })
    expect(codes.statusCode).toBe(404)
    expect(Object.keys((await t.app.inject({ url: '/openapi.json' })).json().paths).join()).not.toContain('demo')
    await t.close()
  })
})
