import { DAY, MINUTE } from '@juwuye/domain'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf, tick } from '../given-cast.ts'
import { type Inside, openInside } from './inside.ts'

jest.setTimeout(120_000)

describe('ending without being solved', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
    inside = await openInside(t)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const WHY = { reason: 'vote', words: '业主投票没有过半' }
  const proposed = async (stop: 'claimed' | 'rectifying' | 'submitted' = 'claimed') => {
    const id = await c.bring(stop)
    await c.does(c.propertyWorker, id, 'conclude-unsolved', WHY)
    return id
  }
  const running = async (id: string) =>
    (await c.view(c.socialWorker, id)).clocks.filter((k) => k.stoppedAt === null).map((k) => k.kind)

  test('the lead proposes it with the reason, the body that rules agrees, and the page is next', async () => {
    const id = await proposed()
    const [waiting] = (await c.view(c.chair, id)).pending
    expect(waiting).toMatchObject({ action: 'conclude-unsolved', unsolved: 'vote', words: WHY.words })
    expect((await c.view(c.reporter, id)).state).toBe('claimed')
    const queue = await c.get(c.chair, '/cases?queue=toCosign')
    expect(queue.body.items.map((item: { id: string }) => item.id)).toContain(id)
    expect((await c.settles(c.chair, id, 'confirm')).status).toBe(200)
    const after = await c.view(c.reporter, id)
    expect(after).toMatchObject({
      state: 'verified',
      unsolved: true,
      ending: { reason: 'vote', words: WHY.words, decidedBy: '共建理事会', at: t.clock.now() },
    })
    expect(after.timeline[0]).toMatchObject({ kind: 'concluded', by: { name: '共建理事会 会长' } })
    expect(await running(id)).toEqual(['publish'])
    expect((await c.get(c.chair, `/cases/${id}/chain`)).body.ok).toBe(true)
    expect((await c.view(c.neighbour, id)).ending).toMatchObject({ reason: 'vote', words: '', decidedBy: '共建理事会' })
  })

  test('nobody else can agree: not the lead’s own people, whatever else they are, nor desk, reporter or town', async () => {
    const id = await proposed()
    expect(problemOf(await c.settles(c.propertyWorker, id, 'confirm'))).toEqual([403, 'author-cannot-confirm'])
    const officer = await c.member('propertyStaff', { name: '双肩挑', partyId: c.parties.property })
    await c.member('councilMember', { personId: officer, partyId: c.parties.estateCouncil, office: 'deputy' })
    for (const person of [c.propertyMate, officer, c.councilMember, c.socialWorker, c.secretary, c.reporter]) {
      expect(problemOf(await c.settles(person, id, 'confirm'))).toEqual([403, 'not-ruling-body'])
    }
    expect((await c.view(c.reporter, id)).state).toBe('claimed')
  })

  test('the body says no: work goes on, and it may be proposed again', async () => {
    const id = await proposed()
    const { body } = await c.settles(c.chair, id, 'refuse', '再谈谈')
    expect([body.state, body.pending, body.ending]).toEqual(['claimed', [], null])
    await c.does(c.propertyWorker, id, 'conclude-unsolved', WHY)
    expect(problemOf(await c.act(c.propertyWorker, id, 'conclude-unsolved', WHY))).toEqual([409, 'act-pending'])
    expect((await c.settles(c.propertyWorker, id, 'withdraw')).status).toBe(200)
  })

  test('what was done stays as it is, also what was being looked at; nothing of it is signed any more', async () => {
    const id = await proposed('submitted')
    const before = await c.view(c.socialWorker, id)
    // the council and the owners’ committee look at the step: another body rules
    expect(problemOf(await c.settles(c.chair, id, 'confirm'))).toEqual([403, 'not-ruling-body'])
    const { body } = await c.settles(c.secretary, id, 'confirm')
    expect([body.state, body.ending.decidedBy]).toEqual(['verified', '书记'])
    expect(body.nodes).toEqual(before.nodes.map((node) => ({ ...node, seats: body.nodes[0].seats })))
    expect(await running(id)).toEqual(['publish'])
    const sign = await c.act(c.ownersMember, id, 'sign-yes', { nodeId: before.nodes[0]?.id, round: 1 })
    expect(problemOf(sign)).toEqual([409, 'wrong-state'])
  })

  test('it ends the open talk, what else waited for a second word, and the question who leads', async () => {
    const id = await c.bring('claimed')
    await c.does(c.socialWorker, id, 'summon', {
      partyIds: [c.parties.ngo, c.parties.deliberationGroup],
      reason: '都来',
    })
    const refusal = { reason: 'noAuthority', words: '没这个资质', rightPartyId: c.parties.property }
    await c.does(c.ngoMember, id, 'refuse-summons', refusal)
    await c.does(c.mediator, id, 'refuse-summons', refusal)
    await c.does(c.propertyWorker, id, 'start-talk', { topic: '还办不办' })
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
    await c.does(c.propertyWorker, id, 'conclude-unsolved', WHY)
    const act = (await c.view(c.chair, id)).pending.find((one) => one.action === 'conclude-unsolved')
    expect((await c.post(c.secretary, `/cases/${id}/pending-acts/${act?.id}/confirm`)).status).toBe(403)
    expect((await c.post(c.chair, `/cases/${id}/pending-acts/${act?.id}/confirm`)).status).toBe(200)
    const body = await c.view(c.socialWorker, id)
    expect([body.state, body.pending, body.talks[0]?.endedAt]).toEqual(['verified', [], t.clock.now()])
    expect(body.rulings).toMatchObject([{ matter: 'lead', outcome: 'void' }])
    expect(body.board.filter((entry) => entry.refusal !== null)).toEqual([])
    const kinds = body.timeline.slice(0, 3).map((entry) => entry.kind)
    expect(kinds).toEqual(['concluded', 'act.lapsed', 'talk.ended'])
    const open = await inside.rows(
      `select 1 from juwuye.case_refusals where case_id = $1 and settled_at is null
       union all select 1 from juwuye.case_clocks where case_id = $1 and stopped_at is null and kind <> 'publish'`,
      [id],
    )
    expect(open).toEqual([])
  })

  test('a plan adopted meanwhile makes it void', async () => {
    const id = await proposed()
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
    const plan = (await c.view(c.ownersMember, id)).pending.find((one) => one.action === 'adopt-plan')
    const { body } = await c.post(c.ownersMember, `/cases/${id}/pending-acts/${plan?.id}/confirm`)
    expect([body.state, body.pending]).toEqual(['rectifying', []])
  })

  test('the last signature comes first: it is solved, and the proposal void', async () => {
    const id = await proposed('submitted')
    const verified = await c.allSign(id)
    expect([verified.state, verified.pending, verified.ending]).toEqual(['verified', [], null])
  })

  test('unanswered for seven days it lapses', async () => {
    const id = await proposed()
    t.clock.advance(7 * DAY - MINUTE)
    await tick(t)
    expect((await c.view(c.propertyWorker, id)).pending).toHaveLength(1)
    t.clock.advance(MINUTE)
    await tick(t)
    const { state, pending } = await c.view(c.propertyWorker, id)
    expect([state, pending]).toEqual(['claimed', []])
  })

  test('where the body keeps silent for five days the town may say it, and never rules on it afterwards', async () => {
    const id = await proposed()
    const waits = async () =>
      (await c.get(c.town, '/cases?queue=toCosign')).body.items.some((item: { id: string }) => item.id === id)
    t.clock.advance(5 * DAY - MINUTE)
    expect([await waits(), (await c.view(c.town, id)).readLevel]).toEqual([false, 'outline'])
    t.clock.advance(MINUTE)
    expect([await waits(), (await c.view(c.town, id)).readLevel]).toEqual([true, 'full'])
    expect(problemOf(await c.settles(c.secretary, id, 'confirm'))).toEqual([403, 'not-ruling-body'])
    const { status, body } = await c.settles(c.town, id, 'confirm')
    expect([status, body.ending?.decidedBy]).toEqual([200, '镇街'])
    expect((await c.view(c.reporter, id)).timeline[0]).toMatchObject({ kind: 'concluded' })
    const [row] = await inside.rows(
      'select unsolved_by_party_id, unsolved_by_person_id from juwuye.cases where id = $1',
      [id],
    )
    expect(Object.values(row)).toEqual([null, c.town])
    await c.publishes(id, { problem: '灯不亮', done: '问过两家报价' })
    const [objection] = (await c.does(c.neighbour, id, 'object', { reason: '再想想' })).objections
    t.clock.advance(5 * DAY)
    const toRule = (await c.get(c.town, '/cases?queue=toRule&limit=50')).body.items
    expect(toRule.map((item: { id: string }) => item.id)).not.toContain(id)
    const ruling = { objectionId: objection?.id, uphold: true, reason: '再试试' }
    expect(problemOf(await c.act(c.town, id, 'rule-objection', ruling))).toEqual([403, 'not-ruling-body'])
    await c.does(c.chair, id, 'rule-objection', ruling)
    const [cleared] = await inside.rows('select unsolved_by_person_id from juwuye.cases where id = $1', [id])
    expect(cleared.unsolved_by_person_id).toBeNull()
  })

  test('bad input and others than the lead are refused', async () => {
    const id = await c.bring('claimed')
    expect(problemOf(await c.act(c.ownersMember, id, 'conclude-unsolved', WHY))).toEqual([403, 'not-lead'])
    const answer = await c.act(c.propertyWorker, id, 'conclude-unsolved', { reason: 'tired', words: ' ' })
    expect([...problemOf(answer), ...fieldsOf(answer)]).toEqual([422, 'invalid-input', 'reason', 'words'])
    const early = await c.bring('checkedIn')
    expect(problemOf(await c.act(c.propertyWorker, early, 'conclude-unsolved', WHY))).toEqual([409, 'wrong-state'])
  })
})
