import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import path from 'node:path'
import { DEMO_ACCOUNT, type Standin, startStandin } from '../src/server.ts'

type Body = Record<string, unknown>

let now = 0
let standin: Standin

beforeEach(async () => {
  now = 1_000_000
  standin = await startStandin({ now: () => now })
})
afterEach(() => standin.close())

async function post(route: string, body: unknown, contentType = 'application/json') {
  const response = await fetch(standin.url + route, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Body }
}

async function login(code: string, changes: Record<string, string> = {}) {
  const query = new URLSearchParams({
    appid: DEMO_ACCOUNT.appId,
    secret: DEMO_ACCOUNT.secret,
    js_code: code,
    grant_type: 'authorization_code',
    ...changes,
  })
  const response = await fetch(`${standin.url}/sns/jscode2session?${query}`, { signal: AbortSignal.timeout(500) })
  expect(response.status).toBe(200)
  return (await response.json()) as Body
}

const codeFor = async (openid: string) => String((await post('/admin/codes', { openid })).body.code)
const credentials = { grant_type: 'client_credential', appid: DEMO_ACCOUNT.appId, secret: DEMO_ACCOUNT.secret }

describe('code2Session', () => {
  test('gives the openid behind the code, with a fresh session key and no errcode', async () => {
    const first = await login(await codeFor('o-zhang'))
    const second = await login(await codeFor('o-zhang'))
    expect(first).toEqual({ openid: 'o-zhang', session_key: expect.stringMatching(/^[\w+/]{22}==$/) })
    expect(second.session_key).not.toBe(first.session_key)
  })

  test('a code works once', async () => {
    const code = await codeFor('o-zhang')
    await login(code)
    expect(await login(code)).toMatchObject({ errcode: 40029 })
  })

  test('a code lives five minutes, not longer', async () => {
    const [young, old] = [await codeFor('o-zhang'), await codeFor('o-li')]
    now += 5 * 60_000 - 1
    expect(await login(young)).toMatchObject({ openid: 'o-zhang' })
    now += 1
    expect(await login(old)).toMatchObject({ errcode: 40029 })
  })

  test.each([
    [{ js_code: 'invented' }, 40029],
    [{ js_code: '' }, 41008],
    [{ appid: 'wxother' }, 40013],
    [{ secret: 'guess' }, 40125],
    [{ grant_type: 'client_credential' }, 40002],
  ])('%j is refused with %i and HTTP 200', async (changes, errcode) => {
    expect(await login(await codeFor('o-zhang'), changes)).toMatchObject({ errcode, errmsg: expect.any(String) })
  })

  test('a refused secret does not use up the code', async () => {
    const code = await codeFor('o-zhang')
    await login(code, { secret: 'guess' })
    expect(await login(code)).toMatchObject({ openid: 'o-zhang' })
  })
})

describe('stable token', () => {
  test('is the same until five minutes before its end, then another', async () => {
    const first = (await post('/cgi-bin/stable_token', credentials)).body
    expect(first).toEqual({ access_token: expect.stringMatching(/^[\w-]{128}$/), expires_in: 7200 })
    now += (7200 - 301) * 1000
    expect((await post('/cgi-bin/stable_token', credentials)).body).toEqual({ ...first, expires_in: 301 })
    now += 1000
    const next = (await post('/cgi-bin/stable_token', credentials)).body
    expect(next.access_token).not.toBe(first.access_token)
    expect(next.expires_in).toBe(7200)
  })

  test('force_refresh gives another at once', async () => {
    const first = (await post('/cgi-bin/stable_token', credentials)).body
    const forced = (await post('/cgi-bin/stable_token', { ...credentials, force_refresh: true })).body
    expect(forced.access_token).not.toBe(first.access_token)
  })

  test.each([
    [{ ...credentials, appid: 'wxother' }, 40013],
    [{ ...credentials, secret: 'guess' }, 40125],
    [{ ...credentials, grant_type: 'authorization_code' }, 40002],
    ['{', 47001],
    ['[]', 47001],
  ])('%j is refused with %i', async (body, errcode) => {
    expect(await post('/cgi-bin/stable_token', body)).toMatchObject({ status: 200, body: { errcode } })
  })

  test('a body beyond 64 KB is not read', async () => {
    const huge = JSON.stringify({ ...credentials, padding: 'x'.repeat(70_000) })
    expect((await post('/cgi-bin/stable_token', huge)).body).toMatchObject({ errcode: 47001 })
  })

  test('GET is refused in WeChat’s way', async () => {
    expect(await (await fetch(`${standin.url}/cgi-bin/stable_token`)).json()).toMatchObject({ errcode: 43002 })
  })
})

