import { randomUUID } from 'node:crypto'
import { DAY, HOUR } from '@juwuye/domain'
import { keepUpload } from '../../src/features/uploads/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'
import { phonePhoto } from '../photos.ts'

jest.setTimeout(60_000)

const NO = { reason: '是古树，不能移', instead: '找绿化所' }

describe('a case turned down', () => {
  let t: TestApp
  let c: GivenCast

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const declined = async (over: Record<string, unknown> = {}) => {
    const { id } = await c.blows(c.reporter, over)
    await c.does(c.socialWorker, id, 'decline', NO)
    return id
  }
  const appealed = async (over: Record<string, unknown> = {}) => {
    const id = await declined(over)
    const { rulings } = await c.does(c.reporter, id, 'appeal', { reason: '修枝总可以' })
    return { id, rulingId: rulings[0]?.id ?? '' }
  }
  const answer = (rulingId: string, uphold: boolean) => ({
    rulingId,
    uphold,
    reason: uphold ? '修枝该管' : '确实不归社区',
  })

  test('its reporter says why not; the body rules in five days and reads the case until then', async () => {
    const id = await declined()
    expect((await c.view(c.chair, id)).readLevel).toBe('public')
    const view = await c.does(c.reporter, id, 'appeal', { reason: '修枝总可以' })
    const now = t.clock.now()
    const question = { matter: 'appeal', body: '共建理事会', reason: '修枝总可以', outcome: null, dueAt: now + 5 * DAY }
    expect(view.rulings).toMatchObject([{ ...question, mine: false }])
    expect(view.clocks.filter((k) => k.stoppedAt === null)).toMatchObject([{ kind: 'ruling', dueAt: now + 5 * DAY }])
    const seen = await c.view(c.chair, id)
    expect([seen.readLevel, seen.rulings]).toMatchObject(['full', [{ ...question, mine: true }]])
    expect((await c.view(c.neighbour, id)).rulings).toMatchObject([{ body: '共建理事会', reason: null }])
    const bench = (await c.get(c.chair, '/workbench')).body
    expect(bench.queues).toContainEqual(expect.objectContaining({ queue: 'toRule' }))
    expect((await c.get(c.chair, '/cases?queue=toRule')).body.items.map((i: { id: string }) => i.id)).toContain(id)
  })

  test('once, within 15 days, by who whistled: nobody else', async () => {
    const id = await declined()
    await c.member('resident', { personId: await c.newcomer(), name: '别人', level: 'confirmed', estateId: c.estateId })
    for (const personId of [c.neighbour, c.propertyWorker, c.socialWorker])
      expect(problemOf(await c.act(personId, id, 'appeal', { reason: 'x' }))).toEqual([403, 'not-reporter'])
    await c.does(c.reporter, id, 'appeal', { reason: '修枝总可以' })
    expect(problemOf(await c.act(c.reporter, id, 'appeal', { reason: '还有' }))).toEqual([409, 'already-appealed'])
    const late = await declined()
    t.clock.advance(15 * DAY)
    expect((await c.offer(c.reporter, late, 'appeal'))?.enabled).toBe(true)
    t.clock.advance(1)
    expect(problemOf(await c.act(c.reporter, late, 'appeal', { reason: 'x' }))).toEqual([409, 'too-late'])
    const open = await c.bring('raised')
    expect(problemOf(await c.act(c.reporter, open, 'appeal', { reason: 'x' }))).toEqual([409, 'wrong-state'])
  })

  test('who only joined has no appeal', async () => {
    const { id } = await c.blows(c.reporter)
    await c.does(c.declared, id, 'join', { id: randomUUID() })
    await c.does(c.socialWorker, id, 'decline', NO)
    expect(problemOf(await c.act(c.declared, id, 'appeal', { reason: 'x' }))).toEqual([403, 'not-reporter'])
  })

  test('upheld, it is as on the day it came in: to be sent on anew, its first promise counted from receipt', async () => {
    const { id } = await c.blows(c.reporter)
    const receivedAt = t.clock.now()
    const sent = { class: 'major', title: '大树挡光', partyIds: [c.parties.property, c.parties.ngo] }
    await c.does(c.socialWorker, id, 'triage', sent)
    const body = { reason: 'notOurDuty', words: '不归我们', rightName: '绿化所' }
    await c.does(c.propertyWorker, id, 'refuse-summons', body)
    await c.does(c.ngoMember, id, 'refuse-summons', body)
    t.clock.advance(HOUR)
    await c.does(c.socialWorker, id, 'decline', NO)
    const { rulings } = await c.does(c.reporter, id, 'appeal', { reason: '修枝总可以' })
    t.clock.advance(2 * DAY)
    await c.does(c.chair, id, 'rule-appeal', answer(rulings.at(-1)?.id ?? '', true))
    const view = await c.view(c.reporter, id)
    expect([view.state, view.class, view.danger, view.lead, view.decline, view.board]).toEqual([
      'raised',
      null,
      'none',
      null,
      null,
      [],
    ])
    expect(view.rulings.at(-1)).toMatchObject({ outcome: 'upheld', answer: '修枝该管' })
    expect(view.timeline[0]).toMatchObject({ text: '裁定：申诉成立，重新受理', words: '修枝该管' })
    // what was said in turning it down stays on record
    expect(view.timeline.map((entry) => entry.words)).toContain('是古树，不能移\n找绿化所')
    const running = view.clocks.filter((clock) => clock.stoppedAt === null)
    expect(running).toMatchObject([{ kind: 'respond', startedAt: receivedAt, dueAt: receivedAt + 72 * HOUR }])
    // a second no would be one without appeal
    expect(problemOf(await c.act(c.socialWorker, id, 'decline', NO))).toEqual([409, 'appeal-ruled'])
    const again = await c.does(c.socialWorker, id, 'triage', sent)
    expect(again.board).toHaveLength(2)
    expect(again.timeline[0]?.text).toContain('安居物业')
    t.clock.advance(DAY)
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来' })
    const respond = (await c.view(c.socialWorker, id)).clocks.filter((clock) => clock.kind === 'respond')
    expect(respond.map((clock) => clock.stoppedAt !== null)).toEqual([true, true])
    expect((await c.get(c.socialWorker, `/cases/${id}/chain`)).body.ok).toBe(true)
  })

  test('confirmed danger stays confirmed', async () => {
    const { id } = await c.blows(c.reporter, { danger: true })
    await c.does(c.socialWorker, id, 'confirm-danger', { danger: true })
    await c.does(c.socialWorker, id, 'decline', NO)
    const { rulings } = await c.does(c.reporter, id, 'appeal', { reason: '真的危险' })
    const view = await c.does(c.chair, id, 'rule-appeal', answer(rulings[0]?.id ?? '', true))
    expect([view.state, view.danger]).toEqual(['raised', 'confirmed'])
  })

  test('rejected, it stays turned down, and that is the end', async () => {
    const { id, rulingId } = await appealed()
    await c.does(c.chair, id, 'rule-appeal', answer(rulingId, false))
    const view = await c.view(c.reporter, id)
    expect([view.state, view.decline?.reason, view.rulings[0]?.outcome]).toEqual([
      'declined',
      '是古树，不能移',
      'rejected',
    ])
    expect(view.clocks.every((clock) => clock.stoppedAt !== null)).toBe(true)
    expect(problemOf(await c.act(c.chair, id, 'rule-appeal', answer(rulingId, true)))).toEqual([409, 'appeal-ruled'])
    expect(problemOf(await c.act(c.reporter, id, 'appeal', { reason: 'x' }))).toEqual([409, 'already-appealed'])
  })

  test('ruled by the body asked: not the decliner, not the desk, not the town before its time, not on another case', async () => {
    const { id, rulingId } = await appealed()
    const other = await appealed()
    for (const personId of [c.socialWorker, c.secretary, c.councilMember, c.town, c.reporter])
      expect(problemOf(await c.act(personId, id, 'rule-appeal', answer(rulingId, true)))).toEqual([
        403,
        'not-ruling-body',
      ])
    for (const wrong of [other.rulingId, randomUUID()])
      expect(problemOf(await c.act(c.chair, id, 'rule-appeal', answer(wrong, true)))).toEqual([404, 'not-found'])
    t.clock.advance(5 * DAY)
    expect((await c.act(c.town, id, 'rule-appeal', answer(rulingId, true))).status).toBe(200)
  })

  test('whoever turned it down never rules, also not for another body', async () => {
    const { id } = await c.blows(c.reporter, { aboutPartyId: c.parties.estateCouncil })
    await c.does(c.secretary, id, 'decline', NO)
    const { rulings } = await c.does(c.reporter, id, 'appeal', { reason: 'x' })
    // the council is complained about, the owners' committee has no chair, and the secretary said no
    expect(rulings[0]?.body).toBe('镇街')
    const [question] = rulings
    expect(problemOf(await c.act(c.secretary, id, 'rule-appeal', answer(question?.id ?? '', false)))).toEqual([
      403,
      'not-ruling-body',
    ])
    await c.does(c.town, id, 'rule-appeal', answer(question?.id ?? '', true))
  })

  test('a private matter: the town rules when the secretary turned it down, sees it only for that, and no title is left behind', async () => {
    const { id } = await c.blows(c.reporter)
    await c.does(c.secretary, id, 'triage', { class: 'private', title: '两家吵架', mediatorId: c.mediator })
    await c.does(c.secretary, id, 'decline', NO)
    expect((await c.get(c.town, `/cases/${id}`)).status).toBe(404)
    const { rulings } = await c.does(c.reporter, id, 'appeal', { reason: '没人劝过' })
    expect((await c.view(c.town, id)).readLevel).toBe('full')
    const listed = (await c.get(c.town, '/cases?scope=community&limit=50')).body.items.map((i: { id: string }) => i.id)
    expect(listed).toContain(id)
    for (const personId of [c.chair, c.neighbour]) expect((await c.get(personId, `/cases/${id}`)).status).toBe(404)
    await c.does(c.town, id, 'rule-appeal', answer(rulings[0]?.id ?? '', true))
    const view = await c.view(c.socialWorker, id)
    expect([view.state, view.mediator, view.board]).toEqual(['raised', null, []])
    expect((await c.view(c.neighbour, id)).title).not.toContain('吵架')
    expect((await c.get(c.mediator, `/cases/${id}`)).body.readLevel).toBe('public')
  })

  test('what waited for a second word when it was turned down is void', async () => {
    const { id } = await c.blows(c.reporter, { danger: true })
    await c.does(c.socialWorker, id, 'confirm-danger', { danger: true })
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来' })
    const photo = randomUUID()
    await keepUpload(
      t.deps,
      { personId: c.propertyWorker },
      { communityId: c.communityId, id: photo, file: await phonePhoto({ width: 80, height: 60 }) },
    )
    const proposed = await c.does(c.propertyWorker, id, 'make-safe', { text: '围起来了', photos: [photo] })
    expect(proposed.pending).toHaveLength(1)
    const view = await c.does(c.socialWorker, id, 'decline', NO)
    expect([view.state, view.pending]).toEqual(['declined', []])
  })
})
