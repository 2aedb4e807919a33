import { createCipheriv, createHash, randomBytes, randomUUID } from 'node:crypto'
import { TEMPLATES } from '@juwuye/wechat-standin'
import pg from 'pg'
import { forgetPushes } from '../../src/features/wechat-push/index.ts'
import { buildTestApp, type TestApp, WECHAT_ACCOUNT, WECHAT_PUSH } from '../build-app.ts'
import { until } from './stand.ts'

const PATH = '/v1/wechat/push'
const templateId = TEMPLATES.progress.id

let t: TestApp
let admin: pg.Client
let url: string

beforeAll(async () => {
  t = await buildTestApp({ rateLimits: { perAddress: 30 } })
  url = await t.app.listen({ host: '127.0.0.1', port: 0 })
  admin = new pg.Client({ connectionString: t.database.adminUrl })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await t.close()
})

const control = async (name: string, body: object = {}) => {
  const response = await fetch(`${t.standinUrl}/admin/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return (await response.json()) as Record<string, unknown>
}

/** What waits for the workers because of this person. */
async function jobsOf(openid: string): Promise<{ event: string; createTime: number; payload: object }[]> {
  const { rows } = await admin.query(
    `select data->'data' as data from juwuye_jobs.job where name = 'wechat-event' and data->'data'->>'openid' = $1
     order by created_on`,
    [openid],
  )
  return rows.map(({ data }) => data)
}

interface Push {
  attempts: { url: string; body: string; answer: string }[]
  delivered: boolean
}
async function settledPushes(): Promise<Push[]> {
  return until(async () => {
    const { idle, pushes } = (await control('pushes')) as { idle: boolean; pushes: Push[] }
    return idle ? pushes : undefined
  })
}

const sha1 = (...parts: string[]) => createHash('sha1').update(parts.toSorted().join('')).digest('hex')

/** A push made by hand, with WeChat's keys unless others are given. */
function sealed(message: object, changes: { seconds?: number; token?: string; appId?: string } = {}) {
  const { seconds = Math.floor(t.clock.now() / 1000), token = WECHAT_PUSH.token } = changes
  const key = Buffer.from(`${WECHAT_PUSH.aesKey}=`, 'base64')
  const text = Buffer.from(JSON.stringify(message))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  const full = Buffer.concat([randomBytes(16), length, text, Buffer.from(changes.appId ?? WECHAT_ACCOUNT.appId)])
  const padding = 32 - (full.length % 32)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const Encrypt = Buffer.concat([cipher.update(full), cipher.update(Buffer.alloc(padding, padding))]).toString('base64')
  const [timestamp, nonce] = [String(seconds), randomUUID()]
  const query = { timestamp, nonce, encrypt_type: 'aes', msg_signature: sha1(token, timestamp, nonce, Encrypt) }
  return { method: 'POST' as const, url: PATH, query, payload: JSON.stringify({ ToUserName: 'gh_0', Encrypt }) }
}

const aTap = (openid = `o${randomUUID()}`) => ({
  ToUserName: 'gh_0',
  FromUserName: openid,
  CreateTime: 1_620_973_045,
  MsgType: 'event',
  Event: 'subscribe_msg_popup_event',
  List: { TemplateId: templateId, SubscribeStatusString: 'accept', PopupScene: '0' },
})

describe('the check of the address', () => {
  test('WeChat’s console takes the address, because it gives back the echostr', async () => {
    expect(await control('callback', { url: url + PATH })).toEqual({})
  })

  test('only to WeChat, and as plain text', async () => {
    const [timestamp, nonce] = [String(Math.floor(t.clock.now() / 1000)), '7']
    const query = { timestamp, nonce, echostr: '<b>4375120948345356249</b>' }
    const signature = sha1(WECHAT_PUSH.token, timestamp, nonce)
    const good = await t.app.inject({ url: PATH, query: { ...query, signature } })
    expect(good.body).toBe(query.echostr)
    expect(good.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
    })
    const bad = await t.app.inject({ url: PATH, query: { ...query, signature: '0'.repeat(40) } })
    expect(bad.statusCode).toBe(403)
    expect(bad.json()).toMatchObject({ code: 'push-forged', detail: '这条推送的签名不对，没有受理' })
  })
})

describe('what the stand-in pushes', () => {
  beforeAll(() => control('callback', { url: url + PATH }))
  beforeEach(() => control('pushes', { reset: true }))

  test('a tap, a sent message and a switch in the settings come in as jobs', async () => {
    const openid = `o${randomUUID()}`
    await control('taps', { openid, templates: { [templateId]: 'accept', [TEMPLATES.task.id]: 'reject' } })
    const data = { character_string1: '2026-0388', thing2: '灯', time3: '15:01', thing4: '好' }
    const outcome = await t.deps.wechat.sendSubscribeMessage({ openid, templateId, page: 'pages/index', data })
    await control('settings', { openid, templateId, receive: false })
    expect(await settledPushes()).toEqual(Array(3).fill(expect.objectContaining({ delivered: true })))
    const createTime = Math.floor(t.clock.now() / 1000)
    const jobs = await jobsOf(openid)
    expect(jobs).toHaveLength(3)
    expect(jobs).toEqual(
      expect.arrayContaining([
        {
          openid,
          createTime,
          event: 'subscribe_msg_popup_event',
          payload: {
            list: [
              { templateId, status: 'accept' },
              { templateId: TEMPLATES.task.id, status: 'reject' },
            ],
          },
        },
        {
          openid,
          createTime,
          event: 'subscribe_msg_sent_event',
          payload: {
            list: [{ templateId, msgId: outcome.sent ? outcome.msgId : '', errorCode: 0, errorStatus: 'success' }],
          },
        },
        {
          openid,
          createTime,
          event: 'subscribe_msg_change_event',
          payload: { list: [{ templateId, status: 'reject' }] },
        },
      ]),
    )
  })

  test('two messages in one second are two events', async () => {
    const openid = `o${randomUUID()}`
    await control('credits', { openids: [openid], templateId, credits: 2 })
    const data = { character_string1: '2026-0388', thing2: '灯', time3: '15:01', thing4: '好' }
    for (const _ of [1, 2]) await t.deps.wechat.sendSubscribeMessage({ openid, templateId, page: 'pages/index', data })
    await settledPushes()
    expect(await jobsOf(openid)).toHaveLength(2)
  })

  test('the verdict on a photo comes in under its trace id', async () => {
    const openid = `o${randomUUID()}`
    const media = { openid, url: `${url}/healthz`, mediaType: 2 as const }
    const { traceId } = await t.deps.wechat.checkMedia(media)
    const lost = await t.deps.wechat.checkMedia({ ...media, url: `${url}/v1/nowhere` })
    const jobs = await until(async () => {
      const found = await jobsOf(openid)
      return found.length < 2 ? undefined : found
    })
    expect(jobs.map(({ payload }) => payload)).toEqual(
      expect.arrayContaining([
        { traceId, suggest: 'pass', label: 100, errcode: 0 },
        { traceId: lost.traceId, suggest: null, label: null, errcode: -1008 },
      ]),
    )
  })

  test('the same request again, to the letter, is answered and does nothing', async () => {
    const openid = `o${randomUUID()}`
    await control('taps', { openid, templates: { [templateId]: 'accept' } })
    const [push] = await settledPushes()
    const { url: address, body } = push?.attempts[0] ?? { url: '', body: '' }
    const again = await fetch(address, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    expect([again.status, await again.text()]).toEqual([200, 'success'])
    expect(await jobsOf(openid)).toHaveLength(1)
    t.clock.advance(6 * 60_000)
    const late = await fetch(address, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    expect([late.status, ((await late.json()) as { code: string }).code]).toEqual([403, 'push-stale'])
  })
})

describe('a push made by hand', () => {
  test.each(['application/json', 'text/plain', 'text/xml', undefined])('as %s it is taken', async (type) => {
    const push = aTap()
    const answer = await t.app.inject({ ...sealed(push), headers: type ? { 'content-type': type } : {} })
    expect([answer.statusCode, answer.body]).toEqual([200, 'success'])
    expect(answer.headers['content-type']).toContain('text/plain')
    expect(await jobsOf(push.FromUserName)).toHaveLength(1)
  })

  test('twenty times at once, each newly encrypted, it is one job', async () => {
    const push = aTap()
    const answers = await Promise.all(Array.from({ length: 20 }, () => t.app.inject(sealed(push))))
    expect(answers.map(({ body }) => body)).toEqual(Array(20).fill('success'))
    expect(await jobsOf(push.FromUserName)).toHaveLength(1)
  })

  test.each([
    ['another token', { token: 'anothertoken' }, 'push-forged'],
    ['another mini-program', { appId: 'wxfedcba9876543210' }, 'push-forged'],
    ['a time six minutes ago', { seconds: -360 }, 'push-stale'],
    ['a time in six minutes', { seconds: 360 }, 'push-stale'],
  ])('with %s it is refused, and nothing is done', async (_, changes, code) => {
    const push = aTap()
    const seconds = Math.floor(t.clock.now() / 1000) + ('seconds' in changes ? (changes.seconds ?? 0) : 0)
    const answer = await t.app.inject(sealed(push, { ...changes, seconds }))
    expect([answer.statusCode, answer.json().code]).toEqual([403, code])
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(await jobsOf(push.FromUserName)).toEqual([])
  })

  test('in plain, however well signed, it is refused', async () => {
    const [timestamp, nonce] = [String(Math.floor(t.clock.now() / 1000)), '7']
    const query = { timestamp, nonce, signature: sha1(WECHAT_PUSH.token, timestamp, nonce) }
    const push = aTap()
    const answer = await t.app.inject({ method: 'POST', url: PATH, query, payload: push })
    expect(answer.json().code).toBe('push-forged')
    expect(await jobsOf(push.FromUserName)).toEqual([])
  })

  test('too long or no JSON it is not read', async () => {
    const { url, query } = sealed(aTap())
    const long = await t.app.inject({ method: 'POST', url, query, payload: 'x'.repeat(33 * 1024) })
    expect(long.statusCode).toBe(413)
    const xml = await t.app.inject({
      method: 'POST',
      url,
      query,
      payload: '<xml/>',
      headers: { 'content-type': 'text/xml' },
    })
    expect([xml.statusCode, xml.json().code]).toEqual([400, 'malformed-json'])
  })

  test('what nobody waits for is taken and forgotten', async () => {
    const push = { ...aTap(), Event: 'user_enter_tempsession' }
    expect((await t.app.inject(sealed(push))).body).toBe('success')
    expect(await jobsOf(push.FromUserName)).toEqual([])
  })
})

test('hundreds of pushes from one address pass; forgeries from one address do not', async () => {
  const remoteAddress = '203.0.113.7'
  const pushes = await Promise.all(
    Array.from({ length: 100 }, () => t.app.inject({ ...sealed(aTap()), remoteAddress })),
  )
  expect(new Set(pushes.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
  const forged = () => t.app.inject({ ...sealed(aTap(), { token: 'guess' }), remoteAddress })
  const codes: number[] = []
  for (let i = 0; i < 31; i += 1) codes.push((await forged()).statusCode)
  expect(codes).toEqual([...Array(30).fill(403), 429])
})

test('after a day a push is forgotten', async () => {
  const push = aTap()
  await t.app.inject(sealed(push))
  const count = async () => Number((await admin.query('select count(*) from juwuye.wechat_pushes')).rows[0].count)
  await forgetPushes(t.deps, t.clock.now() + 23 * 3_600_000)
  expect(await count()).toBeGreaterThan(0)
  await forgetPushes(t.deps, t.clock.now() + 25 * 3_600_000)
  expect(await count()).toBe(0)
})

test('it is no part of the clients’ API, asks for no session and sets none', async () => {
  const document = (await t.app.inject({ url: '/openapi.json' })).json()
  expect(Object.keys(document.paths)).not.toContain('/v1/wechat/push')
  const headers = { cookie: 'juwuye_session=x', origin: 'http://evil.test', authorization: 'Bearer x' }
  const answer = await t.app.inject({ ...sealed(aTap()), headers })
  expect(answer.body).toBe('success')
  expect(answer.headers['set-cookie']).toBeUndefined()
})

test('no line of the log carries what was pushed', () => {
  const logged = t.logged.join('')
  expect(logged).toContain(PATH)
  for (const secret of [WECHAT_PUSH.token, WECHAT_PUSH.aesKey, 'msg_signature', templateId]) {
    expect(logged).not.toContain(secret)
  }
})
