import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast } from '../given-cast.ts'

describe('every page of HTML', () => {
  const clientDir = mkdtempSync(path.join(tmpdir(), 'juwuye-client-'))
  let t: TestApp
  let c: GivenCast
  let publicationId: string

  beforeAll(async () => {
    writeFileSync(path.join(clientDir, 'index.html'), '<!doctype html><div id="app"></div>')
    writeFileSync(path.join(clientDir, 'app.86d6b8d4.js'), 'console.log(1)')
    t = await buildTestApp({ clientDir, trustProxy: true })
    c = await givenCast(t)
    await c.bring('publicised')
    const list = await t.app.inject({ url: `/v1/public/communities/${c.communityId}/publications` })
    publicationId = list.json().items[0].publicationId ?? list.json().items[0].id
  })
  afterAll(async () => {
    await t.close()
    rmSync(clientDir, { recursive: true, force: true })
  })

  const over = (protocol: 'http' | 'https', url: string, headers: Record<string, string> = {}) =>
    t.app.inject({ url, headers: { 'x-forwarded-proto': protocol, ...headers } })

  const pages = (): Record<string, string> => ({
    'the client': '/',
    'the client at an address of its own': '/pages/case/index?id=1',
    'the role switcher': '/who',
    'a community': `/p/${c.communityId}`,
    'a result': `/p/${c.communityId}/${publicationId}`,
    'a notice': `/p/${c.communityId}/${publicationId}/notice`,
    'a notice of the wall': `/p/${c.communityId}/notice`,
    'the hall': `/p/${c.communityId}/hall`,
    'a page that is gone': `/p/${c.communityId}/01a00000-0000-7000-8000-000000000000`,
    'nothing below': '/p/x/y/z',
    'data that was taken': `/v1/data-exports/${'A'.repeat(64)}`,
    'the description': '/docs/',
  })

  test('allows no script but our own files, no frame, no guessing of kinds, and no more of the device than is used', async () => {
    for (const [name, url] of Object.entries(pages())) {
      const { headers, body } = await over('http', url)
      const policy = String(headers['content-security-policy'])
      const scripts = /(?:^|; ?)script-src ([^;]*)/.exec(policy)?.[1] ?? /default-src ([^;]*)/.exec(policy)?.[1] ?? ''
      expect([name, headers['content-type']]).toEqual([name, expect.stringMatching(/^text\/html; ?charset=utf-8$/i)])
      expect([name, scripts.replace(/'sha256-[^']+'/g, '').trim()]).toEqual([
        name,
        expect.stringMatching(/^'(self|none)'$/),
      ])
      expect([name, policy]).toEqual([name, expect.stringContaining("frame-ancestors 'none'")])
      expect([name, policy]).toEqual([name, expect.stringContaining("base-uri 'none'")])
      expect([name, policy]).not.toEqual([name, expect.stringMatching(/https?:|unsafe-eval|\*/)])
      expect([name, headers['x-content-type-options']]).toEqual([name, 'nosniff'])
      expect([name, headers['referrer-policy']]).toEqual([name, expect.stringMatching(/^(same-origin|no-referrer)$/)])
      expect([name, headers['permissions-policy']]).toEqual([name, expect.stringContaining('payment=()')])
      expect([name, body]).not.toEqual([name, expect.stringMatching(/ on\w+=|javascript:|<script(?![^>]* src=)[^>]*>/)])
    }
  })

  test('asks for HTTPS from then on where it came by it, and only there', async () => {
    for (const url of ['/', '/v1/communities', `/p/${c.communityId}`, '/app.86d6b8d4.js', '/v1/nothing']) {
      expect([url, (await over('https', url)).headers['strict-transport-security']]).toEqual([url, 'max-age=31536000'])
      expect((await over('http', url)).headers['strict-transport-security']).toBeUndefined()
    }
  })

  test('lets no other page read answers, and no cache keep what is somebody’s', async () => {
    const session = await c.headersOf(c.reporter)
    const urls = [
      '/v1/me',
      `/v1/communities/${c.communityId}/cases?scope=mine`,
      `/v1/communities/${c.communityId}/members`,
    ]
    for (const url of urls) {
      const answer = await over('http', url, { ...session, origin: 'https://evil.example' })
      expect([url, answer.headers['cache-control']]).toEqual([url, expect.stringContaining('no-store')])
      expect([url, answer.headers['access-control-allow-origin'], answer.headers.vary ?? '']).toEqual([
        url,
        undefined,
        '',
      ])
      expect([url, answer.headers['x-content-type-options']]).toEqual([url, 'nosniff'])
    }
    const asked = await t.app.inject({
      method: 'OPTIONS',
      url: '/v1/me',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'PATCH' },
    })
    expect([asked.statusCode, asked.headers['access-control-allow-origin']]).toEqual([404, undefined])
  })

  test('keeps its cookie from scripts, from other pages, and from plain HTTP where it came by HTTPS', async () => {
    const logIn = async (protocol: string, origin: string) =>
      t.app.inject({
        method: 'POST',
        url: '/v1/sessions',
        headers: { 'x-forwarded-proto': protocol, host: 'juwuye.example', origin },
        payload: { code: await t.codeFor('o-cookie'), carrier: 'cookie' },
      })
    const cookie = String((await logIn('https', 'https://juwuye.example')).headers['set-cookie'])
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Secure', 'Path=/']) expect(cookie).toContain(part)
    expect((await logIn('https', 'https://evil.example')).statusCode).toBe(403)
  })
})
