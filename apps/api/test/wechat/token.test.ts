import { TEMPLATES } from '@juwuye/wechat-standin'
import { aClient, failure, type Stand } from './stand.ts'

let t: Stand
beforeEach(async () => {
  t = await aClient()
})
afterEach(() => t.close())

const TOKEN = '/cgi-bin/stable_token'
const TEMPLATES_API = '/wxaapi/newtmpl/gettemplate'
const list = (client = t.client) => client.listTemplates()
const minutes = (count: number) => count * 60_000
/** How often the token was asked for meanwhile. */
async function refreshes(work: () => Promise<unknown>): Promise<number> {
  const asked = async () => {
    const { calls } = (await t.control('calls')) as { calls: Record<string, number> }
    return calls[TOKEN] ?? 0
  }
  const before = await asked()
  await work()
  return (await asked()) - before
}

test('is fetched once, however many ask at once, and kept', async () => {
  expect(await refreshes(() => Promise.all(Array.from({ length: 20 }, () => list())))).toBe(1)
  expect(await refreshes(() => list())).toBe(0)
})

test('is renewed five minutes before its end', async () => {
  await list()
  t.time.client = minutes(114)
  expect(await refreshes(() => list())).toBe(0)
  t.time.client = t.time.wechat = minutes(115)
  expect(await refreshes(() => list())).toBe(1)
  t.time.client = t.time.wechat = minutes(119)
  expect(await refreshes(() => list())).toBe(0)
})

test('while it lasts, a failing renewal does no harm', async () => {
  await list()
  t.time.client = t.time.wechat = minutes(116)
  await t.fail(TOKEN, { errcode: -1 })
  expect(await list()).toHaveLength(3)
  t.time.client = t.time.wechat = minutes(121)
  await t.fail(TOKEN, { errcode: -1 })
  expect(await failure(list())).toMatchObject({ code: 'wechat-unreachable' })
})

test('is shared between processes: a new one does not end the other’s', async () => {
  const other = t.another()
  await list()
  await list(other)
  expect(await refreshes(() => Promise.all([list(), list(other)]))).toBe(0)
})

describe('one that WeChat no longer takes', () => {
  test('expired by hand (40001) is fetched anew and the call made again', async () => {
    await list()
    await t.control('expire-token')
    expect(await refreshes(async () => expect(await list()).toHaveLength(3))).toBe(1)
  })

  test('over by WeChat’s clock (42001) too', async () => {
    await list()
    t.time.wechat = minutes(121)
    expect(await refreshes(async () => expect(await list()).toHaveLength(3))).toBe(1)
  })

  test.each([40001, 40014, 42001])('%i twice is an error, after one more try', async (errcode) => {
    await t.fail(TEMPLATES_API, { errcode, times: 2 })
    expect(await failure(list())).toMatchObject({ code: 'wechat-unreachable' })
    expect(await list()).toHaveLength(3)
  })

  test('a message is not sent twice for it', async () => {
    const templateId = TEMPLATES.task.id
    await t.control('credits', { openids: ['o-zhang'], templateId, credits: 5 })
    await list()
    await t.control('expire-token')
    const data = { character_string1: '1', thing2: '灯', time3: '15:01', thing4: '好' }
    const sent = await t.client.sendSubscribeMessage({ openid: 'o-zhang', templateId, page: 'pages/index', data })
    expect(sent).toMatchObject({ sent: true })
    expect(await t.control('messages')).toMatchObject({ count: 1 })
  })
})

test('neither secret nor token is in any error', async () => {
  const told: string[] = []
  const tell = async (work: Promise<unknown>) => {
    const error = await failure(work)
    told.push(`${error.message} ${error.stack} ${String((error.cause as Error | undefined)?.stack)}`)
  }
  await list()
  const { access_token } = (await (
    await fetch(`${t.url}${TOKEN}`, {
      method: 'POST',
      body: JSON.stringify({ grant_type: 'client_credential', appid: t.client.appId, secret: t.secret }),
    })
  ).json()) as { access_token: string }
  await t.fail(TEMPLATES_API, { errcode: 40001, times: 2 })
  await tell(list())
  await t.fail(TEMPLATES_API, { errcode: -1 })
  await tell(list())
  await t.close()
  await tell(list())
  await tell(t.client.code2Session('code'))
  await tell(t.another().listTemplates())
  expect(told).toHaveLength(5)
  for (const text of told) {
    expect(text).not.toContain(t.secret)
    expect(text).not.toContain(access_token)
  }
})
