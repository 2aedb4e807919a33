import { MINUTE } from '@juwuye/domain'
import { asAnyone } from '../../src/platform/db/tenant.ts'
import { type GivenCast, laterMorning } from '../given-cast.ts'
import { givenNotes, type Notes, TEMPLATE_IDS } from './given-notes.ts'

jest.setTimeout(60_000)

let n: Notes
let c: GivenCast
beforeAll(async () => {
  n = await givenNotes('credits')
  c = await n.community()
  const url = await n.t.app.listen({ port: 0, host: '127.0.0.1' })
  await n.standin('callback', { url: `${url}/v1/wechat/push` })
})
beforeEach(async () => {
  laterMorning(n.t)
  await n.inside.rows('delete from juwuye.subscribe_grants')
})
afterAll(() => n.t.close())

const { progress, result } = TEMPLATE_IDS
const reports = (results: { templateId: string; result: string }[], by = c.reporter) =>
  c.post(by, '/message-settings/prompt-results', { results })
/** The person taps on the phone; WeChat tells of it, and that is worked. */
async function taps(templates: Record<string, 'accept' | 'reject'>): Promise<void> {
  await n.standin('taps', { openid: await n.openidOf(c.reporter), templates })
  await arrived()
}
async function arrived(): Promise<void> {
  for (let i = 0; i < 200 && (await n.standin('pushes')).idle !== true; i++)
    await new Promise((resolve) => setTimeout(resolve, 10))
  await n.drain({ early: true })
}
const credits = async () => {
  const { body } = await c.get(c.reporter, '/message-settings')
  return body.templates.map((one: { credits: number }) => one.credits)
}

test('an accept that both the phone and WeChat tell of is one credit, whoever is first', async () => {
  await taps({ [progress]: 'accept' })
  expect(await credits()).toEqual([1, 0, 0])
  n.t.clock.advance(2 * MINUTE)
  await reports([{ templateId: progress, result: 'accept' }])
  expect(await credits()).toEqual([1, 0, 0])
  n.t.clock.advance(MINUTE)
  await reports([{ templateId: progress, result: 'accept' }])
  expect(await credits()).toEqual([2, 0, 0])
  n.t.clock.advance(MINUTE)
  await taps({ [progress]: 'accept' })
  expect(await credits()).toEqual([2, 0, 0])
})

test('an answer that the phone sends again counts once, also where WeChat told of it first', async () => {
  const again = { 'idempotency-key': 'prompt-answer-1' }
  const results = [{ templateId: progress, result: 'accept' }]
  const send = () => c.post(c.reporter, '/message-settings/prompt-results', { results }, again)
  await taps({ [progress]: 'accept' })
  for (let i = 0; i < 3; i++) expect((await send()).status).toBe(200)
  expect(await credits()).toEqual([1, 0, 0])
  await n.inside.rows('delete from juwuye.subscribe_grants')
  for (let i = 0; i < 3; i++) await send()
  expect(await credits()).toEqual([1, 0, 0])
})

test('accepts further apart than five minutes are two', async () => {
  await reports([{ templateId: progress, result: 'accept' }])
  n.t.clock.advance(5 * MINUTE + 1_000)
  await taps({ [progress]: 'accept' })
  expect(await credits()).toEqual([2, 0, 0])
})

test('told at the same moment by both it is one', async () => {
  await Promise.all([
    reports([{ templateId: progress, result: 'accept' }]),
    taps({ [progress]: 'accept' }),
    n.drain({ early: true }),
  ])
  await arrived()
  expect(await credits()).toEqual([1, 0, 0])
})

test('WeChat’s event worked twice is one credit, also where the phone told of it', async () => {
  const openid = await n.openidOf(c.reporter)
  const createTime = Math.floor(n.t.clock.now() / 1_000)
  const event = {
    openid,
    event: 'subscribe_msg_popup_event',
    createTime,
    payload: { list: [{ templateId: progress, status: 'accept' }] },
  }
  const twice = async () => {
    for (let i = 0; i < 2; i++) await asAnyone(n.t.deps.db.api, (tx) => n.t.deps.jobs.add(tx, 'wechat-event', event))
    await n.drain()
  }
  await twice()
  expect(await credits()).toEqual([1, 0, 0])
  await n.inside.rows('delete from juwuye.subscribe_grants')
  await reports([{ templateId: progress, result: 'accept' }])
  await reports([{ templateId: progress, result: 'accept' }])
  await twice()
  expect(await credits()).toEqual([2, 0, 0])
})

test('a no gives nothing and takes nothing; a ban takes all; what the community does not use is not kept', async () => {
  await taps({ [progress]: 'accept', [result]: 'accept' })
  n.t.clock.advance(10 * MINUTE)
  await taps({ [progress]: 'reject' })
  const answer = await reports([
    { templateId: progress, result: 'reject' },
    { templateId: result, result: 'filter' },
    { templateId: 'somebody-elses', result: 'accept' },
  ])
  expect([answer.status, await credits()]).toEqual([200, [1, 1, 0]])
  await reports([{ templateId: result, result: 'ban' }])
  expect(await credits()).toEqual([1, 0, 0])
  expect(await n.inside.rows(`select 1 from juwuye.subscribe_grants where template_id = 'somebody-elses'`)).toEqual([])
})

test('switched off in WeChat’s settings, what was given is void', async () => {
  await taps({ [progress]: 'accept', [result]: 'accept' })
  await n.standin('settings', { openid: await n.openidOf(c.reporter), templateId: progress, receive: false })
  await arrived()
  expect(await credits()).toEqual([0, 1, 0])
})

test('WeChat’s own word confirms what was sent', async () => {
  await taps({ [progress]: 'accept' })
  await c.bring('dispatched')
  await n.drain({ early: true })
  await arrived()
  const [grant] = await n.inside.rows('select * from juwuye.subscribe_grants where person_id = $1', [c.reporter])
  const [message] = await n.phones(await n.openidOf(c.reporter))
  expect([grant.msg_id, grant.confirmed_at]).toEqual([message?.msgId, expect.any(Date)])
})

test('an event about somebody unknown is nothing', async () => {
  await n.standin('taps', { openid: 'o-somebody-unknown-here-00001', templates: { [progress]: 'accept' } })
  await arrived()
  const [{ count }] = await n.inside.rows('select count(*)::int from juwuye.subscribe_grants')
  expect(count).toBe(0)
})

test('settings ask for a session, a community and known words', async () => {
  expect((await c.get(null, '/message-settings')).status).toBe(401)
  expect((await reports([{ templateId: progress, result: 'maybe' }])).status).toBe(422)
  expect((await reports([])).status).toBe(422)
  const headers = await c.headersOf(c.reporter)
  const elsewhere = await n.t.app.inject({ url: '/v1/communities/9/message-settings', headers })
  expect(elsewhere.statusCode).toBe(404)
})
