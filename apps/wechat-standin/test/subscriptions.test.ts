import { TEMPLATES } from '../src/server.ts'
import { aStandin, type Body } from './a-standin.ts'

let standin: Awaited<ReturnType<typeof aStandin>>
beforeEach(async () => {
  standin = await aStandin()
})
afterEach(() => standin.close())

const id = TEMPLATES.progress.id
const DATA = {
  character_string1: '2026-0388',
  thing2: '东门路灯坏了',
  time3: '2019年10月1日 15:01',
  thing4: '物业已到现场',
}
const wrapped = (data: Body) => Object.fromEntries(Object.entries(data).map(([name, value]) => [name, { value }]))
const message = (changes: Body = {}) => ({ touser: 'o-zhang', template_id: id, data: wrapped(DATA), ...changes })
const send = (changes: Body = {}) => standin.call('/cgi-bin/message/subscribe/send', message(changes))
const tap = (choice: string, openid = 'o-zhang') => standin.control('taps', { openid, templates: { [id]: choice } })
const messages = async () => (await standin.control('messages')) as { count: number; messages: Body[] }

test('the templates are listed as WeChat lists them', async () => {
  const response = await fetch(`${standin.url}/wxaapi/newtmpl/gettemplate?access_token=${await standin.token()}`)
  const { errcode, data } = (await response.json()) as { errcode: number; data: Body[] }
  expect(errcode).toBe(0)
  expect(data.map(({ title }) => title)).toEqual(['事项进展提醒', '办理结果通知', '待办提醒'])
  for (const { priTmplId } of data) expect(priTmplId).toHaveLength(43)
  expect(data[0]).toMatchObject({
    priTmplId: id,
    content:
      '事项编号:{{character_string1.DATA}}\n事项名称:{{thing2.DATA}}\n时间:{{time3.DATA}}\n温馨提示:{{thing4.DATA}}\n',
    type: 2,
  })
})

describe('credits', () => {
  test('one accept is one message; they add up; a reject takes none away', async () => {
    await tap('accept')
    await tap('accept')
    expect(await tap('reject')).toEqual({ credits: { [id]: 2 } })
    expect(await send({ page: 'pages/case/index?id=7' })).toMatchObject({ errcode: 0 })
    expect(await send()).toMatchObject({ errcode: 0 })
    expect(await send()).toMatchObject({ errcode: 43101 })
    const sent = await messages()
    expect(sent.count).toBe(2)
    expect(sent.messages[0]).toMatchObject({
      openid: 'o-zhang',
      templateId: id,
      page: 'pages/case/index?id=7',
      data: DATA,
    })
  })

  test('they are of one person and one template', async () => {
    await tap('accept')
    expect(await send({ touser: 'o-li' })).toMatchObject({ errcode: 43101 })
    expect(await send({ template_id: TEMPLATES.task.id })).toMatchObject({ errcode: 43101 })
  })

  test('who switched the template off hears nothing until they accept again', async () => {
    await tap('accept')
    await standin.control('settings', { openid: 'o-zhang', templateId: id, receive: false })
    expect(await send()).toMatchObject({ errcode: 43101 })
    await tap('accept')
    expect(await send()).toMatchObject({ errcode: 0 })
  })

  test('a refused message costs none', async () => {
    await tap('accept')
    expect(await send({ data: wrapped({ ...DATA, thing2: '' }) })).toMatchObject({ errcode: 47003 })
    expect(await standin.control('credits', { openids: ['o-zhang'], templateId: id })).toEqual({
      credits: { 'o-zhang': 1 },
    })
  })
})

test('message ids are numbers of 64 bits, which differ where a double sees none', async () => {
  await tap('accept')
  await tap('accept')
  const send = async () => {
    const address = `${standin.url}/cgi-bin/message/subscribe/send?access_token=${await standin.token()}`
    const response = await fetch(address, { method: 'POST', body: JSON.stringify(message()) })
    return /"msgid":(\d+)/.exec(await response.text())?.[1]
  }
  const [first, second] = [await send(), await send()]
  expect(BigInt(second ?? 0) - BigInt(first ?? 0)).toBe(1n)
  expect(Number(first)).toBe(Number(second))
})

