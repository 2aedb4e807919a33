import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import path from 'node:path'
import { Phone, SCENES, writes } from '../src/index.ts'
import { inside, launch, sample } from './sample.ts'

type Said = { errMsg: string; errno?: number; errCode?: number }

const PHOTO = path.join(__dirname, '../package.json') // any file will do
// a Mac has but one of them
const OWN_ADDRESS = process.platform === 'darwin' ? '127.0.0.1' : '127.0.9.9'
const called = (name: string, options = '{}') => `wx.${name}({ ...${options}, success: done, fail: done })`

describe('the realm of the scripts', () => {
  test.each([
    ['document', 'typeof document'],
    ['window', 'typeof window'],
    ['fetch', 'typeof fetch'],
    ['process', 'typeof process'],
    ['require of Node', 'typeof Buffer'],
    ['Intl', 'typeof Intl'],
    ['Array.prototype.at', 'typeof [].at'],
    ['String.prototype.replaceAll', "typeof ''.replaceAll"],
    ['Promise.allSettled', 'typeof Promise.allSettled'],
    ['a function WeChat lacks', 'typeof wx.flyAway'],
  ])('has no %s', async (_, look) => {
    expect(await inside<string>(`done(${look})`)).toBe('undefined')
  })

  test('evaluates no text', async () => {
    expect(await inside<string>('try { new Function("return 1")() } catch (e) { done(e.message) }')).toMatch(
      /disallowed/,
    )
  })

  test('gets objects of its own', async () => {
    expect(await inside<boolean>('done(wx.getWindowInfo().constructor === Object)')).toBe(true)
  })

  test('what is logged as an error is a fault, and so is what a timer throws', async () => {
    const program = launch({
      build: sample.with(
        'app.js',
        'App({ onLaunch() { console.error("no"); setTimeout(() => { throw new Error("late") }) } })',
      ),
    })
    expect(String(program.faults[0])).toBe('Error: console.error: no')
    await expect(program.until(() => program.faults.length > 1)).rejects.toThrow('no')
  })
})

describe('the subscribe prompt', () => {
  const ask = (ids: string) => called('requestSubscribeMessage', `{ tmplIds: ${ids} }`)

  test('opens straight from a tap', async () => {
    const answered: object[] = []
    const phone = new Phone({ onSubscribed: async (answers) => void answered.push(answers) })
    expect(await inside(ask("['t1']"), { phone })).toMatchObject({ t1: 'accept' })
    expect(answered).toEqual([{ t1: 'accept' }])
  })

  test.each([
    ['a promise', (script: string) => `Promise.resolve().then(() => { ${script} })`],
    ['a timer', (script: string) => `setTimeout(() => { ${script} })`],
  ])('does not open after %s', async (_, later) => {
    const { errMsg } = await inside<Said>(later(ask("['t1']")))
    expect(errMsg).toContain('TAP gesture')
  })

  test('asks for three kinds at most, and says when all is switched off', async () => {
    expect((await inside<Said>(ask("['a','b','c','d']"))).errCode).toBe(20003)
    expect((await inside<Said>(ask("['a']"), { phone: new Phone({ subscribe: 'off' }) })).errCode).toBe(20004)
  })
})

describe('what is private', () => {
  test('waits for the person to agree, once', async () => {
    const phone = new Phone()
    phone.world.photos.push(PHOTO, PHOTO)
    const taken = await inside<{ tempFiles: object[] }>(called('chooseMedia', '{ count: 1 }'), { phone })
    expect(taken.tempFiles).toMatchObject([{ fileType: 'image' }])
    expect(phone.said('privacy')).toEqual(['agree'])
    await inside(called('chooseMedia', '{ count: 1 }'), { phone })
    expect(phone.said('privacy')).toEqual(['agree'])
  })

  test('fails with 104 when they refuse, also through the mini-program’s own window', async () => {
    const refuse = new Phone({ privacy: 'refuse' })
    expect((await inside<Said>(called('chooseMedia'), { phone: refuse })).errno).toBe(104)
    const own = `wx.onNeedPrivacyAuthorization((answer) => answer({ event: 'disagree' })); ${called('chooseMedia')}`
    expect((await inside<Said>(own)).errno).toBe(104)
  })

  test('a refused place stays refused until the settings are opened', async () => {
    const phone = new Phone({ scopes: { 'scope.userLocation': false } })
    phone.world.spot = { latitude: 31.2, longitude: 121.4 }
    expect((await inside<Said>(called('getLocation'), { phone })).errMsg).toBe('getLocation:fail auth deny')
    phone.manners.scopes['scope.userLocation'] = true
    expect((await inside<Said>(called('getLocation'), { phone })).errMsg).toBe('getLocation:fail auth deny')
    await inside(called('openSetting'), { phone })
    expect(await inside(called('getLocation'), { phone })).toMatchObject({ latitude: 31.2 })
  })

  test('a place that app.json does not announce cannot be had', async () => {
    expect((await inside<Said>(called('getFuzzyLocation'))).errMsg).toContain('requiredPrivateInfos')
  })
})

