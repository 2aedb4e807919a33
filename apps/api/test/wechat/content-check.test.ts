import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { aClient, failure, type Stand, until } from './stand.ts'

let t: Stand
beforeEach(async () => {
  t = await aClient()
})
afterEach(() => t.close())

describe('texts', () => {
  const API = '/wxa/msg_sec_check'
  const check = (content: string) => t.client.checkText({ openid: 'o-zhang', scene: 3, content })
  const UNCHECKED = { verdict: 'unchecked', label: null }

  test.each([
    ['路灯坏了', { verdict: 'passed', label: 100 }],
    ['有待复核词', { verdict: 'review', label: 20003 }],
    ['有违禁词', { verdict: 'risky', label: 20006 }],
  ])('%s', async (content, verdict) => {
    expect(await check(content)).toEqual(verdict)
    expect(t.troubles).toEqual([])
  })

  test('title and nickname are looked at too', async () => {
    const text = { openid: 'o-zhang', scene: 1 as const, content: '你好' }
    expect(await t.client.checkText({ ...text, nickname: '违禁词' })).toMatchObject({ verdict: 'risky' })
    expect(await t.client.checkText({ ...text, title: '违禁词' })).toMatchObject({ verdict: 'risky' })
  })

  test.each([-1, 45009, 45011, 61010, 40003, 99999])('%i: unchecked, and somebody hears of it', async (errcode) => {
    await t.fail(API, { errcode })
    expect(await check('路灯坏了')).toEqual(UNCHECKED)
    expect(t.troubles).toEqual([expect.objectContaining({ errcode })])
  })

  test('longer than WeChat takes: unchecked', async () => {
    expect(await check('长'.repeat(2_501))).toEqual(UNCHECKED)
  })

  test.each([
    ['the check', API],
    ['the token', '/cgi-bin/stable_token'],
  ])('%s takes too long: unchecked after 1.5 s', async (_, api) => {
    await t.fail(api, { delay: 4_000 })
    const begun = Date.now()
    expect(await check('路灯坏了')).toEqual(UNCHECKED)
    expect(Date.now() - begun).toBeGreaterThanOrEqual(1_490)
    expect(Date.now() - begun).toBeLessThan(3_500)
  })

  test('WeChat is not there: unchecked, at once', async () => {
    await t.close()
    expect(await check('路灯坏了')).toEqual(UNCHECKED)
  })
})

describe('photos', () => {
  let files: Server
  let url: string
  beforeAll(async () => {
    files = createServer((_, response) => response.end('jpeg'))
    await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(files.address() as AddressInfo).port}/photo.jpg`
  })
  afterAll(() => {
    files.close()
    files.closeAllConnections()
  })

  const check = () => t.client.checkMedia({ openid: 'o-zhang', url, mediaType: 2 })

  test('are taken under a trace id and really fetched', async () => {
    const { traceId } = await check()
    const [media] = await until(async () => {
      const { media } = (await t.control('checks')) as { media: { bytes: number | null; fault: string | null }[] }
      return media.some(({ bytes, fault }) => bytes === null && fault === null) ? undefined : media
    })
    expect(media).toMatchObject({ traceId, url, openid: 'o-zhang', bytes: 'jpeg'.length, fault: null })
  })

  test('of somebody idle are not taken; the code is told', async () => {
    await t.control('idle', { openid: 'o-zhang', idle: true })
    expect(await failure(check())).toMatchObject({ name: 'WechatRetry', errcode: 61010 })
  })

  test.each([-1, 45009])('%i: to be tried again', async (errcode) => {
    await t.fail('/wxa/media_check_async', { errcode })
    expect(await failure(check())).toMatchObject({ name: 'WechatRetry', errcode })
  })
})
