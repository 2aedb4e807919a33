import { EnvError, readEnv } from '../../src/platform/env.ts'

const COMPLETE = {
  DATABASE_API_URL: 'postgres://a@localhost/x',
  DATABASE_PUBLIC_URL: 'postgres://p@localhost/x',
  DATABASE_SWEEPER_URL: 'postgresql://s@localhost/x',
  WECHAT_APP_ID: 'wx0123456789abcdef',
  WECHAT_APP_SECRET: '0123456789abcdef',
  FILE_SECRET: 'x'.repeat(32),
  SEALING_SECRET: 'x'.repeat(32),
  PHOTOS_DIR: './photos',
  CLIENT_DIR: './client',
}

function faultsOf(source: Record<string, string | undefined>): readonly string[] {
  try {
    readEnv(source)
    return []
  } catch (error) {
    return (error as EnvError).faults
  }
}

describe('configuration', () => {
  test('with the necessary it stands, on loopback, without demonstration', () => {
    expect(readEnv(COMPLETE)).toMatchObject({ host: '127.0.0.1', port: 3000, demo: null, trustProxy: false })
  })

  test('every fault is named at once, in Chinese, and no secret is repeated', () => {
    const faults = faultsOf({
      ...COMPLETE,
      PORT: '70000',
      FILE_SECRET: 'short-secret',
      DATABASE_API_URL: '',
      DEMO: 'ja',
    })
    expect(faults.map((fault) => fault.split('：')[0]).sort()).toEqual([
      'DATABASE_API_URL',
      'DEMO',
      'FILE_SECRET',
      'PORT',
    ])
    expect(faults.find((fault) => fault.startsWith('DATABASE_API_URL'))).toContain('没有写')
    expect(faults.join()).not.toContain('short-secret')
    expect(new EnvError(faults).message).toContain('4 处')
  })

  test.each(['0.0.0.0', '192.168.1.20', '::', 'juwuye.example'])('demonstration on %s is refused', (HOST) => {
    const faults = faultsOf({ ...COMPLETE, DEMO: 'true', DEMO_PEOPLE_FILE: 'people.json', HOST })
    expect(faults).toEqual([expect.stringContaining(HOST)])
  })

  test.each(['127.0.0.1', '::1', 'localhost'])('demonstration on %s is allowed, with its list of people', (HOST) => {
    expect(readEnv({ ...COMPLETE, DEMO: 'true', DEMO_PEOPLE_FILE: '/x/people.json', HOST }).demo).toEqual({
      peopleFile: '/x/people.json',
    })
    expect(faultsOf({ ...COMPLETE, DEMO: 'true', HOST })).toEqual([expect.stringContaining('DEMO_PEOPLE_FILE')])
  })

  describe('photos', () => {
    const { PHOTOS_DIR: _, ...elsewhere } = COMPLETE
    const BUCKET = {
      S3_ENDPOINT: 'https://store.example',
      S3_BUCKET: 'photos',
      S3_ACCESS_KEY_ID: 'id',
      S3_SECRET_ACCESS_KEY: 'a-secret-of-the-store',
    }

    test('lie in a folder or in a bucket, not in both and not nowhere', () => {
      expect(readEnv(COMPLETE).photos).toEqual({ folder: expect.stringMatching(/photos$/) })
      expect(readEnv({ ...elsewhere, ...BUCKET }).photos).toMatchObject({
        bucket: { endpoint: 'https://store.example', bucket: 'photos', region: 'us-east-1', pathStyle: false },
      })
      expect(faultsOf({ ...COMPLETE, ...BUCKET })).toEqual([expect.stringContaining('只写一样')])
      expect(faultsOf(elsewhere)).toEqual([expect.stringContaining('只写一样')])
    })

    test('a bucket half said is named whole, without its secret', () => {
      const faults = faultsOf({ ...elsewhere, ...BUCKET, S3_BUCKET: undefined, S3_ACCESS_KEY_ID: '' })
      expect(faults.map((fault) => fault.split('：')[0])).toEqual(['S3_BUCKET', 'S3_ACCESS_KEY_ID'])
      expect(faults.join()).not.toContain('a-secret-of-the-store')
    })
  })

  describe('pushes of WeChat', () => {
    const PUSH = { WECHAT_PUSH_TOKEN: 'pushtoken1', WECHAT_PUSH_AES_KEY: 'k'.repeat(43) }

    test('are taken with token and key, and not at all without', () => {
      expect(readEnv({ ...COMPLETE, ...PUSH }).wechat.push).toEqual({ token: 'pushtoken1', aesKey: 'k'.repeat(43) })
      expect(readEnv(COMPLETE).wechat.push).toBeNull()
    })

    test.each(['WECHAT_PUSH_TOKEN', 'WECHAT_PUSH_AES_KEY'])('without %s alone they are a fault', (name) => {
      expect(faultsOf({ ...COMPLETE, ...PUSH, [name]: '' })).toEqual([expect.stringContaining(name)])
    })

    test('a key of 42 characters is one', () => {
      const faults = faultsOf({ ...COMPLETE, ...PUSH, WECHAT_PUSH_AES_KEY: 'k'.repeat(42) })
      expect(faults).toEqual([expect.stringContaining('WECHAT_PUSH_AES_KEY：不对')])
      expect(faults.join()).not.toContain('kkk')
    })
  })

  test('one proxy in front is trusted, or those at named addresses, and nothing else is taken for one', () => {
    const trusted = (TRUST_PROXY: string) => readEnv({ ...COMPLETE, TRUST_PROXY }).trustProxy
    expect(['true', 'false', '10.0.0.0/8,2001:db8::1', '192.0.2.9'].map(trusted)).toEqual([
      true,
      false,
      '10.0.0.0/8,2001:db8::1',
      '192.0.2.9',
    ])
    for (const TRUST_PROXY of [
      'yes',
      '1',
      '10.0.0.0/33',
      '10.0.0.0/0',
      '10.0.0.0/8,',
      'proxy.example',
      '10.0.0.0/8/9',
    ]) {
      expect(faultsOf({ ...COMPLETE, TRUST_PROXY })).toEqual([expect.stringContaining('TRUST_PROXY：不对')])
    }
  })

  test('a socket of systemd is taken by the process that it was meant for, and one only', () => {
    const handed = { ...COMPLETE, LISTEN_FDS: '1', LISTEN_PID: String(process.pid) }
    expect(readEnv(handed).socket).toBe(3)
    expect(readEnv({ ...handed, LISTEN_PID: '1' }).socket).toBeNull()
    expect(readEnv(COMPLETE).socket).toBeNull()
    expect(faultsOf({ ...handed, LISTEN_FDS: '2' })).toEqual([expect.stringContaining('LISTEN_FDS')])
  })

  test('the public address has no slash at its end', () => {
    expect(readEnv({ ...COMPLETE, PUBLIC_URL: 'https://juwuye.example/' }).publicUrl).toBe('https://juwuye.example')
    expect(readEnv(COMPLETE).publicUrl).toBeNull()
    expect(faultsOf({ ...COMPLETE, PUBLIC_URL: 'juwuye.example' })).toEqual([expect.stringContaining('PUBLIC_URL')])
  })
})
