import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { aReceiver, aStandin, type Body, PUSH } from './a-standin.ts'

let standin: Awaited<ReturnType<typeof aStandin>>
beforeEach(async () => {
  standin = await aStandin({ push: PUSH })
})
afterEach(() => standin.close())

describe('texts', () => {
  const check = (changes: Body = {}) =>
    standin.call('/wxa/msg_sec_check', { version: 2, openid: 'o-zhang', scene: 3, content: '路灯坏了', ...changes })

  test.each([
    ['路灯坏了', 'pass', 100],
    ['有违禁词在里面', 'risky', 20006],
    ['有待复核词在里面', 'review', 20003],
  ])('%s: %s', async (content, suggest, label) => {
    expect(await check({ content })).toMatchObject({
      errcode: 0,
      result: { suggest, label },
      trace_id: expect.any(String),
    })
  })

  test('the title counts too, and words may be given', async () => {
    await standin.control('verdicts', { text: [{ contains: '广告', suggest: 'risky' }] })
    expect(await check({ title: '广告' })).toMatchObject({ result: { suggest: 'risky' } })
    expect(await check()).toMatchObject({ result: { suggest: 'pass' } })
    expect(((await standin.control('checks')).texts as Body[]).map(({ suggest }) => suggest)).toEqual(['risky', 'pass'])
  })

  test.each([
    [{ version: 1 }, 47001],
    [{ content: '' }, 47001],
    [{ content: '长'.repeat(2_501) }, 47001],
    [{ scene: 5 }, 47001],
    [{ openid: '' }, 40003],
  ])('%# is refused', async (changes, errcode) => {
    expect(await check(changes)).toMatchObject({ errcode })
  })

  test('who was away for two hours is 61010', async () => {
    await standin.control('idle', { openid: 'o-zhang', idle: true })
    expect(await check()).toMatchObject({ errcode: 61010 })
    await standin.control('idle', { openid: 'o-zhang', idle: false })
    expect(await check()).toMatchObject({ errcode: 0 })
  })
})

describe('media', () => {
  const TOO_LARGE = 10 * 1024 * 1024 + 1
  let files: { url: string; close(): void }
  let receiver: Awaited<ReturnType<typeof aReceiver>>

  beforeAll(async () => {
    const server = createServer((request, response) => {
      if (request.url === '/gone') response.writeHead(404).end()
      else response.end(Buffer.alloc(request.url === '/huge' ? TOO_LARGE : TOO_LARGE - 1))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    files = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
  })
  afterAll(() => files.close())
  beforeEach(async () => {
    receiver = await aReceiver(() => 'success')
    expect(await standin.control('callback', { url: receiver.url })).toEqual({})
  })
  afterEach(() => receiver.close())

  const check = (changes: Body = {}) =>
    standin.call('/wxa/media_check_async', {
      version: 2,
      openid: 'o-zhang',
      scene: 3,
      media_type: 2,
      media_url: `${files.url}/photo.jpg`,
      ...changes,
    })
  const pushed = async (count = 1) => {
    await receiver.until(count)
    return ((await standin.control('pushes')).pushes as { message: Body }[]).map(({ message }) => message)
  }

  test('a photo of 10 MB is fetched and judged', async () => {
    const { trace_id } = await check()
    expect(await pushed()).toEqual([
      expect.objectContaining({
        FromUserName: 'o-zhang',
        Event: 'wxa_media_check',
        trace_id,
        result: { suggest: 'pass', label: '100' },
      }),
    ])
    expect((await standin.control('checks')).media).toMatchObject([{ bytes: TOO_LARGE - 1, fault: null }])
  })

  test.each([
    ['/huge', 'larger than 10 MB'],
    ['/gone', 'HTTP 404'],
  ])('%s is not: %s', async (path, fault) => {
    const { trace_id } = await check({ media_url: files.url + path })
    const [message] = await pushed()
    expect(message).toMatchObject({ Event: 'wxa_media_check', trace_id, errcode: -1008 })
    expect(message).not.toHaveProperty('result')
    expect((await standin.control('checks')).media).toMatchObject([{ bytes: null, fault }])
  })

  test('verdicts go by the address, late if asked, or by hand', async () => {
    await standin.control('verdicts', {
      media: [
        { contains: '/bad', suggest: 'risky' },
        { contains: '', suggest: 'silent' },
      ],
      mediaDelay: 100,
    })
    const begun = Date.now()
    const silent = await check()
    await check({ media_url: `${files.url}/bad.jpg` })
    expect(await pushed()).toMatchObject([{ result: { suggest: 'risky' } }])
    expect(Date.now() - begun).toBeGreaterThanOrEqual(100)
    await pause(150)
    expect(receiver.received).toHaveLength(1)
    await standin.control('judge', { traceId: silent.trace_id, suggest: 'review' })
    expect(await pushed(2)).toMatchObject([{}, { trace_id: silent.trace_id, result: { suggest: 'review' } }])
  })

  test.each([
    [{ version: 1 }, 47001],
    [{ media_type: 3 }, 47001],
    [{ media_url: 'file:///etc/passwd' }, 47001],
    [{ openid: '!' }, 40003],
  ])('%j is refused', async (changes, errcode) => {
    expect(await check(changes)).toMatchObject({ errcode })
  })
})