describe('camera, microphone, scanner', () => {
  test('turning back is a failure that says cancel', async () => {
    expect((await inside<Said>(called('chooseMedia'))).errMsg).toBe('chooseMedia:fail cancel')
    expect((await inside<Said>(called('scanCode'))).errMsg).toBe('scanCode:fail cancel')
  })

  test('a code is scanned', async () => {
    const phone = new Phone()
    phone.world.scans.push({ result: 'station:1' })
    expect(await inside(called('scanCode'), { phone })).toMatchObject({ result: 'station:1', scanType: 'QR_CODE' })
  })

  test('the recorder stops at its duration’s end at the latest, and tells where the sound lies', async () => {
    const phone = new Phone()
    phone.world.recordings.push({ file: PHOTO, milliseconds: 90_000 })
    const script = `const r = wx.getRecorderManager(); r.onStop(done); r.onStart(() => r.stop()); r.start({ duration: 60000, format: 'mp3' })`
    expect(await inside(script, { phone })).toMatchObject({
      duration: 60_000,
      tempFilePath: expect.stringMatching(/\.mp3$/),
    })
  })

  test('a refused microphone is told as an error', async () => {
    const phone = new Phone({ scopes: { 'scope.record': false } })
    const script = 'const r = wx.getRecorderManager(); r.onError(done); r.start({})'
    expect((await inside<Said>(script, { phone })).errMsg).toContain('auth deny')
  })
})

describe('storage', () => {
  test('keeps copies, and survives the mini-program', async () => {
    const phone = new Phone()
    await inside("const o = { a: 1 }; wx.setStorageSync('k', o); o.a = 2; done()", { phone })
    expect(await inside("done(wx.getStorageSync('k'))", { phone })).toEqual({ a: 1 })
    expect(await inside("done(wx.getStorageSync('none'))", { phone })).toBe('')
  })

  test('of files those that were kept survive it', () => {
    const phone = new Phone()
    const program = launch({ phone })
    const taken = phone.files.take(PHOTO)
    const kept = phone.files.keep(phone.files.take(PHOTO))
    phone.files.copy(taken, 'wxfile://usr/mine')
    program.close()
    expect(() => phone.files.at(taken)).toThrow('no such file')
    expect(phone.files.at('wxfile://usr/mine')).toEqual(phone.files.at(kept))
  })

  test('takes a megabyte a key and ten in all', async () => {
    const store = (times: number, size: number) =>
      `try { for (let i = 0; i < ${times}; i++) wx.setStorageSync('k' + i, 'x'.repeat(${size})); done('kept') } catch (e) { done(e.message) }`
    expect(await inside(store(1, 1_048_577))).toContain('entry size limit')
    expect(await inside(store(11, 1_000_000))).toContain('exceed storage max size')
    expect(await inside(store(9, 1_000_000))).toBe('kept')
  })
})