describe('bad days on demand', () => {
  const api = '/sns/jscode2session'

  test.each([-1, 45011, 40226])(
    'the next two answers are %i, and the code is still good after them',
    async (errcode) => {
      const code = await codeFor('o-zhang')
      expect((await post('/admin/fail', { api, times: 2, errcode })).status).toBe(200)
      expect((await post('/cgi-bin/stable_token', credentials)).body).toHaveProperty('access_token')
      expect(await login(code)).toMatchObject({ errcode })
      expect(await login(code)).toMatchObject({ errcode })
      expect(await login(code)).toMatchObject({ openid: 'o-zhang' })
    },
  )

  test('an answer that never comes', async () => {
    await post('/admin/fail', { api, hang: true })
    await expect(login('any')).rejects.toMatchObject({ name: 'TimeoutError' })
    expect(await login('any')).toMatchObject({ errcode: 40029 })
  })

  test('close does not wait for it', async () => {
    await post('/admin/fail', { api, hang: true })
    const hanging = login('any').catch((error: Error) => error.name)
    await new Promise((resolve) => setTimeout(resolve, 50))
    await standin.close()
    expect(await hanging).toBe('TypeError')
    standin = await startStandin()
  })

  test('an answer that is right but late', async () => {
    const code = await codeFor('o-zhang')
    await post('/admin/fail', { api, delay: 300 })
    const begun = Date.now()
    expect(await login(code)).toMatchObject({ openid: 'o-zhang' })
    expect(Date.now() - begun).toBeGreaterThanOrEqual(295)
    expect(await post('/admin/calls', {})).toMatchObject({ body: { calls: { [api]: 1 } } })
  })

  test('a failure can be taken back', async () => {
    await post('/admin/fail', { api, times: 9, errcode: -1 })
    await post('/admin/fail', { api, times: 0, errcode: -1 })
    expect(await login('any')).toMatchObject({ errcode: 40029 })
  })
})

describe('the controls', () => {
  test.each([
    ['/admin/codes', {}, 400],
    ['/admin/codes', '[', 400],
    ['/admin/fail', { api: '/nowhere', errcode: 1 }, 400],
    ['/admin/fail', { api: '/sns/jscode2session' }, 400],
    ['/admin/fail', { api: '/sns/jscode2session', errcode: 1, times: 0.5 }, 400],
    ['/admin/other', {}, 404],
    ['/wxa/unknown', {}, 404],
  ])('%s %j is answered with %i', async (route, body, status) => {
    expect((await post(route, body)).status).toBe(status)
  })

  test('a page on another site cannot use them: not as a form, not under its own name', async () => {
    expect((await post('/admin/codes', '{"openid":"o-zhang"}', 'text/plain')).status).toBe(415)
    const foreign = request(`${standin.url}/admin/codes`, { method: 'POST', headers: { host: 'evil.example' } }).end()
    const [response] = await once(foreign, 'response')
    expect(response.statusCode).toBe(403)
  })
})

test('runs as a process of its own and goes when its starter lets go', async () => {
  const main = path.join(import.meta.dirname, '..', 'src', 'main.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', main], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  const [line] = await once(child.stdout as NodeJS.ReadableStream, 'data')
  const { url } = JSON.parse(String(line)) as { url: string }
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect((await fetch(`${url}/sns/jscode2session`)).status).toBe(200)
  const exit = once(child, 'exit')
  child.disconnect()
  expect(await exit).toEqual([0, null])
}, 20_000)
