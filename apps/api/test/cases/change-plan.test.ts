import { randomUUID } from 'node:crypto'
import { DAY, dayOf, endOfDay, MINUTE } from '@juwuye/domain'
import type { CaseView } from '@juwuye/types'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf, tick } from '../given-cast.ts'

jest.setTimeout(120_000)

describe('changing a plan', () => {
  let t: TestApp
  let c: GivenCast

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const day = (inDays: number) => dayOf(t.clock.now() + inDays * DAY)
  /** A case with a plan of two steps by the property company, due in three days. */
  const planned = async () => {
    const id = await c.bring('claimed')
    const [first] = c.plan().nodes
    await c.does(c.propertyWorker, id, 'adopt-plan', { nodes: [first, { ...first, title: '换开关', dueDay: day(5) }] })
    await c.settles(c.ownersMember, id, 'confirm')
    return c.view(c.propertyWorker, id)
  }
  type Step = CaseView['nodes'][number]
  const asIs = (node: Step | undefined) => ({
    id: node?.id ?? null,
    title: node?.title ?? '',
    doerPartyId: node?.doer.id ?? '',
    dueDay: dayOf(node?.dueAt ?? 0),
    evidence: node?.evidence ?? [],
  })
  const fresh = (over: object = {}) => ({ ...c.plan().nodes[0], title: '装护栏', ...over })
  const change = (id: string, nodes: object[], by = c.propertyWorker, headers?: Record<string, string>) =>
    c.act(by, id, 'change-plan', { nodes, reason: '墙里的线也坏了' }, headers)
  const seatKinds = (node: Step | undefined) => node?.seats.map((seat) => seat.kind)

  test('needs the lead’s word and one seat holder’s; adds, drops, puts off and hands over, both dates on record', async () => {
    const before = await planned()
    const [one, two] = before.nodes
    const proposed = await change(before.id, [{ ...asIs(one), dueDay: day(9), doerPartyId: c.parties.ngo }, fresh()])
    expect(proposed.status).toBe(200)
    expect(proposed.body.nodes).toEqual(before.nodes)
    expect(proposed.body.pending[0]).toMatchObject({
      action: 'change-plan',
      words: '墙里的线也坏了',
      dropped: ['换开关'],
      resolve: { before: two?.dueAt, after: endOfDay(day(9)) },
    })
    expect(problemOf(await c.settles(c.propertyWorker, before.id, 'confirm'))).toEqual([403, 'author-cannot-confirm'])
    expect(problemOf(await c.settles(c.propertyMate, before.id, 'confirm'))).toEqual([403, 'not-seat-holder'])
    const { body: after } = await c.settles(c.councilMember, before.id, 'confirm')
    expect(after.nodes.map((n: Step) => [n.position, n.title, n.state, n.round, n.doer.id])).toEqual([
      [0, '换灯泡', 'todo', 2, c.parties.ngo],
      [1, '换开关', 'dropped', 1, c.parties.property],
      [2, '装护栏', 'todo', 1, c.parties.property],
    ])
    expect(after.nodes.map(seatKinds)).toEqual([
      ['residentsCommittee', 'property', 'ownersCommittee'],
      [],
      ['residentsCommittee', 'ownersCommittee', 'estateCouncil'],
    ])
    expect(after.board.map((entry: CaseView['board'][number]) => entry.party.id)).toContain(c.parties.ngo)
    const resolve = after.clocks.filter((k: CaseView['clocks'][number]) => k.kind === 'resolve')
    expect(resolve.map((k: CaseView['clocks'][number]) => [k.dueAt, k.stoppedAt])).toEqual([[endOfDay(day(9)), null]])
    const [entry] = after.timeline
    expect(entry).toMatchObject({ kind: 'plan.changed', by: { name: '共建理事会 理事' } })
    expect(entry.text).toContain('11 月')
    expect(after.pending).toEqual([])
    expect((await c.get(c.propertyWorker, `/cases/${before.id}/chain`)).body.ok).toBe(true)
  })

  test('what keeps its doer keeps its panel and its round; what is dropped asks nobody and is not in the way of the end', async () => {
    const { id, nodes } = await planned()
    const [one, two] = nodes
    await c.does(c.propertyWorker, id, 'note-progress', { nodeId: one?.id, text: '开工' })
    await change(id, [{ ...asIs(one), title: '换灯泡和灯罩' }])
    const { body } = await c.settles(c.ownersMember, id, 'confirm')
    expect(body.nodes[0]).toMatchObject({ title: '换灯泡和灯罩', state: 'doing', round: 1, seats: one?.seats })
    const late = await c.act(c.propertyWorker, id, 'submit-node', { nodeId: two?.id, note: '好了' })
    expect(problemOf(late)).toEqual([409, 'node-not-open'])
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId: one?.id, note: '好了' })
    expect((await c.allSign(id)).state).toBe('verified')
    const page = await c.publishes(id)
    const { body: published } = await t.app
      .inject({ url: `/v1/public/communities/${c.communityId}/publications/${page.publicationId}` })
      .then((answer) => ({ body: answer.json() }))
    expect(JSON.stringify(published)).toContain('换灯泡和灯罩')
    expect(JSON.stringify(published)).not.toContain('换开关')
  })

  test('a new class seats what is open anew, and leaves alone what was dropped', async () => {
    const { id, nodes } = await planned()
    await change(id, [asIs(nodes[0])])
    await c.settles(c.ownersMember, id, 'confirm')
    const after = await c.does(c.socialWorker, id, 'reclassify', { class: 'hard', reason: '牵涉多方' })
    expect(after.nodes.map((n) => [n.state, n.round, n.seats.length])).toEqual([
      ['todo', 2, 3],
      ['dropped', 1, 0],
    ])
  })

  test('dropping the rest while one is looked at is agreed to by those who look at it', async () => {
    const { id, nodes } = await planned()
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId: nodes[0]?.id, note: '好了' })
    expect((await change(id, [])).status).toBe(200)
    expect((await c.settles(c.councilMember, id, 'confirm')).body.nodes[1].state).toBe('dropped')
    expect((await c.allSign(id)).state).toBe('verified')
  })

  describe('refuses', () => {
    let view: CaseView

    beforeAll(async () => {
      laterMorning(t)
      view = await planned()
      await c.does(c.propertyWorker, view.id, 'submit-node', { nodeId: view.nodes[0]?.id, note: '好了' })
      await c.allSign(view.id)
    })

    test.each<[string, (v: CaseView) => object[], number, string, string]>([
      ['a verified step', (v) => [asIs(v.nodes[0]), asIs(v.nodes[1])], 409, 'node-fixed', 'nodes.0'],
      ['a step of another case', (v) => [asIs(v.nodes[1]), fresh({ id: randomUUID() })], 409, 'node-fixed', 'nodes.1'],
      ['the same step twice', (v) => [asIs(v.nodes[1]), asIs(v.nodes[1])], 409, 'node-fixed', 'nodes.1'],
      ['nothing left to do', () => [], 422, 'plan-needs-open-node', 'nodes'],
      ['nothing new', (v) => [asIs(v.nodes[1])], 422, 'nothing-changes', 'nodes'],
      ['yesterday', (v) => [{ ...asIs(v.nodes[1]), dueDay: day(-40) }], 422, 'node-due-in-past', 'nodes.0.dueDay'],
      ['a stranger', () => [fresh({ doerPartyId: randomUUID() })], 422, 'doer-unknown', 'nodes.0.doerPartyId'],
    ])('%s', async (_, nodes, status, code, path) => {
      const before = (await c.view(c.propertyWorker, view.id)).chain
      const answer = await change(view.id, nodes(view))
      expect([...problemOf(answer), ...fieldsOf(answer)]).toEqual([status, code, path])
      expect((await c.view(c.propertyWorker, view.id)).chain).toEqual(before)
    })

    test('others than the lead, a second change beside the first, and an old version', async () => {
      expect(problemOf(await change(view.id, [fresh()], c.ownersMember))).toEqual([403, 'not-lead'])
      const stale = await change(view.id, [fresh()], c.propertyWorker, { 'if-match': '"1"' })
      expect(problemOf(stale)).toEqual([409, 'stale-version'])
      expect((await change(view.id, [fresh()])).status).toBe(200)
      expect(problemOf(await change(view.id, [fresh()]))).toEqual([409, 'act-pending'])
    })
  })

  describe('is void once anything it rests on has moved:', () => {
    const moves: [string, (id: string, nodes: readonly Step[]) => Promise<unknown>][] = [
      [
        'a step handed in',
        (id, [one]) => c.does(c.propertyWorker, id, 'submit-node', { nodeId: one?.id, note: '好了' }),
      ],
      [
        'work begun on a step',
        (id, [one]) => c.does(c.propertyWorker, id, 'note-progress', { nodeId: one?.id, text: '来了' }),
      ],
      ['another class', (id) => c.does(c.socialWorker, id, 'reclassify', { class: 'hard', reason: '牵涉多方' })],
    ]
    test.each(moves)('%s', async (_, move) => {
      const { id, nodes } = await planned()
      await change(id, [asIs(nodes[1])])
      const pendingId = (await c.view(c.propertyWorker, id)).pending[0]?.id
      await move(id, nodes)
      const after = await c.view(c.socialWorker, id)
      expect([after.pending, after.nodes.map((n) => n.state).includes('dropped')]).toEqual([[], false])
      expect(after.timeline.some((entry) => entry.kind === 'act.lapsed')).toBe(true)
      const late = await c.post(c.ownersMember, `/cases/${id}/pending-acts/${pendingId}/confirm`)
      expect(problemOf(late)).toEqual([409, 'act-settled'])
    })

    test('a verdict on a step', async () => {
      const { id, nodes } = await planned()
      await c.does(c.propertyWorker, id, 'submit-node', { nodeId: nodes[0]?.id, note: '好了' })
      await change(id, [asIs(nodes[1]), fresh()])
      await c.does(c.councilMember, id, 'sign-no', { nodeId: nodes[0]?.id, round: 1, reason: '不亮' })
      expect((await c.view(c.propertyWorker, id)).pending).toEqual([])
      await change(id, [{ ...asIs(nodes[1]), dueDay: day(8) }])
      expect((await c.settles(c.councilMember, id, 'confirm')).body.nodes.map((n: Step) => n.state)).toEqual([
        'dropped',
        'todo',
      ])
    })

    test('a day that has passed, found out when the second word is given', async () => {
      const { id, nodes } = await planned()
      await change(id, [asIs(nodes[0]), asIs(nodes[1]), fresh({ dueDay: day(0) })])
      t.clock.advance(DAY)
      expect(problemOf(await c.settles(c.ownersMember, id, 'confirm'))).toEqual([409, 'act-void'])
      expect((await c.view(c.propertyWorker, id)).pending).toEqual([])
    })
  })

  test('an overdue promise stays overdue, whatever the new plan says; a step may keep a day that is over', async () => {
    const { id, nodes } = await planned()
    t.clock.advance(7 * DAY)
    await change(id, [asIs(nodes[0]), { ...asIs(nodes[1]), dueDay: day(4) }])
    const { body } = await c.settles(c.ownersMember, id, 'confirm')
    expect(body.nodes.map((n: Step) => n.dueAt)).toEqual([nodes[0]?.dueAt, endOfDay(day(4))])
    const resolve = body.clocks.find((k: CaseView['clocks'][number]) => k.kind === 'resolve')
    expect([resolve.dueAt, resolve.phase]).toEqual([nodes[1]?.dueAt, 'overdue'])
  })

  test('unanswered for seven days it lapses', async () => {
    const { id, nodes } = await planned()
    await change(id, [asIs(nodes[0])])
    t.clock.advance(7 * DAY - MINUTE)
    await tick(t)
    expect((await c.view(c.propertyWorker, id)).pending).toHaveLength(1)
    t.clock.advance(MINUTE)
    await tick(t)
    const { pending, nodes: after } = await c.view(c.propertyWorker, id)
    expect([pending, after.map((n) => n.state)]).toEqual([[], ['todo', 'todo']])
  })

  test('a small matter that came back after its result keeps the day agreed then', async () => {
    const id = await c.bring('publicised', 'minor')
    await c.does(c.neighbour, id, 'object', { reason: '没好' })
    t.clock.advance(DAY)
    const { objections, nodes } = await c.view(c.chair, id)
    const ruled = {
      objectionId: objections[0]?.id,
      uphold: true,
      reason: '是没好',
      nodeId: nodes[0]?.id,
      dueDay: day(5),
    }
    const back = await c.does(c.chair, id, 'rule-objection', ruled)
    await change(id, [{ ...asIs(back.nodes[1]), title: '换灯座' }])
    const { body } = await c.settles(c.socialWorker, id, 'confirm')
    const running = body.clocks.find((k: CaseView['clocks'][number]) => k.kind === 'resolve' && k.stoppedAt === null)
    expect(running.dueAt).toBe(endOfDay(day(5)))
  })
})