describe('the network', () => {
  const answered: string[] = []
  const server = createServer((request, response) => {
    request.resume().on('close', () => {
      if (!request.complete) server.emit('half', request.url)
    })
    request.on('end', () => answer(request, response))
  })
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    answered.push(`${request.method} ${request.url}`)
    const type = { 'content-type': 'application/json', 'X-Two': ['a', 'b'] }
    response.writeHead(request.url === '/missing' ? 404 : 200, type)
    const { 'content-type': sent, 'content-length': length } = request.headers
    const said = JSON.stringify({ ok: true, from: request.socket.remoteAddress, type: sent, length })
    if (request.url === '/half') response.write(said.slice(0, 5))
    else if (request.url !== '/never') response.end(said)
  }
  let url = ''
  beforeAll(
    () =>
      new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', () => {
          url = `http://127.0.0.1:${(server.address() as { port: number }).port}`
          resolve()
        })
      }),
  )
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const online = () => {
    const phone = new Phone()
    phone.network.hosts.push(['https://api.example.cn', url])
    return phone
  }
  const request = (path: string, more = '') =>
    called('request', `{ url: 'https://api.example.cn${path}', method: 'POST', ${more} }`)

  test('any status is a success', async () => {
    expect(await inside(request('/missing'), { phone: online() })).toMatchObject({
      statusCode: 404,
      data: { ok: true },
    })
  })

  test('an address that is not listed is refused', async () => {
    expect((await inside<Said>(called('request', "{ url: 'https://else.where/' }"))).errMsg).toContain('domain list')
  })

  test('without a network nothing is sent; with it, listeners hear', async () => {
    const phone = online()
    phone.network.online = false
    const before = answered.length
    expect((await inside<Said>(request('/'), { phone })).errMsg).toContain('INTERNET_DISCONNECTED')
    expect(answered).toHaveLength(before)
    const heard = inside('wx.onNetworkStatusChange(done)', { phone })
    phone.network.online = true
    expect(await heard).toMatchObject({ isConnected: true })
  })

  test('a phone calls from its own address, and hears the names of headers in small letters', async () => {
    const phone = online()
    phone.network.address = OWN_ADDRESS
    const heard = await inside<{ data: object; header: object }>(request('/', "data: { name: '李' }"), { phone })
    expect(heard.data).toEqual({ ok: true, from: OWN_ADDRESS, type: 'application/json', length: '14' })
    expect(heard.header).toMatchObject({ 'x-two': 'a, b' })
    const deleted = called('request', "{ url: 'https://api.example.cn/', method: 'DELETE', data: '{}' }")
    expect(await inside(deleted, { phone })).toMatchObject({ data: { length: '2' } })
  })

  test('a file goes as a form; when the network is gone halfway the server gets no more than half', async () => {
    const phone = online()
    const photo = phone.files.take(PHOTO)
    const script = called('uploadFile', `{ url: 'https://api.example.cn/', name: 'file', filePath: '${photo}' }`)
    const { data } = await inside<{ data: string }>(script, { phone })
    expect(JSON.parse(data)).toMatchObject({ type: expect.stringMatching(/^multipart\/form-data; boundary=/) })
    const half = once(server, 'half')
    phone.network.goneIn(writes, 2)
    await inside(script, { phone })
    expect((await inside<Said>(script, { phone })).errMsg).toContain('CONNECTION_REFUSED')
    expect(phone.network.online).toBe(false)
    expect(phone.network.calls.map(({ status }) => status)).toEqual([200, 200, 'lost'])
    expect(await half).toEqual(['/'])
  })

  test('what is downloaded is opened, where the phone can show it', async () => {
    const phone = online()
    const script = called('downloadFile', "{ url: 'https://api.example.cn/' }")
    const { tempFilePath } = await inside<{ tempFilePath: string }>(script, { phone })
    const opened = (type: string) =>
      inside<Said>(called('openDocument', `{ filePath: '${tempFilePath}', fileType: '${type}' }`), { phone })
    expect((await opened('zip')).errMsg).toContain('not supported')
    expect((await opened('xlsx')).errMsg).toBe('openDocument:ok')
    expect(phone.said('document').map((address) => phone.files.at(address).bytes.toString())).toEqual([
      expect.stringContaining('"ok":true'),
    ])
  })

  test('an answer can be lost, replaced, late or given up', async () => {
    const phone = online()
    phone.network.answerNext(writes, { status: 500, text: 'oops' })
    expect(await inside(request('/'), { phone })).toMatchObject({ statusCode: 500, data: 'oops' })
    const before = answered.length
    phone.network.loseNextAnswer(writes)
    expect((await inside<Said>(request('/'), { phone })).errMsg).toContain('CONNECTION_RESET')
    expect(answered).toHaveLength(before + 1)
    phone.network.lateNextAnswer(writes)
    expect((await inside<Said>(request('/'), { phone })).errMsg).toBe('request:fail timeout')
    expect(answered).toHaveLength(before + 2)
    expect((await inside<Said>(request('/never', 'timeout: 30'), { phone })).errMsg).toBe('request:fail timeout')
    expect((await inside<Said>(request('/half', 'timeout: 30'), { phone })).errMsg).toBe('request:fail timeout')
    const aborted = await inside<Said>(
      "const t = wx.request({ url: 'https://api.example.cn/never', fail: done }); setTimeout(() => t.abort(), 20)",
      { phone },
    )
    expect(aborted.errMsg).toBe('request:fail abort')
    expect(phone.network.calls.map(({ status }) => status)).toEqual([
      500,
      'lost',
      'timeout',
      'timeout',
      'timeout',
      'aborted',
    ])
  })
})

describe('opened from Moments', () => {
  const scene = SCENES.moments

  test.each(['login', 'navigateTo', 'requestSubscribeMessage', 'chooseMedia'])('there is no %s', async (name) => {
    expect((await inside<Said>(called(name), { scene })).errMsg).toContain('single page mode')
  })
})

test('the app hears when it is left and come back to', () => {
  const program = launch({
    build: sample.with('app.js', 'App({ onShow() { this.n = (this.n || 0) + 1 }, onHide() { this.n += 10 } })'),
  })
  program.hide()
  program.show()
  expect(program.app.n).toBe(12)
})
