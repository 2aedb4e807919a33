import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, createServer, get, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { gunzipSync, gzipSync } from 'node:zlib'
import { letIdleGo } from '../../src/platform/http/let-idle-go.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCommunity, givenCommunity } from '../given-community.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('over HTTP', () => {
  let t: TestApp
  let g: GivenCommunity
  const clientDir = mkdtempSync(path.join(tmpdir(), 'juwuye-client-'))

  beforeAll(async () => {
    mkdirSync(path.join(clientDir, 'js'))
    writeFileSync(path.join(clientDir, 'index.html'), '<!doctype html><div id="app"></div>')
    writeFileSync(path.join(clientDir, 'js/app.86d6b8d4.js'), 'console.log(1)')
    writeFileSync(path.join(clientDir, 'js/app.86d6b8d4.js.gz'), gzipSync('console.log(1)'))
    writeFileSync(path.join(clientDir, 'logo.png'), 'x')
    t = await buildTestApp({ clientDir })
    t.app.get('/v1/broken', async () => {
      throw new Error('secret words of the inside')
    })
    t.app.get('/v1/broken-query', async () => {
      await t.deps.db.api.execute(`select '王大妈'::int`)
    })
    g = await givenCommunity(t)
  })
  afterAll(async () => {
    await t.close()
    rmSync(clientDir, { recursive: true, force: true })
  })

  const patchMe = (payload: string | Buffer, type = 'application/json') =>
    t.app.inject({ method: 'PATCH', url: '/v1/me', headers: { ...g.town.headers, 'content-type': type }, payload })

  describe('errors', () => {
    test.each([
      ['malformed JSON', '{"displayName":', 'application/json', 400, 'malformed-json'],
      ['an empty body', '', 'application/json', 400, 'malformed-json'],
      [
        'a megabyte of JSON',
        JSON.stringify({ displayName: 'x'.repeat(1024 * 1024) }),
        'application/json',
        413,
        'payload-too-large',
      ],
      ['a form', 'displayName=x', 'application/x-www-form-urlencoded', 415, 'unsupported-media'],
      ['a missing field', '{}', 'application/json', 422, 'invalid-input'],
      ['a wrong type', '{"displayName":7}', 'application/json', 422, 'invalid-input'],
    ])('%s', async (_, payload, type, status, code) => {
      const answer = await patchMe(payload, type)
      expect(answer.statusCode).toBe(status)
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(answer.json()).toMatchObject({ type: 'about:blank', status, code, params: {} })
      expect(answer.json().traceId).toMatch(UUID)
      expect(answer.json().detail).toMatch(/[\u4e00-\u9fff]/)
    })

    test('what was kept on a phone is not done for somebody else', async () => {
      const rename = (person: string) =>
        t.app.inject({
          method: 'PATCH',
          url: '/v1/me',
          headers: { ...g.town.headers, 'juwuye-person': person },
          payload: { displayName: '江主任' },
        })
      const refused = await rename('01900000-0000-7000-8000-000000000001')
      expect([refused.statusCode, refused.json().code]).toEqual([409, 'other-person'])
      const me = await t.app.inject({ method: 'GET', url: '/v1/me', headers: g.town.headers })
      expect((await rename(me.json().person.id)).statusCode).toBe(200)
    })

    test('a field says what is wrong with it, in Chinese', async () => {
      expect((await patchMe('{}')).json().fields).toEqual([
        { path: 'displayName', code: 'required', message: '这一项要填' },
      ])
    })

    test('text is cleaned, not refused: HTML stays words, emoji stays, what cannot be seen goes', async () => {
      const answer = await patchMe(JSON.stringify({ displayName: ' <b>王</b>\u0000\u200b😀 ' }))
      expect(answer.statusCode).toBe(200)
      expect(answer.json().person.displayName).toBe('<b>王</b>😀')
    })

    test.each([
      ['GET', '/v1/nothing'],
      ['PUT', '/v1/me'],
      ['POST', '/healthz'],
      ['GET', '/v1/communities/%E0%A4%A'],
      ['GET', '/v1/communities/x/residents'],
    ] as const)('%s %s is 404', async (method, url) => {
      const answer = await t.app.inject({ method, url, headers: g.town.headers })
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found'])
    })

    test('what breaks inside says nothing of the inside, and can be found in the log', async () => {
      const answer = await t.app.inject({ url: '/v1/broken' })
      expect(answer.statusCode).toBe(500)
      expect(answer.body).not.toContain('secret')
      expect(answer.json().code).toBe('internal')
      const line = t.logged.find((l) => l.includes('"level":50') && l.includes(answer.json().traceId))
      expect(line).toContain('secret words of the inside')
    })

    test('a failing statement is logged by its code, without its values', async () => {
      const answer = await t.app.inject({ url: '/v1/broken-query' })
      expect(answer.statusCode).toBe(500)
      const line = t.logged.find((l) => l.includes('"level":50') && l.includes(answer.json().traceId)) ?? ''
      expect(line).toContain('"sqlState":"22P02"')
      expect(line).not.toContain('王大妈')
    })
  })

  test('the log holds no token, name, number, address or query', async () => {
    const login = await t.logIn('o-very-private-openid')
    await t.app.inject({ url: '/v1/communities?q=王大妈', headers: login.headers, remoteAddress: '203.0.113.7' })
    await t.app.inject({
      method: 'POST',
      url: `/v1/communities/${g.communityId}/residence`,
      headers: login.headers,
      payload: { estateId: g.estateId, buildingId: g.buildings[0]?.id, displayName: '赵秘密' },
    })
    const all = t.logged.join('')
    expect(all).toContain('/v1/communities/:communityId/residence')
    for (const secret of [
      login.token,
      'o-very-private-openid',
      login.personId,
      '赵秘密',
      '王大妈',
      '203.0.113.7',
      '0571-',
    ]) {
      expect(all).not.toContain(secret)
    }
  })

  describe('too many', () => {
    test('requests of one person; another goes on', async () => {
      const limited = await buildTestApp({ rateLimits: { perPerson: 3 } })
      const [eager, calm] = [await limited.logIn(), await limited.logIn()]
      const statuses: number[] = []
      for (let i = 0; i < 5; i++)
        statuses.push((await limited.app.inject({ url: '/v1/me', headers: eager.headers })).statusCode)
      expect(statuses).toEqual([200, 200, 200, 429, 429])
      const answer = await limited.app.inject({ url: '/v1/me', headers: eager.headers })
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
      expect(answer.json()).toMatchObject({ code: 'too-many-requests' })
      expect((await limited.app.inject({ url: '/v1/me', headers: calm.headers })).statusCode).toBe(200)
      await limited.close()
    })

    test('logins from one address', async () => {
      const limited = await buildTestApp({ rateLimits: { loginsPerAddress: 2 } })
      const login = (remoteAddress: string) =>
        limited.app.inject({
          method: 'POST',
          url: '/v1/sessions',
          payload: { code: 'x', carrier: 'bearer' },
          remoteAddress,
        })
      const statuses = [
        await login('192.0.2.1'),
        await login('192.0.2.1'),
        await login('192.0.2.1'),
        await login('192.0.2.2'),
      ]
      expect(statuses.map((s) => s.statusCode)).toEqual([401, 401, 429, 401])
      await limited.close()
    })

    test('guessed tokens from one address', async () => {
      const limited = await buildTestApp({ rateLimits: { refusedTokensPerAddress: 3 } })
      const guess = (token: string) =>
        limited.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${token}` } })
      const statuses: number[] = []
      for (let i = 0; i < 5; i++) statuses.push((await guess('A'.repeat(63) + i)).statusCode)
      expect(statuses).toEqual([401, 401, 401, 429, 429])
      await limited.close()
    })
  })

  describe('the browser client', () => {
    test.each(['/', '/pages/case/index?id=1', '/pages/me/index'])(
      '%s is the page, with strict headers',
      async (url) => {
        const answer = await t.app.inject({ url })
        expect(answer.statusCode).toBe(200)
        expect(answer.body).toContain('id="app"')
        expect(answer.headers['content-type']).toContain('text/html')
        expect(answer.headers['cache-control']).toBe('no-cache')
        const policy = String(answer.headers['content-security-policy'])
        expect(policy).toContain("script-src 'self';")
        expect(policy).toContain("img-src 'self' data: blob:")
        expect(policy).toContain("frame-ancestors 'none'")
        expect(policy).not.toContain('unsafe-eval')
        expect(answer.headers['x-content-type-options']).toBe('nosniff')
      },
    )

    test('a file is sent compressed to whoever takes it so, and kept as long', async () => {
      const headers = { 'accept-encoding': 'gzip' }
      const answer = await t.app.inject({ method: 'GET', url: '/js/app.86d6b8d4.js', headers })
      expect(gunzipSync(answer.rawPayload).toString()).toBe('console.log(1)')
      expect(answer.headers).toMatchObject({
        'content-encoding': 'gzip',
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'accept-encoding',
      })
      const plain = await t.app.inject({ method: 'GET', url: '/js/app.86d6b8d4.js' })
      expect([plain.headers['content-encoding'], plain.payload]).toEqual([undefined, 'console.log(1)'])
    })

    test('a file whose name carries its hash is kept for good, another for an hour', async () => {
      const script = await t.app.inject({ url: '/js/app.86d6b8d4.js' })
      expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable')
      expect(script.headers['content-security-policy']).toBeUndefined()
      expect((await t.app.inject({ url: '/logo.png' })).headers['cache-control']).toBe('public, max-age=3600')
    })

    test.each([
      '/js/gone.12345678.js',
      '/../package.json',
      '/%2e%2e/%2e%2e/package.json',
      '/v1/pages',
      '/docs/nothing',
    ])('%s is not the page', async (url) => {
      expect((await t.app.inject({ url })).statusCode).toBe(404)
    })

    test('answers of the API are kept by no cache', async () => {
      expect((await t.app.inject({ url: '/v1/me', headers: g.town.headers })).headers['cache-control']).toBe('no-store')
    })
  })

  test('the process and its database say how they are', async () => {
    expect((await t.app.inject({ url: '/healthz' })).json()).toEqual({ status: 'ok' })
    expect((await t.app.inject({ url: '/readyz' })).json()).toEqual({ status: 'ready' })
  })

  test('the description is OpenAPI 3.1 and can be read', async () => {
    const description = (await t.app.inject({ url: '/openapi.json' })).json()
    expect(description.openapi).toBe('3.1.0')
    expect(Object.keys(description.paths)).toEqual(
      expect.arrayContaining(['/v1/sessions', '/v1/me', '/v1/communities/{communityId}/uploads']),
    )
    const docs = await t.app.inject({ url: '/docs/' })
    expect(docs.statusCode).toBe(200)
    expect(docs.body).toContain('swagger-ui')
    expect(docs.headers['content-security-policy']).not.toContain('https:')
    expect(docs.body).not.toMatch(/https?:\/\//)
  })
})

test('a connection on which nothing was asked does not hold the end up', async () => {
  const t = await buildTestApp()
  const { port } = new URL(await t.app.listen({ host: '127.0.0.1', port: 0 }))
  const unused = connect(Number(port), '127.0.0.1')
  const closed = new Promise((resolve) => unused.once('close', resolve))
  await new Promise((resolve) => unused.once('connect', resolve))
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
  await t.close()
  await closed
})

test('nor does one that is kept although its answer had begun before the end', async () => {
  const begun: ServerResponse[] = []
  const server = createServer((_, response) => {
    response.write('half')
    begun.push(response)
  })
  // longer than a test lasts
  server.keepAliveTimeout = 600_000
  const letGo = letIdleGo(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const agent = new Agent({ keepAlive: true })
  const [answer] = await once(
    get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', agent }),
    'response',
  )
  const closed = once(server.close(), 'close')
  letGo()
  begun[0]?.end(' and half')
  expect(await text(answer)).toBe('half and half')
  await closed
  agent.destroy()
})
