import { DAY, dayOf, HOUR, MINUTE, startOfDay } from '@juwuye/domain'
import { asAnyone } from '../../src/platform/db/tenant.ts'
import { resendDeadLetter } from '../../src/platform/jobs/dead-letters.ts'
import { QUEUES } from '../../src/platform/jobs/queues.ts'
import { type GivenCast, laterMorning, tick } from '../given-cast.ts'
import { givenNotes, type Notes, TEMPLATE_IDS } from './given-notes.ts'

jest.setTimeout(120_000)

const ALL_TRIES = QUEUES.push.retryLimit + 1

let n: Notes
let c: GivenCast
beforeAll(async () => {
  n = await givenNotes('pushing')
  c = await n.community()
})
beforeEach(async () => {
  laterMorning(n.t)
  await n.drain({ early: true })
  await n.standin('messages', { reset: true })
  await n.fail({ times: 0, errcode: 43101 })
  await n.inside.rows('delete from juwuye.subscribe_grants')
  await n.standin('credits', { openids: [await n.openidOf(c.reporter)], templateId: TEMPLATE_IDS.progress, credits: 0 })
})
afterAll(() => n.t.close())

/** Something the reporter hears of by the template `progress`, and nobody else has a credit for anything. */
async function moves(): Promise<string> {
  const { id } = await c.blows(c.reporter)
  await c.does(c.socialWorker, id, 'triage', { class: 'minor', title: '楼道灯不亮', partyIds: [c.parties.property] })
  return id
}
const mine = async () => (await n.deliveries(c, c.reporter)).filter((row) => row.template === 'progress')
const latest = async () => {
  const row = (await mine()).at(-1)
  if (!row) throw new Error('nothing was to be carried')
  return row
}
const grants = () =>
  n.inside.rows(
    `select spent_at is not null as spent, msg_id is not null as answered, revoked_at is not null as revoked
     from juwuye.subscribe_grants where person_id = $1 order by granted_at, id`,
    [c.reporter],
  )
const OPEN = { spent: false, answered: false, revoked: false }
const USED = { spent: true, answered: true, revoked: false }
const letters = () =>
  n.inside.rows('select * from juwuye.dead_letters where community_id = $1 and resent_at is null', [c.communityId])
const calls = async () =>
  ((await n.standin('calls')).calls as Record<string, number>)['/cgi-bin/message/subscribe/send'] ?? 0
/** What failed is tried once more, now. */
async function triedAgain(): Promise<void> {
  await n.inside.rows(`update juwuye_jobs.job set start_after = now() where state = 'retry'`)
  await n.drain()
}
/** Time for the doubt, for every work that is due, and for what failed. */
async function aMinuteLater(): Promise<void> {
  n.t.clock.advance(MINUTE)
  await tick(n.t)
  await n.drain({ early: true })
}

test('one credit is one message: number, title, time, what happened, and the way there', async () => {
  await n.gives(c, c.reporter, 'progress')
  const id = await moves()
  await n.drain()
  const [message] = await n.phones()
  const { number } = await c.view(c.reporter, id)
  expect(message).toMatchObject({
    openid: await n.openidOf(c.reporter),
    templateId: TEMPLATE_IDS.progress,
    page: `pages/case/index?communityId=${c.communityId}&caseId=${id}`,
    data: { thing2: '楼道灯不亮', thing4: '派给了安居物业，定为小事', time3: expect.stringContaining('09:00') },
  })
  expect(number.endsWith(message?.data.character_string1 ?? '?')).toBe(true)
  expect([(await latest()).state, await grants()]).toEqual(['sent', [USED]])
})

test('without a credit WeChat is not asked', async () => {
  const before = await calls()
  await moves()
  await n.drain()
  expect([(await latest()).state, await calls()]).toEqual(['noCredit', before])
})

test('what a person switched off stays in the inbox, and the credit stays theirs', async () => {
  await n.gives(c, c.reporter, 'progress')
  const headers = await c.headersOf(c.reporter)
  const url = `/v1/communities/${c.communityId}/message-settings`
  const put = (off: string[]) => n.t.app.inject({ method: 'PUT', url, headers, payload: { off } })
  const answer = await put(['progress'])
  expect([answer.statusCode, answer.json().templates[0]]).toEqual([
    200,
    { key: 'progress', templateId: TEMPLATE_IDS.progress, title: expect.any(String), on: false, credits: 1 },
  ])
  const id = await moves()
  await n.drain()
  expect([(await latest()).state, await n.phones(), await grants()]).toEqual(['off', [], [OPEN]])
  expect((await n.inbox(c, c.reporter)).items[0]?.case?.id).toBe(id)
  await put([])
})

