import { DAY, HOUR } from '@juwuye/domain'
import { comeUnplanned } from '../../src/features/duty/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'
import { asking, key, REASON } from './asking.ts'

jest.setTimeout(60_000)

describe('leaving', () => {
  let t: TestApp
  let inside: Inside
  let c: GivenCast
  let ask: ReturnType<typeof asking>

  beforeAll(async () => {
    t = await buildTestApp()
    inside = await openInside(t)
  })
  beforeEach(async () => {
    laterMorning(t)
    c = await givenCast(t)
    ask = asking(c, inside)
  })
  afterAll(() => t.close())

  const secondMediator = () => c.member('deliberationMember', { name: '老好人', partyId: c.parties.deliberationGroup })

  test("a mediator's open cases go to the successor, who starts afresh; the reporter reads who, the leaver nothing", async () => {
    const successor = await secondMediator()
    const caseId = await ask.mediated(c.mediator)
    const membership = await ask.membershipOf(c.mediator)
    expect(await ask.holds(c.socialWorker, membership)).toMatchObject({
      holds: [{ kind: 'mediation', count: 1, fewUnseen: false, cases: [{ id: caseId, title: '楼上楼下' }] }],
      mustName: true,
      lastOf: null,
      candidates: [{ personId: successor, joins: false }],
    })
    // the town names who takes over too, and hears of private matters only that there are some
    expect(await ask.holds(c.town, membership)).toMatchObject({
      holds: [{ kind: 'mediation', count: 0, fewUnseen: true, cases: [] }],
      mustName: true,
    })
    const answer = await ask.ends(c.socialWorker, membership, successor)
    expect(answer).toMatchObject({
      status: 200,
      body: { successor: { personId: successor, name: '老好人' }, moved: { mediation: 1, received: 0 } },
    })
    const view = await c.view(c.reporter, caseId)
    expect(view.mediator).toBe('老好人')
    expect(view.timeline[0]).toMatchObject({ kind: 'handedOver', text: '经手人离任，调解换人接着办' })
    expect((await c.get(c.mediator, `/cases/${caseId}`)).status).toBe(404)
    expect((await c.offer(successor, caseId, 'check-in'))?.enabled).toBe(true)
    await c.does(successor, caseId, 'check-in', { reply: '接着谈' })
    expect(await ask.chainHolds(caseId)).toBe(true)
  })

  test('a social worker passes on cases received, talks convened and duty; what they proposed lapses', async () => {
    const successor = await c.member('socialWorker', { name: '小顾', partyId: c.parties.residentsCommittee })
    const talked = await c.bring('claimed', 'hard')
    await c.does(c.socialWorker, talked, 'start-talk', { topic: '灯该谁来修' })
    const proposed = await ask.mediated(c.mediator)
    const partyIds = [c.parties.property]
    await c.does(c.socialWorker, proposed, 'reclassify', { class: 'minor', reason: '不止两家', partyIds })
    const over = await c.blows(c.neighbour)
    await c.does(c.socialWorker, over.id, 'decline', { reason: '不归社区管', instead: '打 12345' })
    const { communityId } = c
    await comeUnplanned(t.deps, { personId: c.socialWorker }, { communityId, shiftEndsAt: t.clock.now() + 2 * HOUR })

    const membership = await ask.membershipOf(c.socialWorker)
    const held = await ask.holds(c.secretary, membership)
    expect(Object.fromEntries(held.holds.map(({ kind, count }) => [kind, count]))).toMatchObject({
      received: 2,
      talk: 1,
      pendingAct: 1,
    })
    expect(held.dutyUntil).toBe(t.clock.now() + 2 * HOUR)
    const answer = await ask.ends(c.secretary, membership, successor)
    expect(answer.body).toMatchObject({
      moved: { mediation: 0, talk: 1, received: 2, pendingAct: 1, buildings: 0 },
      dutyEnded: true,
    })
    const view = await c.view(c.secretary, talked)
    expect([view.firstReceiver, view.talks[0]?.convener]).toEqual(['小顾', '小顾'])
    expect(view.timeline[0]?.text).toBe('经手人离任，首接负责、面谈换人接着办')
    expect((await c.view(c.secretary, proposed)).pending).toEqual([])
    expect((await ask.kinds(proposed)).slice(-2)).toEqual(['handedOver', 'act.lapsed'])
    expect(await ask.kinds(over.id)).not.toContain('handedOver')
    await c.does(successor, talked, 'end-talk', {
      people: [{ partyId: null, name: '张阿姨', said: '灯三天没亮' }],
      agreed: '',
      nodes: [],
    })
    for (const id of [talked, proposed]) expect(await ask.chainHolds(id)).toBe(true)
    const open = await inside.rows(
      `select 1 from juwuye.attendances where community_id = $1 and checked_out_at is null`,
      [communityId],
    )
    expect(open).toEqual([])
    const clocks = await inside.rows(
      `select 1 from juwuye.case_clocks where case_id = $1 and kind = 'pendingAct' and stopped_at is null`,
      [proposed],
    )
    expect(clocks).toEqual([])
  })

  test('what the party owes stays with it: listed, counted, and no event', async () => {
    const submitted = await c.bring('submitted')
    const led = await c.bring('rectifying')
    const summoned = await c.bring('dispatched')
    const membership = await ask.membershipOf(c.propertyWorker)
    const held = await ask.holds(c.propertyWorker, membership)
    expect(Object.fromEntries(held.holds.map(({ kind, count }) => [kind, count]))).toEqual({
      lead: 2,
      node: 2,
      summons: 1,
    })
    expect(held).toMatchObject({ mustName: false, lastOf: null })
    expect((await ask.ends(c.propertyWorker, membership, null)).status).toBe(200)
    for (const id of [submitted, led, summoned]) expect(await ask.kinds(id)).not.toContain('handedOver')
    await c.does(c.propertyMate, summoned, 'check-in', { reply: '我接着来' })
  })

  test('a proposal lapses with the party, not with the party of somebody who stays in it otherwise', async () => {
    const lapses = await c.bring('proposed')
    const membership = await ask.membershipOf(c.propertyWorker)
    expect((await ask.ends(c.secretary, membership, null)).body.moved).toMatchObject({ pendingAct: 1 })
    expect((await ask.kinds(lapses)).slice(-2)).toEqual(['handedOver', 'act.lapsed'])
    expect((await c.view(c.secretary, lapses)).timeline[1]?.text).toBe('经手人离任')
    expect((await c.offer(c.propertyMate, lapses, 'adopt-plan'))?.enabled).toBe(true)
    // the mate has two offices in the company: giving up one changes nothing
    await c.member('propertyStaff', { personId: c.propertyMate, partyId: c.parties.property, office: 'chair' })
    await c.does(c.propertyMate, lapses, 'adopt-plan', c.plan())
    const other = await ask.membershipOf(c.propertyMate)
    expect((await ask.ends(c.secretary, other, null)).body.moved).toMatchObject({ pendingAct: 0 })
    expect((await c.view(c.secretary, lapses)).pending).toHaveLength(1)
  })

  test("a building head's buildings go to one who looks after others, and residents wait on them", async () => {
    const [first, second] = c.g.buildings
    const successor = await c.member('buildingHead', {
      name: '老周',
      estateId: c.estateId,
      looksAfter: [second?.id ?? ''],
    })
    const membership = await ask.membershipOf(c.buildingHead)
    expect((await ask.ends(c.buildingHead, membership, null)).body.code).toBe('successor-unknown')
    expect((await ask.ends(c.buildingHead, membership, successor)).body.moved.buildings).toBe(1)
    const { body } = await c.get(c.socialWorker, '/members')
    const [heir] = body.others.filter((m: { personId: string }) => m.personId === successor)
    expect(heir.looksAfter.map(({ id }: { id: string }) => id)).toEqual([first?.id, second?.id])
    const waiting = (await c.get(successor, '/residents')).body.items
    expect(waiting.map((r: { name: string }) => r.name)).toContain('刚搬来的')
    expect((await c.get(c.buildingHead, '/residents')).status).toBe(404)
  })

  test('a question to an office that is gone goes to the body that rules next', async () => {
    const elder = await c.member('deliberationMember', { partyId: c.parties.deliberationGroup, office: 'chair' })
    const published = await c.bring('publicised')
    await c.does(c.neighbour, published, 'object', { reason: '还是不亮' })
    expect(await c.offer(elder, published, 'rule-objection')).toMatchObject({ enabled: true })
    const membership = await ask.membershipOf(elder)
    const held = await ask.holds(c.secretary, membership)
    expect(held.holds.map(({ kind }) => kind)).toContain('ruling')
    expect((await ask.ends(c.secretary, membership, null)).status).toBe(200)
    const bench = (await c.get(c.secretary, '/workbench')).body.queues
    expect(bench.find((q: { queue: string }) => q.queue === 'toRule')).toMatchObject({ count: 1 })
    const [objection] = (await c.view(c.secretary, published)).objections
    await c.does(c.secretary, published, 'rule-objection', {
      objectionId: objection?.id,
      uphold: false,
      reason: '看过了，亮的',
    })
    expect(await ask.chainHolds(published)).toBe(true)
  })

  test('who is gone may do nothing from the next request on, and why and by whom is on record', async () => {
    const membership = await ask.membershipOf(c.propertyWorker)
    const id = await c.bring('claimed')
    await ask.ends(c.socialWorker, membership, null)
    expect((await c.act(c.propertyWorker, id, 'adopt-plan', c.plan())).status).toBe(404)
    expect((await ask.read(c.propertyWorker, membership)).status).toBe(409)
    const [row] = await inside.rows('select valid_to, ending from juwuye.memberships where id = $1', [membership])
    expect(row.valid_to.getTime()).toBe(t.clock.now())
    expect(row.ending).toMatchObject({ endedBy: c.socialWorker, reason: REASON, successorId: null })
  })

  test('the same request again is the same answer, also by who has no rights left; another one with its key is not', async () => {
    const successor = await secondMediator()
    const caseId = await ask.mediated(c.mediator)
    const membership = await ask.membershipOf(c.mediator)
    const headers = key()
    const first = await ask.ends(c.mediator, membership, successor, headers)
    t.clock.advance(DAY)
    const again = await ask.ends(c.mediator, membership, successor, headers)
    expect([first.status, again.status]).toEqual([200, 200])
    expect(again.body).toEqual(first.body)
    expect((await ask.kinds(caseId)).filter((kind) => kind === 'handedOver')).toHaveLength(1)
    expect(problemOf(await ask.ends(c.mediator, membership, null, headers))).toEqual([409, 'idempotency-conflict'])
    expect(problemOf(await ask.ends(c.socialWorker, membership, successor))).toEqual([409, 'membership-ended'])
  })

  test('the reason is a field like others', async () => {
    const membership = await ask.membershipOf(c.propertyWorker)
    const answer = await c.post(c.socialWorker, `/memberships/${membership}/end`, { successorId: null, reason: ' ' })
    expect([answer.status, fieldsOf(answer)]).toEqual([422, ['reason']])
  })
})
