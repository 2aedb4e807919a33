import { createPushDoor } from '../../src/platform/wechat/push-door.ts'

/** The examples in WeChat's documentation of message pushes. */
const PUBLISHED = {
  keys: { token: 'AAAAA', aesKey: 'A'.repeat(43), appId: 'wxba5fad812f8e6fb9' },
  check: { timestamp: '1714036504', nonce: '1514711492', signature: 'f464b24fc39322e44b38aa78f5edd27bd1441696' },
  safe: { timestamp: '1714112445', nonce: '415670741', signature: '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3' },
  encrypted:
    '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=',
  message: {
    ToUserName: 'gh_97417a04a28d',
    FromUserName: 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY',
    CreateTime: 1714112445,
    MsgType: 'event',
    Event: 'debug_demo',
    debug_str: 'hello world',
  },
  /** The example of an encrypted answer: another length, hence another padding. */
  reply: {
    query: { timestamp: '1713424427', nonce: '415670741', signature: '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1' },
    encrypted: 'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==',
    message: '{"demo_resp":"good luck"}',
  },
}

const { keys, check, safe, encrypted, message, reply } = PUBLISHED
const door = createPushDoor(keys)
const at = ({ timestamp }: { timestamp: string }) => Number(timestamp) * 1000
const refused = (code: string) => expect.objectContaining({ code })

describe('the check of the address', () => {
  test('WeChat’s own example passes', () => {
    expect(() => door.check(check, at(check))).not.toThrow()
  })

  test.each([
    ['nonce', { ...check, nonce: '1514711493' }],
    ['timestamp', { ...check, timestamp: '1714036505' }],
    ['signature', { ...check, signature: check.signature.toUpperCase() }],
    ['missing signature', { ...check, signature: '' }],
  ])('another %s does not', (_, query) => {
    expect(() => door.check(query, at(check))).toThrow(refused('push-forged'))
  })
})

describe('safe mode', () => {
  test('WeChat’s own examples open', () => {
    expect(JSON.parse(door.open(safe, encrypted, at(safe)))).toEqual(message)
    expect(door.open(reply.query, reply.encrypted, at(reply.query))).toBe(reply.message)
  })

  test.each([
    ['five minutes old', 300_000],
    ['five minutes ahead', -300_000],
  ])('what is %s still passes, a second more is stale', (_, age) => {
    expect(() => door.open(safe, encrypted, at(safe) + age)).not.toThrow()
    expect(() => door.open(safe, encrypted, at(safe) + age + Math.sign(age) * 1000)).toThrow(refused('push-stale'))
  })

  test('the signature without the message opens nothing', () => {
    const signature = '6c5c811b55cc85e0e1b54100749188c20beb3f5d'
    expect(() => door.open({ ...safe, signature }, encrypted, at(safe))).toThrow(refused('push-forged'))
  })

  test('one changed character is a forgery', () => {
    expect(() => door.open(safe, encrypted.replace('J', 'K'), at(safe))).toThrow(refused('push-forged'))
  })

  test.each([
    ['of another mini-program', { appId: 'wxba5fad812f8e6fb0' }],
    ['under another key', { aesKey: 'B'.repeat(43) }],
    ['under another token', { token: 'AAAAB' }],
  ])('a message %s is refused', (_, change) => {
    const other = createPushDoor({ ...keys, ...change })
    expect(() => other.open(safe, encrypted, at(safe))).toThrow(refused('push-forged'))
  })
})
