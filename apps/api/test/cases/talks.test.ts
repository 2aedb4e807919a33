import { randomUUID } from 'node:crypto'
import { DAY, dayOf, endOfDay } from '@juwuye/domain'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf, tick } from '../given-cast.ts'

jest.setTimeout(120_000)

describe('a talk of three parties', () => {
  let t: TestApp
  let c: GivenCast

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const TOPIC = { topic: '地下车库改成乒乓室，行不行' }
  const minutes = (over: object = {}) => ({
    people: [
      { partyId: c.parties.property, name: '周师傅', said: '可以腾出两间' },
      { partyId: c.parties.ownersCommittee, name: '业主何', said: '钱从公共收益里出' },
      { name: '张阿姨', said: '早上别太吵' },
    ],
    agreed: '腾两间，三天内清场',
    ...over,
  })
  const talking = async (stop: 'claimed' | 'rectifying' = 'claimed', caseClass?: 'minor', by = c.propertyWorker) => {
    const id = await c.bring(stop, caseClass)
    await c.does(by, id, 'start-talk', TOPIC)
    return id
  }
  const leases = async (id: string) =>
    (await c.view(c.socialWorker, id)).clocks.filter((k) => k.kind === 'lease' && k.stoppedAt === null)

  test('lead or desk calls it; the lease is held, everything else runs; back in `claimed` the lease starts anew', async () => {
    const id = await c.bring('claimed')
    expect(problemOf(await c.act(c.ownersMember, id, 'start-talk', TOPIC))).toEqual([403, 'not-desk-or-lead'])
    const held = await c.does(c.propertyWorker, id, 'start-talk', TOPIC)
    expect(held).toMatchObject({
      state: 'deliberating',
      talks: [{ topic: TOPIC.topic, convener: '周师傅', endedAt: null }],
    })
    expect(held.timeline[0]).toMatchObject({
      kind: 'talk.started',
      by: { name: '安居物业 周师傅' },
      words: TOPIC.topic,
    })
    expect(held.clocks.filter((k) => k.stoppedAt === null).map((k) => k.kind)).toEqual(['plan'])
    t.clock.advance(2 * DAY)
    const ended = await c.does(c.propertyWorker, id, 'end-talk', minutes({ agreed: '' }))
    expect([ended.state, ended.timeline[0]?.text]).toEqual(['claimed', '谈过了，没有谈成'])
    expect(await leases(id)).toMatchObject([{ startedAt: t.clock.now(), dueAt: t.clock.now() + 7 * DAY }])
    expect(ended.talks[0]).toMatchObject({
      endedAt: t.clock.now(),
      agreed: '',
      people: [{ said: '可以腾出两间' }, {}, {}],
    })
  })

  test('the agreement becomes the plan in the same step when the lead ends the talk', async () => {
    const id = await talking()
    const after = await c.does(c.propertyWorker, id, 'end-talk', minutes(c.plan()))
    expect([after.state, after.pending[0]?.action, after.pending[0]?.nodes[0]?.title]).toEqual([
      'claimed',
      'adopt-plan',
      '换灯泡',
    ])
    expect(after.timeline.slice(0, 2).map((entry) => entry.kind)).toEqual(['act.proposed', 'talk.ended'])
    expect((await c.settles(c.ownersMember, id, 'confirm')).body.state).toBe('rectifying')
  })

  test('of a small matter it is adopted at once', async () => {
    const id = await talking('claimed', 'minor')
    const after = await c.does(c.propertyWorker, id, 'end-talk', minutes(c.plan()))
    expect([after.state, after.nodes.length, after.pending]).toEqual(['rectifying', 1, []])
    expect(await leases(id)).toEqual([])
  })

  test('ended by the desk, or with a plan there already, the steps wait with the minutes', async () => {
    const id = await talking()
    const byDesk = await c.does(c.socialWorker, id, 'end-talk', minutes(c.plan()))
    expect([byDesk.state, byDesk.pending]).toEqual(['claimed', []])
    expect(byDesk.talks[0]?.nodes[0]).toMatchObject({ title: '换灯泡', doerPartyId: c.parties.property })
    const planned = await talking('rectifying')
    const back = await c.does(c.propertyWorker, planned, 'end-talk', minutes(c.plan()))
    expect([back.state, back.pending, back.nodes.length, back.talks[0]?.nodes.length]).toEqual(['rectifying', [], 1, 1])
    const proposed = await c.bring('proposed')
    await c.does(c.propertyWorker, proposed, 'start-talk', TOPIC)
    const waiting = await c.does(c.propertyWorker, proposed, 'end-talk', minutes(c.plan()))
    expect([waiting.pending[0]?.nodes[0]?.title, waiting.talks[0]?.nodes[0]?.title]).toEqual(['换灯泡和开关', '换灯泡'])
  })

  test('a plan adopted meanwhile ends it, and says how', async () => {
    const id = await talking()
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
    const { body } = await c.settles(c.ownersMember, id, 'confirm')
    expect([body.state, body.talks[0].endedAt]).toEqual(['rectifying', t.clock.now()])
    expect(body.timeline.slice(0, 2).map((entry: { kind: string }) => entry.kind)).toEqual([
      'plan.adopted',
      'talk.ended',
    ])
    expect(body.timeline[1].text).toBe('谈好了，定下了方案')
    expect(problemOf(await c.act(c.propertyWorker, id, 'end-talk', minutes()))).toEqual([409, 'wrong-state'])
  })

  test('from a running plan: steps wait, their days do not, and nothing is signed meanwhile', async () => {
    const id = await c.bring('submitted')
    await c.does(c.socialWorker, id, 'start-talk', TOPIC)
    const { nodes, clocks } = await c.view(c.socialWorker, id)
    expect(
      clocks
        .filter((k) => k.stoppedAt === null)
        .map((k) => k.kind)
        .sort(),
    ).toEqual(['resolve', 'verification'])
    const signed = await c.act(c.ownersMember, id, 'sign-yes', { nodeId: nodes[0]?.id, round: 1 })
    expect(problemOf(signed)).toEqual([409, 'wrong-state'])
    expect(problemOf(await c.act(c.propertyWorker, id, 'adopt-plan', c.plan()))).toEqual([409, 'plan-exists'])
    await tick(t)
    await c.does(c.socialWorker, id, 'end-talk', minutes())
    expect((await c.allSign(id)).state).toBe('verified')
  })

  test('only who called it or the desk ends it, and once', async () => {
    const id = await talking()
    for (const person of [c.propertyMate, c.ownersMember, c.reporter]) {
      expect(problemOf(await c.act(person, id, 'end-talk', minutes()))).toEqual([403, 'not-convener'])
    }
    expect(problemOf(await c.act(c.propertyWorker, id, 'start-talk', TOPIC))).toEqual([409, 'wrong-state'])
    const both = await Promise.all([c.propertyWorker, c.socialWorker].map((by) => c.act(by, id, 'end-talk', minutes())))
    expect(both.map(problemOf).sort()).toEqual([
      [200, undefined],
      [409, 'wrong-state'],
    ])
    const { timeline } = await c.view(c.socialWorker, id)
    expect(timeline.filter((entry) => entry.kind === 'talk.ended')).toHaveLength(1)
  })

  test.each<[string, (day: string) => object, string, string]>([
    [
      'a party of nowhere',
      () => ({ people: [{ name: '甲', partyId: randomUUID() }] }),
      'party-unknown',
      'people.0.partyId',
    ],
    ['nobody there', () => ({ people: [] }), 'invalid-input', 'people'],
    ['steps without words', (dueDay) => ({ agreed: '', nodes: [{ dueDay }] }), 'nothing-said', 'agreed'],
    ['a step of yesterday', () => ({ nodes: [{ dueDay: '2026-11-20' }] }), 'node-due-in-past', 'nodes.0.dueDay'],
    [
      'a doer of nowhere, in the second step',
      (dueDay) => ({ nodes: [{ dueDay }, { dueDay, doerPartyId: randomUUID() }] }),
      'doer-unknown',
      'nodes.1.doerPartyId',
    ],
  ])('minutes with %s are refused with the field, and the talk stays open', async (_, over, code, path) => {
    const id = await talking()
    const wrong = over(dayOf(t.clock.now() + 3 * DAY)) as { nodes?: object[] }
    const nodes = wrong.nodes?.map((node) => ({ ...c.plan().nodes[0], ...node }))
    const answer = await c.act(c.propertyWorker, id, 'end-talk', minutes({ ...wrong, ...(nodes ? { nodes } : {}) }))
    expect([...problemOf(answer), ...fieldsOf(answer)]).toEqual([422, code, path])
    expect((await c.view(c.propertyWorker, id)).talks[0]?.endedAt).toBeNull()
  })

  test('what each said is for who reads the case', async () => {
    const id = await talking()
    await c.does(c.propertyWorker, id, 'end-talk', minutes())
    expect((await c.view(c.reporter, id)).talks[0]?.people[2]).toMatchObject({ name: '张阿姨', said: '早上别太吵' })
    const outside = await c.view(c.neighbour, id)
    expect(outside.talks).toEqual([])
    expect(JSON.stringify(outside)).not.toMatch(/张阿姨|乒乓室|腾两间/)
  })

  test('a suggestion goes from whistle over talk and plan to the opening day', async () => {
    const { id } = await c.blows(c.reporter, { kind: 'suggestion', text: '地下车库空着，改成乒乓室多好' })
    await c.does(c.socialWorker, id, 'triage', {
      class: 'major',
      title: '车库改乒乓室',
      partyIds: [c.parties.property],
    })
    await c.does(c.propertyWorker, id, 'check-in', { reply: '可以谈' })
    await c.does(c.propertyWorker, id, 'claim-lead')
    await c.does(c.propertyWorker, id, 'start-talk', TOPIC)
    const [step] = c.plan().nodes
    const days = [3, 10, 20].map((inDays) => dayOf(t.clock.now() + inDays * DAY))
    const nodes = ['清场', '铺地、装灯', '开放日'].map((title, i) => ({ ...step, title, dueDay: days[i] }))
    await c.does(c.propertyWorker, id, 'end-talk', minutes({ nodes }))
    const { body } = await c.settles(c.ownersMember, id, 'confirm')
    expect(body.clocks.find((k: { kind: string }) => k.kind === 'resolve').dueAt).toBe(endOfDay(days[2] ?? ''))
    for (const node of body.nodes) {
      await c.does(c.propertyWorker, id, 'submit-node', { nodeId: node.id, note: '好了' })
      await c.allSign(id)
    }
    expect((await c.publishes(id)).state).toBe('publicised')
  })
})
