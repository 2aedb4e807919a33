import { DAY, dayOf, HOUR } from '@juwuye/domain'
import type { CaseView } from '@juwuye/types'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning, problemOf, tick } from '../given-cast.ts'
import { outside } from './outside.ts'

jest.setTimeout(60_000)

describe('a result that says it could not be done', () => {
  let t: TestApp
  let c: GivenCast
  let pub: ReturnType<typeof outside>

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
    pub = outside(t, c)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const why = { reason: 'money' as const, words: '维修资金不够，业主没有投票' }
  const words = { problem: '楼道灯不亮', done: '问过两家报价' }
  const days = (n: number) => dayOf(t.clock.now() + n * DAY)

  /** The lead says so, the body agrees. */
  async function ends(id: string, body: string, cast = c): Promise<CaseView> {
    await cast.does(cast.propertyWorker, id, 'conclude-unsolved', why)
    const answer = await cast.settles(body, id, 'confirm')
    expect([answer.status, answer.body.state]).toEqual([200, 'verified'])
    return answer.body
  }
  /** Without any step: nothing was planned yet. The council agreed, so that it does not rule afterwards. */
  async function unplanned(cast = c): Promise<string> {
    const id = await cast.bring('claimed')
    await ends(id, cast.chair, cast)
    return id
  }
  async function twoSteps(): Promise<{ id: string; first: string; second: string }> {
    const id = await c.bring('claimed')
    const { nodes } = c.plan({ evidence: ['note'] })
    await c.does(c.propertyWorker, id, 'adopt-plan', { nodes: [nodes[0], { ...nodes[0], title: '换开关' }] })
    await c.settles(c.ownersMember, id, 'confirm')
    const view = await c.view(c.propertyWorker, id)
    return { id, first: view.nodes[0]?.id ?? '', second: view.nodes[1]?.id ?? '' }
  }
  async function handsIn(id: string, nodeId: string) {
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId, note: '好了' })
  }
  /** Somebody objects, and the body that had no part in it agrees. */
  async function upholds(id: string, ruler: string, over: object = {}): Promise<CaseView> {
    const [objection] = (await c.does(c.neighbour, id, 'object', { reason: '邻小区都办成了' })).objections.slice(-1)
    return c.does(ruler, id, 'rule-objection', { objectionId: objection?.id, uphold: true, reason: '再试试', ...over })
  }

  test('says so on the page, with reason, words and who decided, and takes the date of the decision', async () => {
    const id = await c.bring('claimed')
    const { receivedAt } = await c.view(c.reporter, id)
    t.clock.advance(9 * DAY)
    await ends(id, c.chair)
    const concludedAt = t.clock.now()
    t.clock.advance(DAY)
    const published = await c.publishes(id, words)
    const { body } = await pub.page(published.publicationId)
    expect(body).toMatchObject({
      unsolved: { reason: 'money', words: why.words, decidedBy: '共建理事会' },
      solvedAt: concludedAt,
      firstWhistleAt: receivedAt,
      days: 9,
      nodes: [],
      doers: [],
      costFen: null,
      done: words.done,
    })
    const card = (await pub.wall()).items.find((item) => item.id === published.publicationId)
    expect([card?.unsolved, published.unsolved]).toEqual([true, true])
    const solved = await c.publishes(await c.bring('verified'))
    expect((await pub.wall()).items.find((item) => item.id === solved.publicationId)?.unsolved).toBe(false)
    expect((await pub.page(solved.publicationId)).body.unsolved).toBeNull()
  })

  test('takes out what would give somebody away from the words of the ending', async () => {
    const id = await c.bring('claimed')
    await c.does(c.propertyWorker, id, 'conclude-unsolved', { ...why, words: '502 室不同意，电话 13900000000' })
    await c.settles(c.chair, id, 'confirm')
    const { body } = await pub.page((await c.publishes(id, words)).publicationId)
    expect(body.unsolved?.words).not.toMatch(/502|139/)
  })

  test('is counted apart among what is up: of the community, and of one estate', async () => {
    const own = await givenCast(t)
    const { wall } = outside(t, own)
    expect((await wall()).figures).toMatchObject({ published: 0, unsolved: 0 })
    await own.publishes(await own.bring('verified', 'minor'))
    const solved = await own.bring('verified', 'minor')
    await own.publishes(solved)
    const unsolved = await unplanned(own)
    await own.publishes(unsolved, words)
    expect((await wall()).figures).toMatchObject({ published: 3, unsolved: 1 })
    expect((await wall('limit=1')).figures).toMatchObject({ published: 3, unsolved: 1 })
    expect((await wall('estate=青桐苑')).figures).toMatchObject({ published: 3, unsolved: 1 })
    expect((await wall('estate=别处')).figures).toMatchObject({ published: 0, unsolved: 0 })
    await own.does(own.socialWorker, unsolved, 'take-down', { reason: '核对' })
    expect((await wall()).figures).toMatchObject({ published: 2, unsolved: 0 })
    // a later result of the same case counts once
    const [objection] = (await own.does(own.neighbour, solved, 'object', { reason: '没好' })).objections
    await own.does(own.chair, solved, 'rule-objection', { objectionId: objection?.id, uphold: true, reason: '是' })
    const nodeId = (await own.view(own.propertyWorker, solved)).nodes.at(-1)?.id
    await own.does(own.propertyWorker, solved, 'submit-node', { nodeId, note: '好了' })
    await own.allSign(solved)
    await own.publishes(solved)
    expect((await wall()).figures).toMatchObject({ published: 2, unsolved: 0 })
  })

  test('upheld against, work begins with a step made of the matter itself, by the lead', async () => {
    const id = await unplanned()
    await c.publishes(id, words)
    const view = await upholds(id, c.secretary)
    expect([view.state, view.ending, view.unsolved]).toEqual(['rectifying', null, false])
    expect(view.nodes).toHaveLength(1)
    expect(view.nodes[0]).toMatchObject({
      title: '复修：楼道灯不亮',
      doer: { id: c.parties.property },
      state: 'todo',
      recheckOf: null,
      evidence: ['photos', 'note'],
    })
    expect([view.nodes[0]?.seats.length, dayOf(view.nodes[0]?.dueAt ?? 0)]).toEqual([3, days(7)])
    const resolve = view.clocks.filter((clock) => clock.kind === 'resolve' && clock.stoppedAt === null)
    expect(resolve.map((clock) => clock.dueAt)).toEqual([view.nodes[0]?.dueAt])
  })

  test('reopened, it is checked again, and the next page no longer says that it could not be done', async () => {
    const id = await unplanned()
    await c.publishes(id, words)
    t.clock.advance(7 * DAY)
    await tick(t)
    const view = await c.does(c.reporter, id, 'reopen', { reason: '钱有了' })
    expect([view.state, view.ending, view.nodes.map((node) => node.title)]).toEqual([
      'rectifying',
      null,
      ['复查：楼道灯不亮'],
    ])
    await c.does(c.propertyWorker, id, 'change-plan', {
      nodes: [
        { id: view.nodes[0]?.id, title: '换灯', doerPartyId: c.parties.property, dueDay: days(5), evidence: ['note'] },
      ],
      reason: '不用照片',
    })
    await c.settles(c.ownersMember, id, 'confirm')
    await handsIn(id, view.nodes[0]?.id ?? '')
    await c.allSign(id)
    const { body } = await pub.page((await c.publishes(id, words)).publicationId)
    expect([body.unsolved, body.nodes.length, body.solvedAt]).toEqual([null, 1, t.clock.now()])
  })

  test('steps that were open go on as they were; what was handed in is verified, in full time', async () => {
    const { id, second } = await twoSteps()
    await handsIn(id, second)
    t.clock.advance(HOUR)
    await ends(id, c.secretary)
    await c.publishes(id, words)
    t.clock.advance(2 * DAY)
    const view = await upholds(id, c.town)
    expect(view.nodes.map((node) => node.state)).toEqual(['todo', 'submitted'])
    const open = (await c.view(c.socialWorker, id)).clocks.filter((clock) => clock.stoppedAt === null)
    const verification = open.filter((clock) => clock.kind === 'verification')
    expect(verification.map((clock) => [clock.nodeId, clock.dueAt])).toEqual([[second, t.clock.now() + 72 * HOUR]])
    await c.does(c.ownersMember, id, 'sign-yes', { nodeId: second, round: 1 })
  })

  test('where the body names a day, a step of its own is due by then beside the open ones', async () => {
    const { id, first, second } = await twoSteps()
    await handsIn(id, first)
    for (const person of [c.socialWorker, c.ownersMember, c.councilMember])
      await c.does(person, id, 'sign-yes', { nodeId: first, round: 1 })
    await ends(id, c.secretary)
    await c.publishes(id, words)
    const [objection] = (await c.does(c.neighbour, id, 'object', { reason: '再试' })).objections
    const naming = { objectionId: objection?.id, uphold: true, reason: '是', nodeId: second }
    expect(problemOf(await c.act(c.town, id, 'rule-objection', naming))).toEqual([409, 'node-not-open'])
    const view = await c.does(c.town, id, 'rule-objection', { ...naming, nodeId: null, dueDay: days(2) })
    expect(view.nodes.map((node) => [node.state, node.recheckOf])).toEqual([
      ['verified', null],
      ['todo', null],
      ['todo', 0],
    ])
    expect(dayOf(view.nodes[2]?.dueAt ?? 0)).toBe(days(2))
  })

  test('a step taken out of the plan is neither done again, nor counted, nor shown', async () => {
    const { id, first, second } = await twoSteps()
    const [before, after] = [await pub.photo(c.propertyWorker), await pub.photo(c.propertyWorker)]
    const work = { nodeId: second, note: '好了', costFen: 5_000, before: [before], after: [after] }
    await c.does(c.propertyWorker, id, 'submit-node', work)
    await c.does(c.ownersMember, id, 'sign-no', { nodeId: second, round: 1, reason: '没装牢' })
    await c.does(c.propertyWorker, id, 'change-plan', {
      nodes: [{ id: first, title: '换灯泡', doerPartyId: c.parties.property, dueDay: days(4), evidence: ['note'] }],
      reason: '开关不用换',
    })
    await c.settles(c.ownersMember, id, 'confirm')
    await handsIn(id, first)
    expect((await c.allSign(id)).nodes.map((node) => node.state)).toEqual(['verified', 'dropped'])
    const { body, photos } = await pub.page((await c.publishes(id)).publicationId)
    expect([body.nodes.map((node) => node.title), body.costFen, photos]).toEqual([['换灯泡'], null, []])
    const [objection] = (await c.does(c.neighbour, id, 'object', { reason: '没好' })).objections
    const ruling = { objectionId: objection?.id, uphold: true, reason: '是' }
    const named = await c.act(c.secretary, id, 'rule-objection', { ...ruling, nodeId: second })
    expect(problemOf(named)).toEqual([409, 'node-not-open'])
    const view = await c.does(c.secretary, id, 'rule-objection', ruling)
    expect(view.nodes[2]).toMatchObject({ title: '复修：换灯泡', recheckOf: 0 })
  })
})
