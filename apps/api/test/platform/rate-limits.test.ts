import { randomInt } from 'node:crypto'
import { buildTestApp, type TestApp, type TestAppOptions } from '../build-app.ts'

const PROXY = '10.0.0.1'

describe('who tries again and again', () => {
  const opened: TestApp[] = []
  const limited = async (options: TestAppOptions) => {
    const t = await buildTestApp(options)
    opened.push(t)
    return t
  }
  afterAll(() => Promise.all(opened.map((t) => t.close())))

  const anyone = (t: TestApp, remoteAddress: string, forwarded?: string) =>
    t.app.inject({
      url: '/v1/communities',
      remoteAddress,
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    })
  const randomV4 = () => Array.from({ length: 4 }, () => randomInt(1, 255)).join('.')
  const statusesOf = async (times: number, ask: (i: number) => Promise<{ statusCode: number }>) => {
    const statuses: number[] = []
    for (let i = 0; i < times; i += 1) statuses.push((await ask(i)).statusCode)
    return statuses
  }

  test('behind a proxy claims other addresses in vain: what the proxy itself saw counts', async () => {
    const t = await limited({ rateLimits: { perAddress: 3 }, trustProxy: true })
    const claims = await statusesOf(5, () => anyone(t, PROXY, `${randomV4()}, 203.0.113.7`))
    expect(claims).toEqual([200, 200, 200, 429, 429])
    expect((await anyone(t, PROXY, '203.0.113.8')).statusCode).toBe(200)
  })

  test('behind two proxies, which are named, is known by what the outer one saw', async () => {
    const t = await limited({ rateLimits: { perAddress: 3 }, trustProxy: '10.0.0.0/8,192.0.2.9' })
    const claims = await statusesOf(5, () => anyone(t, PROXY, `${randomV4()}, 203.0.113.7, 192.0.2.9`))
    expect(claims).toEqual([200, 200, 200, 429, 429])
    // whoever comes past the proxies says what they like and is who they are
    expect(await statusesOf(5, () => anyone(t, '198.51.100.1', randomV4()))).toEqual([200, 200, 200, 429, 429])
  })

  test('without a proxy is where the connection comes from', async () => {
    const t = await limited({ rateLimits: { perAddress: 3 } })
    expect(await statusesOf(5, () => anyone(t, '203.0.113.7', randomV4()))).toEqual([200, 200, 200, 429, 429])
  })

  test('spells the address otherwise is counted all the same', async () => {
    const t = await limited({ rateLimits: { perAddress: 3 } })
    const spelt = (i: number) => t.app.inject({ url: i % 2 === 0 ? '/%761/communities' : '/%76%31/communities' })
    expect(await statusesOf(5, spelt)).toEqual([200, 200, 200, 429, 429])
    const { headers } = await t.app.inject({ url: '/%761/communities', remoteAddress: '203.0.113.7' })
    expect(headers['cache-control']).toBe('no-store')
  })

  test('from one household of IPv6 is one, whichever of its addresses they take', async () => {
    const t = await limited({ rateLimits: { perAddress: 3, loginsPerAddress: 2, codesPerAddress: 2 } })
    expect(await statusesOf(5, (i) => anyone(t, `2001:db8:1:2:${i + 1}::${i + 7}`))).toEqual([200, 200, 200, 429, 429])
    expect((await anyone(t, '2001:db8:1:3::1')).statusCode).toBe(200)
    const login = (remoteAddress: string) =>
      t.app.inject({
        method: 'POST',
        url: '/v1/sessions',
        payload: { code: 'x', carrier: 'bearer' },
        remoteAddress,
      })
    expect(await statusesOf(4, (i) => login(`2001:db8:9:9::${i + 1}`))).toEqual([401, 401, 429, 429])
  })

  test('codes with many accounts at once is stopped by address, and one account by its number of requests', async () => {
    const t = await limited({ rateLimits: { codesPerAddress: 10, perPerson: 8 } })
    const logins = await Promise.all(Array.from({ length: 6 }, () => t.logIn()))
    const guess = (i: number, remoteAddress: string) =>
      t.app.inject({
        method: 'POST',
        url: '/v1/invitations/look',
        headers: logins[i % logins.length]?.headers ?? {},
        payload: { code: `1${randomInt(1e9)}.${'A'.repeat(16)}` },
        remoteAddress,
      })
    const many = await Promise.all(Array.from({ length: 30 }, (_, i) => guess(i, '203.0.113.7')))
    const count = (status: number) => many.filter(({ statusCode }) => statusCode === status).length
    expect([count(404), count(429)]).toEqual([10, 20])
    const spread = await Promise.all(Array.from({ length: 30 }, () => guess(0, randomV4())))
    expect(spread.filter(({ statusCode }) => statusCode === 404).length).toBeLessThanOrEqual(3)
  })
})