test('43101: WeChat knows of no credit, so none is left, and it is not tried again', async () => {
  await n.gives(c, c.reporter, 'progress', 2)
  await n.standin('credits', { openids: [await n.openidOf(c.reporter)], templateId: TEMPLATE_IDS.progress, credits: 0 })
  await moves()
  await n.drain({ early: true })
  expect([(await latest()).state, (await latest()).error]).toEqual(['noCredit', expect.stringContaining('noCredit')])
  expect((await grants()).map((grant) => grant.revoked)).toEqual([true, true])
  const before = await calls()
  await aMinuteLater()
  expect([await calls(), await letters()]).toEqual([before, []])
})

test('43107: a banned person has no credit either', async () => {
  await n.gives(c, c.reporter, 'progress', 2)
  await n.fail({ times: 1, errcode: 43107 })
  await moves()
  await n.drain({ early: true })
  expect([(await latest()).state, (await grants()).every((grant) => grant.revoked)]).toEqual(['noCredit', true])
})

test('47003: a field that WeChat refuses is a dead letter with its words; sent again it goes out once', async () => {
  await n.gives(c, c.reporter, 'progress')
  await n.standin('templates', {
    templates: Object.values(TEMPLATE_IDS).map((id) => ({ id, title: '别的', fields: { thing9: '别的' } })),
  })
  await moves()
  await n.drain({ early: true })
  const [letter] = await letters()
  expect(await latest()).toMatchObject({ state: 'refused', error: expect.stringMatching(/^badField: .*thing9/) })
  expect(letter).toMatchObject({
    queue: 'push',
    error: expect.stringMatching(/thing9/),
    data: { deliveryId: (await latest()).id },
  })
  expect(await grants()).toEqual([OPEN])
  await n.standin('templates', {
    templates: Object.entries(TEMPLATE_IDS).map(([title, id]) => ({
      id,
      title,
      fields: { character_string1: '编号', thing2: '名称', time3: '时间', thing4: '提示' },
    })),
  })
  const parts = n.t.deps
  expect(await resendDeadLetter(parts, c.communityId, letter.id, c.secretary)).toBe(true)
  expect(await resendDeadLetter(parts, c.communityId, letter.id, c.secretary)).toBe(false)
  await n.drain({ early: true })
  expect([(await latest()).state, await n.phones(), await letters()]).toEqual(['sent', [expect.anything()], []])
})

test('a template that WeChat no longer knows is refused, and the administrator hears of it', async () => {
  await n.gives(c, c.reporter, 'progress')
  await n.fail({ times: 1, errcode: 40037 })
  await moves()
  await n.drain({ early: true })
  const [letter] = await letters()
  expect([(await latest()).state, letter.error, await grants()]).toEqual([
    'refused',
    expect.stringContaining('badTemplate'),
    [OPEN],
  ])
  await n.inside.rows('delete from juwuye.dead_letters')
})

test.each([43108, -1])('%s: busy now, so it is tried again and goes out once', async (errcode) => {
  await n.gives(c, c.reporter, 'progress')
  await n.fail({ times: 2, errcode })
  await moves()
  await n.drain()
  expect([(await latest()).state, await n.phones(), await grants()]).toEqual(['queued', [], [OPEN]])
  await n.drain({ early: true })
  expect([(await latest()).state, (await n.phones()).length, await grants()]).toEqual(['sent', 1, [USED]])
})

test('45009: the day’s limit is waited for, with the quiet hours after midnight', async () => {
  await n.gives(c, c.reporter, 'progress')
  await n.fail({ times: 1, errcode: 45009 })
  await moves()
  await n.drain({ early: true })
  const waiting = await latest()
  expect([waiting.state, await n.phones(), await grants()]).toEqual(['waiting', [], [OPEN]])
  const due = waiting.due_at.getTime()
  expect(due - (startOfDay(dayOf(due)) ?? 0)).toBeGreaterThanOrEqual(7 * HOUR)
  expect(due).toBeLessThan(n.t.clock.now() + 2 * DAY)
  n.t.clock.set(due)
  await aMinuteLater()
  expect([(await latest()).state, (await n.phones()).length]).toEqual(['sent', 1])
})

test('40001: a token that is no longer good is fetched anew, unseen', async () => {
  await n.gives(c, c.reporter, 'progress')
  await n.standin('expire-token')
  await moves()
  await n.drain()
  expect([(await latest()).state, (await n.phones()).length]).toEqual(['sent', 1])
})

