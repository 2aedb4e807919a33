import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Answer, type GivenCast, givenCast, problemOf } from '../given-cast.ts'

const DEEP = 20_000

describe('whoever does not play by the rules', () => {
  let t: TestApp
  let c: GivenCast
  let port: number
  let session: Record<string, string>

  beforeAll(async () => {
    t = await buildTestApp()
    port = Number(new URL(await t.app.listen({ host: '127.0.0.1', port: 0 })).port)
    c = await givenCast(t)
    session = await c.headersOf(c.reporter)
  })
  afterAll(() => t.close())

  /** What the server says to these bytes, until it closes or nothing more comes. */
  const raw = (bytes: string) =>
    new Promise<string>((resolve, reject) => {
      let said = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
      socket.setTimeout(1_500, () => socket.destroy())
      socket.on('data', (data) => {
        said += data.toString()
      })
      socket.on('close', () => resolve(said)).on('error', reject)
    })
  const heads = (said: string) => said.match(/HTTP\/1\.1 \d{3}/g) ?? []

  test.each([
    ['two lengths of different kinds', 'Content-Length: 4\r\nTransfer-Encoding: chunked'],
    ['two lengths', 'Content-Length: 4\r\nContent-Length: 5'],
    ['a length that is none', 'Content-Length: +4'],
    ['a coding that is none', 'Transfer-Encoding: xchunked'],
    ['a space before the colon', 'Transfer-Encoding : chunked'],
  ])('smuggles no second request by %s', async (_, lines) => {
    const inner = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'
    const said = await raw(`POST /v1/sessions HTTP/1.1\r\nHost: x\r\n${lines}\r\n\r\n0\r\n\r\n${inner}`)
    expect(heads(said)).toEqual(['HTTP/1.1 400'])
    expect(said).not.toContain('"ok"')
  })

  test('is told 431 for headers without end, and 404 for an address without end', async () => {
    expect(heads(await raw(`GET /healthz HTTP/1.1\r\nHost: x\r\nx-a: ${'a'.repeat(40_000)}\r\n\r\n`))).toEqual([
      'HTTP/1.1 431',
    ])
    const long = await t.app.inject({ url: `/v1/communities?q=${'a'.repeat(100_000)}` })
    expect(long.statusCode).toBeLessThan(500)
    expect(
      (await t.app.inject({ url: `/v1/communities/${'1'.repeat(5_000)}/cases`, headers: session })).statusCode,
    ).toBe(404)
  })

  const patch = (payload: string) =>
    t.app.inject({
      method: 'PATCH',
      url: '/v1/me',
      headers: { ...session, 'content-type': 'application/json' },
      payload,
    })

  test.each([
    ['__proto__', '{"displayName":"张","__proto__":{"admin":true}}'],
    ['constructor.prototype', '{"displayName":"张","constructor":{"prototype":{"admin":true}}}'],
    ['arrays in arrays', `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`],
    ['objects in objects', `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`],
    ['a number of many digits', `{"displayName":${'9'.repeat(200_000)}}`],
    ['the same field many times', `{${Array.from({ length: 20_000 }, () => '"a":1').join()}}`],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]).toString('latin1')],
  ])('is refused with %s, and leaves nothing behind', async (_, payload) => {
    const answer = await patch(payload)
    expect([400, 413, 422]).toContain(answer.statusCode)
    expect(({} as Record<string, unknown>).admin).toBeUndefined()
  })

  test('puts no null byte and no half character into any text, by body, address or query', async () => {
    const { id } = await c.blows(c.reporter, { text: 'a\u0000b\ud800c，楼道灯不亮' })
    expect((await c.view(c.socialWorker, id)).whistles[0]?.text).not.toMatch(/[\0\ud800-\udfff]/)
    for (const query of [
      'q=%00',
      'q=%ED%A0%80',
      'cursor=%00',
      'q[]=1&q[]=2',
      'limit=10&limit=20',
      '__proto__[x]=1',
      '%',
    ])
      expect(
        (await t.app.inject({ url: `/v1/communities/${c.communityId}/cases?${query}`, headers: session })).statusCode,
      ).toBeLessThan(500)
    expect((await c.get(c.reporter, '/cases/%00')).status).toBe(404)
  })

  test.each([
    '/../../etc/passwd',
    '/..%2f..%2fpackage.json',
    '/%2e%2e%5cpackage.json',
    '/p/assets/..%2f..%2fassets.ts',
    '/p/assets/%00',
    '/docs/static/..%2f..%2fpackage.json',
    '/v1/files/1/../../../etc/passwd/full?e=1&s=x',
    '//evil.example/%2e%2e',
  ])('gets no file by %s', async (url) => {
    const answer = await t.app.inject({ url })
    expect([answer.statusCode, answer.headers.location]).toEqual([404, undefined])
    expect(answer.body).not.toMatch(/root:|"dependencies"/)
  })

  test('is sent one answer for a range or an ETag without end', async () => {
    const ranges = `bytes=${Array.from({ length: 1_000 }, (_, i) => `${i}-${i}`).join()}`
    const tags = Array.from({ length: 500 }, (_, i) => `"${i}"`).join()
    for (const headers of [{ range: ranges }, { range: 'bytes=-1e9' }, { 'if-none-match': tags }]) {
      const answer = await t.app.inject({ url: `/p/${c.communityId}`, headers })
      expect([answer.statusCode, answer.rawPayload.length < 200_000]).toEqual([200, true])
    }
  })

  test('does nothing twice, and nothing of another’s, with a key that was used', async () => {
    const { id: caseId } = await c.blows(c.reporter)
    const headers = { 'idempotency-key': `key-${randomUUID()}` }
    const triage = { class: 'minor', title: '灯', partyIds: [c.parties.property] }
    const first = await c.act(c.socialWorker, caseId, 'triage', triage, headers)
    expect(first.status).toBe(200)
    expect((await c.act(c.socialWorker, caseId, 'triage', triage, headers)).status).toBe(200)
    const changed = await c.act(c.socialWorker, caseId, 'triage', { ...triage, title: '别的' }, headers)
    expect(problemOf(changed)).toEqual([409, 'idempotency-conflict'])
    // another person with the same key does their own, or is told no; they are not shown the first one's answer
    expect((await c.act(c.propertyWorker, caseId, 'triage', triage, headers)).status).toBeGreaterThanOrEqual(403)
    const checkIn = await c.act(c.propertyWorker, caseId, 'check-in', { reply: '马上来' }, headers)
    expect([200, 409]).toContain(checkIn.status)
    const { id: other } = await c.blows(c.neighbour)
    const elsewhere = await c.act(c.socialWorker, other, 'triage', triage, headers)
    expect([200, 409]).toContain(elsewhere.status)
    if (elsewhere.status === 200) expect(elsewhere.body.id).toBe(other)
  })

  test('holds a session that ended for nothing, and brings none of their own', async () => {
    const login = await t.logIn()
    const me = (headers: Record<string, string>) => t.app.inject({ url: '/v1/me', headers })
    expect((await me(login.headers)).statusCode).toBe(200)
    // a cookie that somebody was given beforehand does not become a session
    const planted = { cookie: `juwuye_session=${'B'.repeat(64)}` }
    const code = await t.codeFor('o-fixed')
    const fresh = await t.app.inject({
      method: 'POST',
      url: '/v1/sessions',
      headers: { ...planted, host: 'x', origin: 'http://x' },
      payload: { code, carrier: 'cookie' },
    })
    expect(String(fresh.headers['set-cookie'])).not.toContain('B'.repeat(64))
    expect((await me(planted)).statusCode).toBe(401)
    await t.app.inject({ method: 'DELETE', url: '/v1/sessions', headers: login.headers })
    expect((await me(login.headers)).statusCode).toBe(401)
  })

  test('does with a neighbour’s ids of the same community what anybody may, and no more', async () => {
    const { id: mine } = await c.blows(c.reporter, { visibility: 'private', text: '楼上天天吵' })
    const invited = await c.get(c.reporter, '/invitations')
    const tries: [string, Promise<Answer>][] = [
      ['reading a private matter', c.get(c.neighbour, `/cases/${mine}`)],
      ['its chain', c.get(c.neighbour, `/cases/${mine}/chain`)],
      ['taking it back', c.act(c.neighbour, mine, 'withdraw', {})],
      ['urging it', c.act(c.neighbour, mine, 'urge', { words: 'x' })],
      ['joining it', c.act(c.neighbour, mine, 'join', { id: randomUUID() })],
    ]
    for (const [what, answer] of tries) expect([what, (await answer).status]).toEqual([what, 404])
    expect(invited.status).toBe(403)
    const { id: open } = await c.blows(c.reporter)
    expect((await c.act(c.neighbour, open, 'withdraw', {})).status).toBeGreaterThanOrEqual(403)
  })
})
