import { TEMPLATES } from '@juwuye/wechat-standin'
import type { WechatRetry } from '../../src/platform/wechat/errors.ts'
import { aClient, failure, type Stand } from './stand.ts'

let t: Stand
beforeEach(async () => {
  t = await aClient()
})
afterEach(() => t.close())

const SEND = '/cgi-bin/message/subscribe/send'
const templateId = TEMPLATES.progress.id
const MESSAGE = {
  openid: 'o-zhang',
  templateId,
  page: 'pages/case/index?id=7',
  data: {
    character_string1: '2026-0388',
    thing2: '东门路灯坏了',
    time3: '2019年10月1日 15:01',
    thing4: '物业已到现场',
  },
}
const send = (changes: object = {}) => t.client.sendSubscribeMessage({ ...MESSAGE, ...changes })
const give = (credits: number) => t.control('credits', { openids: ['o-zhang'], templateId, credits })
const arrived = async () => (await t.control('messages')) as { count: number; messages: object[] }

test('a message arrives as it was sent, and its id keeps all its digits', async () => {
  await give(2)
  const [first, second] = [await send(), await send()]
  const { openid, page, data } = MESSAGE
  const { messages } = await arrived()
  expect(messages).toMatchObject([{ openid, templateId, page, data }, {}])
  expect([first, second]).toEqual(
    messages.map((message) => ({ sent: true, msgId: (message as { msgId: string }).msgId })),
  )
  expect(first).not.toEqual(second)
})

describe('a no of WeChat is an outcome', () => {
  beforeEach(() => give(1))

  test.each([
    ['noCredit', { openid: 'o-li' }],
    ['badOpenid', { openid: '张三' }],
    ['badTemplate', { templateId: 'none' }],
    ['badField', { data: { ...MESSAGE.data, thing2: '灯'.repeat(21) } }],
    ['sensitive', { data: { ...MESSAGE.data, thing4: '违禁词' } }],
  ])('%s', async (why, changes) => {
    expect(await send(changes)).toMatchObject({ sent: false, why })
    expect((await arrived()).count).toBe(0)
  })

  test('its words name the field', async () => {
    const outcome = await send({ data: { ...MESSAGE.data, time3: '后天' } })
    expect(outcome).toMatchObject({ words: expect.stringContaining('data.time3.value') })
  })

  test.each([
    [43107, 'banned'],
    [41030, 'badField'],
  ])('%i is %s', async (errcode, why) => {
    await t.fail(SEND, { errcode })
    expect(await send()).toMatchObject({ sent: false, why })
  })
})

describe('what may pass later is to be tried again', () => {
  beforeEach(() => give(2))

  test.each([
    [-1, 5_000],
    [43108, 2_000],
    [45011, 60_000],
    [40164, 300_000],
    [99999, 300_000],
  ])('%i, not before %i ms', async (errcode, after) => {
    await t.fail(SEND, { errcode })
    expect(await failure(send())).toMatchObject({ name: 'WechatRetry', errcode, after })
    expect(await send()).toMatchObject({ sent: true })
  })

  test('over the day’s limit, not before midnight in Shanghai', async () => {
    t.time.client = Date.UTC(2026, 10, 23, 15, 59) - Date.now()
    await t.fail(SEND, { errcode: 45009 })
    const error = (await failure(send())) as WechatRetry
    expect(error.after).toBeGreaterThan(58_000)
    expect(error.after).toBeLessThanOrEqual(60_000)
  })

  test('two at once to one person: one arrives, the other is tried again', async () => {
    await t.fail(SEND, { delay: 300 })
    const both = await Promise.allSettled([send(), send()])
    const reasons = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(reasons).toEqual([expect.objectContaining({ name: 'WechatRetry', errcode: 43108 })])
    expect((await arrived()).count).toBe(1)
  })

  test('a WeChat that is not there', async () => {
    await t.close()
    expect(await failure(send())).toMatchObject({ name: 'WechatRetry', errcode: null })
  })

  test('a WeChat that does not answer, after five seconds', async () => {
    await t.fail(SEND, { hang: true })
    const begun = Date.now()
    expect(await failure(send())).toMatchObject({ name: 'WechatRetry', message: 'WeChat: TimeoutError' })
    expect(Date.now() - begun).toBeLessThan(9_000)
  })
})

describe('templates', () => {
  test('are told with the names of their fields', async () => {
    expect(await t.client.listTemplates()).toEqual(
      Object.values(TEMPLATES).map(({ id, title, fields }) => ({ id, title, fields: Object.keys(fields) })),
    )
  })

  test.each([{ errcode: -1 }, { errcode: 45009 }])('%j: out of reach, in our words', async (bad) => {
    await t.fail('/wxaapi/newtmpl/gettemplate', bad)
    expect(await failure(t.client.listTemplates())).toMatchObject({ code: 'wechat-unreachable' })
  })
})
