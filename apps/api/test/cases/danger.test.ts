import { DAY, HOUR, MINUTE } from '@juwuye/domain'
import { comeUnplanned } from '../../src/features/duty/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'

jest.setTimeout(60_000)

describe('danger', () => {
  let t: TestApp
  let c: GivenCast

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
  })
  beforeEach(() => laterMorning(t, 32))
  afterAll(() => t.close())

  const onDuty = (personId: string) =>
    comeUnplanned(t.deps, { personId }, { communityId: c.communityId, shiftEndsAt: t.clock.now() + 8 * HOUR })
  const running = (view: { clocks: { kind: string; stoppedAt: number | null; dueAt: number }[] }) =>
    Object.fromEntries(view.clocks.filter((k) => k.stoppedAt === null).map((k) => [k.kind, k.dueAt]))

  test('it summons property and residents’ committee at once, with half an hour to confirm; nobody claims before', async () => {
    const filed = await c.blows(c.reporter, { danger: true })
    expect([filed.state, filed.class, filed.danger]).toEqual(['dispatched', null, 'pending'])
    expect(filed.board.map((entry) => entry.party.kind).sort()).toEqual(['property', 'residentsCommittee'])
    expect(running(filed)).toEqual({ respond: filed.receivedAt + 2 * HOUR, danger: filed.receivedAt + 30 * MINUTE })
    await c.does(c.propertyWorker, filed.id, 'check-in', { reply: '马上到' })
    expect(problemOf(await c.act(c.propertyWorker, filed.id, 'claim-lead'))).toEqual([409, 'class-not-confirmed'])
  })

  test('only desk or who is on duty rules on it; confirmed by duty it is urgent, to be safe within a day of receipt', async () => {
    const { id, receivedAt } = await c.blows(c.reporter, { danger: true })
    t.clock.advance(10 * MINUTE)
    expect(problemOf(await c.act(c.propertyWorker, id, 'confirm-danger', { danger: true }))).toEqual([
      403,
      'not-duty-or-desk',
    ])
    await onDuty(c.propertyWorker)
    const ruled = await c.does(c.propertyWorker, id, 'confirm-danger', { danger: true })
    expect([ruled.class, ruled.danger]).toEqual(['urgent', 'confirmed'])
    expect(running(ruled)).toEqual({
      respond: receivedAt + 2 * HOUR,
      safe: receivedAt + 24 * HOUR,
      plan: receivedAt + 7 * DAY,
    })
    expect(
      problemOf(await c.act(c.socialWorker, id, 'confirm-danger', { danger: false, reason: 'x', class: 'minor' })),
    ).toEqual([409, 'danger-not-pending'])
    expect(problemOf(await c.act(c.reporter, id, 'withdraw'))).toEqual([409, 'danger-confirmed-before-withdrawal'])
  })

  test('an attendance that is over gives no right any more', async () => {
    await onDuty(c.propertyWorker)
    t.clock.advance(8 * HOUR)
    const { id } = await c.blows(c.reporter, { danger: true })
    expect(problemOf(await c.act(c.propertyWorker, id, 'confirm-danger', { danger: true }))).toEqual([
      403,
      'not-duty-or-desk',
    ])
  })

  test('denied by duty with a reason it waits for the desk’s class, which sets the dues anew from receipt', async () => {
    const { id, receivedAt } = await c.blows(c.reporter, { danger: true })
    await onDuty(c.propertyWorker)
    const silent = await c.act(c.propertyWorker, id, 'confirm-danger', { danger: false })
    expect([...problemOf(silent), ...fieldsOf(silent)]).toEqual([422, 'nothing-said', 'reason'])
    const denied = await c.does(c.propertyWorker, id, 'confirm-danger', {
      danger: false,
      reason: '只是灯坏',
      class: 'minor',
    })
    expect([denied.danger, denied.class]).toEqual(['awaitingClass', null])
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来看' })
    expect(problemOf(await c.act(c.propertyWorker, id, 'claim-lead'))).toEqual([409, 'class-not-confirmed'])
    expect(problemOf(await c.act(c.propertyWorker, id, 'confirm-danger', { danger: true }))).toEqual([
      409,
      'danger-awaits-desk',
    ])
    const unclassed = await c.act(c.socialWorker, id, 'confirm-danger', { danger: false, reason: '同意' })
    expect(fieldsOf(unclassed)).toEqual(['class'])
    const classed = await c.does(c.socialWorker, id, 'confirm-danger', {
      danger: false,
      reason: '同意',
      class: 'minor',
    })
    expect([classed.danger, classed.class]).toEqual(['denied', 'minor'])
    expect(running(classed)).toEqual({ resolve: receivedAt + 7 * DAY })
    expect((await c.act(c.propertyWorker, id, 'claim-lead')).status).toBe(200)
  })

  test('whoever is on duty reads it while danger is said or known, not after “no danger”', async () => {
    const rota = await c.member('rotaPartyMember', { name: '轮值', partyId: c.parties.partyOrganisation })
    await onDuty(rota)
    const { id } = await c.blows(c.reporter, { danger: true })
    expect((await c.view(rota, id)).readLevel).toBe('full')
    await c.does(c.socialWorker, id, 'confirm-danger', { danger: false, reason: '不是', class: 'minor' })
    expect((await c.view(rota, id)).readLevel).toBe('public')
  })

  test('after two false ones in 30 days the desk looks first; a month later danger is taken at its word again', async () => {
    for (const _ of [1, 2]) {
      const { id } = await c.blows(c.reporter, { danger: true })
      await c.does(c.socialWorker, id, 'confirm-danger', { danger: false, reason: '不是', class: 'minor' })
    }
    const third = await c.blows(c.reporter, { danger: true })
    expect([third.state, third.danger, third.board]).toEqual(['raised', 'deskFirst', []])
    expect((await c.blows(c.neighbour, { danger: true })).danger).toBe('pending')
    t.clock.advance(31 * DAY)
    expect((await c.blows(c.reporter, { danger: true })).danger).toBe('pending')
  })

  test('what duty denied and the desk found to be danger after all is not held against who whistled', async () => {
    await onDuty(c.propertyWorker)
    for (const _ of [1, 2]) {
      const { id } = await c.blows(c.reporter, { danger: true })
      await c.does(c.propertyWorker, id, 'confirm-danger', { danger: false, reason: '没什么' })
      await c.does(c.socialWorker, id, 'confirm-danger', { danger: true, reason: '就是险情' })
    }
    expect((await c.blows(c.reporter, { danger: true })).danger).toBe('pending')
  })

  test('duty of the party complained about may come and fix, but not say that it is no danger', async () => {
    await onDuty(c.propertyWorker)
    const { id } = await c.blows(c.reporter, { danger: true, aboutPartyId: c.parties.property })
    expect(problemOf(await c.act(c.propertyWorker, id, 'confirm-danger', { danger: false, reason: '没事' }))).toEqual([
      403,
      'about-your-party',
    ])
    expect((await c.act(c.propertyWorker, id, 'check-in', { reply: '来修' })).status).toBe(200)
  })

  test('its published page has a title though nobody gave the case one', async () => {
    const { id } = await c.blows(c.reporter, { danger: true })
    await c.does(c.socialWorker, id, 'confirm-danger', { danger: true })
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来' })
    await c.does(c.propertyWorker, id, 'claim-lead')
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
    expect((await c.settles(c.ownersMember, id, 'confirm')).status).toBe(200)
    const { nodes } = await c.view(c.propertyWorker, id)
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId: nodes[0]?.id, note: '好了' })
    await c.allSign(id)
    const { publicationId } = await c.publishes(id)
    const page = await t.app.inject({ url: `/v1/public/communities/${c.communityId}/publications/${publicationId}` })
    expect(page.json().body.title).toBe('1 幢的险情')
  })
})
