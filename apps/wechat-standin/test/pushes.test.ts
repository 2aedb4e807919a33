import { encrypt, sign } from '../src/pusher.ts'
import { TEMPLATES } from '../src/server.ts'
import { aReceiver, aStandin, type Body, PUSH, type Received } from './a-standin.ts'

/** The examples in WeChat's documentation of message pushes. */
describe('WeChat’s published examples', () => {
  const [token, appId] = ['AAAAA', 'wxba5fad812f8e6fb9']

  test('the signature of the address check', () => {
    expect(sign([token, '1714036504', '1514711492'])).toBe('f464b24fc39322e44b38aa78f5edd27bd1441696')
  })

  test.each([
    [
      '{"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY","CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","debug_str":"hello world"}',
      'a8eedb185eb2fecf',
      '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=',
      ['1714112445', '415670741', '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3'],
    ],
    [
      '{"demo_resp":"good luck"}',
      '707722b803182950',
      'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==',
      ['1713424427', '415670741', '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1'],
    ],
  ])('the encryption and signature of %s', (message, random, encrypted, [timestamp, nonce, signature]) => {
    expect(encrypt('A'.repeat(43), appId, message, Buffer.from(random))).toBe(encrypted)
    expect(sign([token, String(timestamp), String(nonce), encrypted])).toBe(signature)
  })
})

const id = TEMPLATES.progress.id
let standin: Awaited<ReturnType<typeof aStandin>>
let receiver: Awaited<ReturnType<typeof aReceiver>> | undefined
beforeEach(async () => {
  standin = await aStandin({ push: PUSH, now: () => 1_714_112_445_000 })
})
afterEach(async () => {
  await standin.close()
  await receiver?.close()
  receiver = undefined
})

async function receive(answer: (request: Received, count: number) => string | undefined, patience = 5_000) {
  receiver = await aReceiver(answer)
  expect(await standin.control('callback', { url: receiver.url, patience })).toEqual({})
  return receiver
}
const tap = (templates: Body) => standin.control('taps', { openid: 'o-zhang', templates })
type Record = { message: Body; attempts: Body[]; delivered: boolean }
async function settled(): Promise<Record[]> {
  for (const begun = Date.now(); Date.now() - begun < 10_000; ) {
    const { idle, pushes } = (await standin.control('pushes')) as { idle: boolean; pushes: Record[] }
    if (idle) return pushes
  }
  throw new Error('the pushes never end')
}

test('an event is signed over its encrypted body', async () => {
  const { until } = await receive(() => 'success')
  await tap({ [id]: 'accept' })
  const [request] = await until(1)
  const { Encrypt, ...rest } = JSON.parse(request?.body ?? '{}')
  expect(rest).toEqual({ ToUserName: 'gh_000000000000' })
  const given = (name: string) => request?.query.get(name) ?? ''
  expect(given('timestamp')).toBe('1714112445')
  expect(given('encrypt_type')).toBe('aes')
  expect(given('openid')).toBe('o-zhang')
  expect(given('msg_signature')).toBe(sign([PUSH.token, given('timestamp'), given('nonce'), Encrypt]))
  expect(given('signature')).toBe(sign([PUSH.token, given('timestamp'), given('nonce')]))
})

test('taps, settings and sent messages are told; a list of one is no list', async () => {
  await receive(() => 'success')
  const from = { FromUserName: 'o-zhang', CreateTime: 1714112445, MsgType: 'event' }
  await tap({ [id]: 'accept', [TEMPLATES.task.id]: 'reject' })
  await tap({ [id]: 'accept' })
  const data = { character_string1: '1', thing2: '灯', time3: '15:01', thing4: '好' }
  const value = Object.fromEntries(Object.entries(data).map(([name, text]) => [name, { value: text }]))
  await standin.call('/cgi-bin/message/subscribe/send', { touser: 'o-zhang', template_id: id, data: value })
  await standin.control('settings', { openid: 'o-zhang', templateId: id, receive: false })
  const { messages } = (await standin.control('messages')) as { messages: { msgId: string }[] }
  const item = (TemplateId: string, SubscribeStatusString: string) => ({ TemplateId, SubscribeStatusString })
  const scene = { PopupScene: '0' }
  expect((await settled()).map(({ message }) => message)).toMatchObject([
    {
      ...from,
      Event: 'subscribe_msg_popup_event',
      List: [
        { ...item(id, 'accept'), ...scene },
        { ...item(TEMPLATES.task.id, 'reject'), ...scene },
      ],
    },
    { ...from, Event: 'subscribe_msg_popup_event', List: { ...item(id, 'accept'), ...scene } },
    {
      ...from,
      Event: 'subscribe_msg_sent_event',
      List: { TemplateId: id, MsgID: messages[0]?.msgId, ErrorCode: '0', ErrorStatus: 'success' },
    },
    { ...from, Event: 'subscribe_msg_change_event', List: item(id, 'reject') },
  ])
})

describe('an answer that is not `success`', () => {
  test('is asked for three times more, with the same message', async () => {
    const { received } = await receive(() => 'not now', 1_000)
    await tap({ [id]: 'accept' })
    expect(await settled()).toMatchObject([{ delivered: false, attempts: Array(4).fill({ answer: 'not now' }) }])
    expect(received).toHaveLength(4)
    expect(new Set(received.map(({ query }) => query.get('nonce'))).size).toBe(4)
  })

  test('in time, also an empty one, ends it', async () => {
    const { received } = await receive((_, count) => (count === 1 ? 'not now' : ''), 1_000)
    await tap({ [id]: 'accept' })
    expect(await settled()).toMatchObject([{ delivered: true }])
    expect(received).toHaveLength(2)
  })

  test('too late is none', async () => {
    const { received } = await receive((_, count) => (count === 1 ? undefined : 'success'), 1_000)
    await tap({ [id]: 'accept' })
    expect(await settled()).toMatchObject([{ delivered: true, attempts: [{ answer: 'no answer: TimeoutError' }, {}] }])
    expect(received).toHaveLength(2)
  })
})

describe('the callback', () => {
  test('must give back the echostr', async () => {
    const wrong = await aStandin()
    const answer = await standin.control('callback', { url: `${wrong.url}/nothing` })
    expect(answer).toEqual({ error: expect.stringContaining('did not give back the echostr') })
    await wrong.close()
  })

  test('is not asked for where there is no key', async () => {
    const keyless = await aStandin()
    expect(await keyless.control('callback', { url: 'http://127.0.0.1:9' })).toEqual({ error: expect.any(String) })
    await keyless.close()
  })

  test('can be taken away', async () => {
    const { received } = await receive(() => 'success')
    await standin.control('callback', { url: null })
    await tap({ [id]: 'accept' })
    expect(await settled()).toEqual([])
    expect(received).toEqual([])
  })
})

test('close waits for no push', async () => {
  await receive(() => undefined)
  await tap({ [id]: 'accept' })
  await receiver?.until(1)
  const begun = Date.now()
  await standin.close()
  expect(Date.now() - begun).toBeLessThan(1_000)
  standin = await aStandin()
})