describe('what WeChat finds wrong', () => {
  beforeEach(() => tap('accept'))

  test.each([
    [{ touser: '' }, 40003],
    [{ touser: '张三' }, 40003],
    [{ template_id: 'none' }, 40037],
    [{ template_id: undefined }, 40037],
  ])('%j is %i', async (changes, errcode) => {
    expect(await send(changes)).toMatchObject({ errcode })
    expect((await messages()).count).toBe(0)
  })

  test.each([
    ['thing2', ''],
    ['thing2', '灯'.repeat(21)],
    ['thing2', '一\n二'],
    ['thing2', 7],
    ['character_string1', '梧桐 2026-0388'],
    ['character_string1', 'a'.repeat(33)],
    ['time3', '2026-10-01 15:01'],
    ['thing9', '多余'],
  ])('%s = %j is 47003, and the field is named', async (name, value) => {
    const answer = await send({ data: wrapped({ ...DATA, [name]: value }) })
    expect(answer).toMatchObject({ errcode: 47003, errmsg: expect.stringContaining(`data.${name}.value`) })
  })

  test.each([
    ['thing2', '灯'.repeat(20)],
    ['thing2', '💡'.repeat(20)],
    ['time3', '15:01'],
  ])('%s = %j passes', async (name, value) => {
    expect(await send({ data: wrapped({ ...DATA, [name]: value }) })).toMatchObject({ errcode: 0 })
  })

  test('phrase, number and name have limits of their own', async () => {
    const fields = { phrase1: '状态', number2: '次数', name3: '姓名' }
    await standin.control('templates', { templates: [{ id, title: '试', fields }] })
    const given = async (data: Body) =>
      (await send({ data: wrapped({ phrase1: '已办好', number2: '3', name3: '陈阿姨', ...data }) })).errmsg
    expect(await given({ phrase1: '已经办好了啦' })).toContain('phrase1')
    expect(await given({ phrase1: 'OK' })).toContain('phrase1')
    expect(await given({ number2: '三' })).toContain('number2')
    expect(await given({ name3: '3 幢' })).toContain('name3')
    expect(await given({ name3: '王'.repeat(11) })).toContain('name3')
    expect(await given({})).toBe('ok')
  })

  test('a sensitive word is 45168', async () => {
    expect(await send({ data: wrapped({ ...DATA, thing4: '有违禁词' }) })).toMatchObject({ errcode: 45168 })
  })

  test('two messages to one person at once: the second is 43108, and may be sent afterwards', async () => {
    await tap('accept')
    await standin.control('fail', { api: '/cgi-bin/message/subscribe/send', delay: 200 })
    const token = await standin.token()
    const both = await Promise.all(
      [0, 1].map(() => standin.post(`/cgi-bin/message/subscribe/send?access_token=${token}`, message())),
    )
    expect(both.map(({ errcode }) => errcode).sort()).toEqual([0, 43108])
    expect(await send()).toMatchObject({ errcode: 0 })
  })
})

describe('the token of a call', () => {
  const path = '/cgi-bin/message/subscribe/send'

  test.each([
    ['missing', '', 41001],
    ['invented', '?access_token=guess', 40001],
  ])('%s: %s is %i', async (_, query, errcode) => {
    await standin.token()
    expect(await standin.post(path + query, message())).toMatchObject({ errcode })
  })

  test('expired by hand it is 40001, and the next is another', async () => {
    const token = await standin.token()
    await standin.control('expire-token')
    expect(await standin.post(`${path}?access_token=${token}`, message())).toMatchObject({ errcode: 40001 })
    expect(await standin.token()).not.toBe(token)
  })

  test('too old it is 42001; renewed in time the old one is good until its end', async () => {
    let now = 1_000_000
    const aged = await aStandin({ now: () => now })
    const old = await aged.token()
    const errcodeOf = async (token: string) => (await aged.post(`${path}?access_token=${token}`, message())).errcode
    now += 6_901_000
    const fresh = await aged.token()
    expect(fresh).not.toBe(old)
    expect([await errcodeOf(old), await errcodeOf(fresh)]).toEqual([43101, 43101])
    now += 300_000
    expect([await errcodeOf(old), await errcodeOf(fresh)]).toEqual([42001, 43101])
    await aged.close()
  })
})

test.each([
  ['taps', { openid: 'o-zhang', templates: {} }],
  ['taps', { openid: 'o-zhang', templates: { none: 'accept' } }],
  ['taps', { openid: 'o-zhang', templates: { [id]: 'ban' } }],
  ['taps', { templates: { [id]: 'accept' } }],
  ['settings', { openid: 'o-zhang', templateId: 'none', receive: false }],
  ['credits', { openids: 'o-zhang', templateId: id }],
  ['templates', { templates: [{ id: 'x' }] }],
  ['judge', { traceId: 'none', suggest: 'pass' }],
  ['verdicts', { text: [{ contains: 'x', suggest: 'bad' }] }],
  ['callback', { url: 'nowhere' }],
  ['idle', { openid: 'o-zhang' }],
])('the control %s refuses %j in words', async (name, body) => {
  expect(await standin.control(name, body)).toEqual({ error: expect.any(String) })
})

test('of thousands of messages sent many at a time each arrives', async () => {
  const openids = Array.from({ length: 500 }, (_, i) => `o-${i}`)
  await standin.control('credits', { openids, templateId: id, credits: 4 })
  const token = await standin.token()
  let next = 0
  const sender = async () => {
    for (let i = next++; i < 2_000; i = next++) {
      const sent = await standin.post(
        `/cgi-bin/message/subscribe/send?access_token=${token}`,
        message({ touser: `o-${i % 500}` }),
      )
      expect(sent.errcode).toBe(0)
    }
  }
  await Promise.all(Array.from({ length: 8 }, sender))
  expect((await messages()).count).toBe(2_000)
})