test('what fails at every try is given up, and sent again by hand', async () => {
  await n.gives(c, c.reporter, 'progress')
  await n.fail({ times: ALL_TRIES, errcode: -1 })
  await moves()
  for (let tries = 0; tries < ALL_TRIES; tries++) await n.drain({ early: true })
  const [letter] = await letters()
  expect(await latest()).toMatchObject({ state: 'dead', error: expect.stringContaining('-1') })
  expect([letter.queue, await n.phones(), await grants()]).toEqual(['push', [], [OPEN]])
  await resendDeadLetter(n.t.deps, c.communityId, letter.id, c.secretary)
  await n.drain({ early: true })
  expect([(await latest()).state, (await n.phones()).length]).toEqual(['sent', 1])
})

describe('in doubt', () => {
  const event = async (msgId: string, over: object = {}) => {
    const sent = { templateId: TEMPLATE_IDS.progress, msgId, errorCode: 0, errorStatus: 'success', ...over }
    const openid = await n.openidOf(c.reporter)
    const createTime = Math.floor(n.t.clock.now() / 1_000)
    await asAnyone(n.t.deps.db.api, (tx) =>
      n.t.deps.jobs.add(tx, 'wechat-event', {
        openid,
        event: 'subscribe_msg_sent_event',
        createTime,
        payload: { list: [sent] },
      }),
    )
  }

  test('WeChat’s word that it was sent settles it: nothing goes out twice', async () => {
    await n.gives(c, c.reporter, 'progress', 2)
    await n.fail({ times: 1, delay: 6_000 })
    await moves()
    await n.drain()
    const [message] = await n.phones()
    expect([(await latest()).state, message?.msgId]).toEqual(['sending', expect.any(String)])
    await triedAgain()
    expect([(await latest()).state, (await n.phones()).length]).toEqual(['sending', 1])
    await event(message?.msgId ?? '')
    await n.drain()
    await triedAgain()
    expect([(await latest()).state, (await n.phones()).length, await grants()]).toEqual(['sent', 1, [USED, OPEN]])
  })

  test('without a word for a minute it is sent again, with the same credit', async () => {
    await n.gives(c, c.reporter, 'progress', 2)
    await n.fail({ times: 1, hang: true })
    await moves()
    await n.drain()
    expect([(await latest()).state, await n.phones()]).toEqual(['sending', []])
    n.t.clock.advance(MINUTE - 1)
    await triedAgain()
    expect(await n.phones()).toEqual([])
    n.t.clock.advance(1)
    await triedAgain()
    expect([(await latest()).state, (await n.phones()).length, await grants()]).toEqual(['sent', 1, [USED, OPEN]])
  })

  test('meanwhile no other message of that kind leaves to them', async () => {
    await n.gives(c, c.reporter, 'progress', 2)
    await n.fail({ times: 1, hang: true })
    await moves()
    await n.drain()
    await moves()
    await n.drain()
    expect([(await mine()).slice(-2).map((row) => row.state), await n.phones()]).toEqual([['sending', 'queued'], []])
    await aMinuteLater()
    await aMinuteLater()
    expect([(await mine()).slice(-2).map((row) => row.state), (await n.phones()).length]).toEqual([['sent', 'sent'], 2])
  })

  test('that a phone did not take it is noted', async () => {
    await n.gives(c, c.reporter, 'progress')
    await moves()
    await n.drain()
    const [message] = await n.phones()
    await event(message?.msgId ?? '', { errorCode: 20003, errorStatus: 'user refused' })
    await n.drain()
    expect(await latest()).toMatchObject({ state: 'sent', error: '20003: user refused' })
  })
})

test('a case that left their sight before its message could leave is not spoken of', async () => {
  await n.gives(c, c.ngoMember, 'task')
  const { id } = await c.blows(c.reporter)
  n.t.clock.advance(13 * HOUR)
  await c.does(c.socialWorker, id, 'triage', { class: 'minor', title: '楼道灯不亮', partyIds: [c.parties.ngo] })
  await n.drain()
  await c.does(c.socialWorker, id, 'reclassify', { class: 'private', mediatorId: c.mediator, reason: '家里的事' })
  n.t.clock.advance(10 * HOUR)
  await aMinuteLater()
  const [row] = (await n.deliveries(c, c.ngoMember)).slice(-1)
  expect([row?.state, await n.phones(await n.openidOf(c.ngoMember))]).toEqual(['refused', []])
})
