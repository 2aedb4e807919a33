import { DAY, HOUR, MINUTE } from '@juwuye/domain'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning, tick } from '../given-cast.ts'
import { chasing } from './chasing.ts'
import { openInside } from './inside.ts'

jest.setTimeout(120_000)

/** What time does where nobody answers, beside the way of a case. */
describe('left unanswered', () => {
  let t: TestApp
  let c: GivenCast
  let time: ReturnType<typeof chasing>

  beforeAll(async () => {
    t = await buildTestApp({ databaseSuffix: '_unanswered' })
    c = await givenCast(t)
    time = chasing(t, c, await openInside(t))
  })
  beforeEach(() => laterMorning(t, 60))
  afterAll(() => t.close())

  /** What happens at the end of this time from now, and nothing in the minute before it. */
  const after = async (wait: number, id: string, ...expected: string[]) => {
    const end = t.clock.now() + wait
    await time.news(id)
    t.clock.set(end - MINUTE)
    await tick(t)
    expect(await time.news(id)).toEqual([])
    t.clock.set(end)
    await time.atOnce(id, ...expected)
  }

  test('an appeal is reminded of at half time and goes to the next level after five days', async () => {
    const { id } = await c.blows(c.reporter)
    await c.does(c.socialWorker, id, 'decline', { reason: '不归社区管', instead: '城管' })
    await c.does(c.reporter, id, 'appeal', { reason: '就归这里' })
    await after(60 * HOUR, id, 'reminded ruling → owner')
    const [ruling] = (await c.view(c.reporter, id)).rulings
    expect((await c.offer(c.town, id, 'rule-appeal'))?.enabled ?? false).toBe(false)
    await after(60 * HOUR, id, 'passed.up ruling → town rulingBody')
    expect((await c.offer(c.town, id, 'rule-appeal'))?.enabled).toBe(true)
    await after(20 * DAY, id)
    await c.does(c.town, id, 'rule-appeal', { rulingId: ruling?.id, uphold: true, reason: '该管' })
    // the first promise resumes, and is long over: made up for in its order
    await time.atOnce(
      id,
      'reminded respond late → owner',
      'supervised respond 1 → owner secretary council',
      'supervised respond 2 → owner secretary town',
    )
    expect(await time.chainHolds(id)).toBe(true)
  })

  test('the question who leads goes to the town after 48 hours', async () => {
    const { id } = await c.blows(c.reporter)
    const { property, ngo } = c.parties
    await c.does(c.socialWorker, id, 'triage', { class: 'hard', title: '灯', partyIds: [property, ngo] })
    for (const by of [c.propertyWorker, c.ngoMember])
      await c.does(by, id, 'refuse-summons', { reason: 'notOurDuty', words: '不归我们', rightName: '供电所' })
    await after(24 * HOUR, id, 'reminded leadRuling → owner')
    await after(12 * HOUR, id, 'reminded respond → owner')
    expect((await c.offer(c.town, id, 'rule-lead'))?.enabled ?? false).toBe(false)
    await after(12 * HOUR, id, 'passed.up leadRuling → town rulingBody')
    expect((await c.offer(c.town, id, 'rule-lead'))?.enabled).toBe(true)
    await c.does(c.town, id, 'rule-lead', { partyId: property, reason: '先办起来' })
    expect(await time.running(id, 'leadRuling')).toBeUndefined()
  })

  test('each pending half lapses in its own time, reminded of once', async () => {
    const id = await c.bring('proposed', 'hard')
    const began = t.clock.now()
    await after(84 * HOUR, id, 'reminded lease → owner', 'reminded pendingAct adopt-plan → owner')
    await c.does(c.propertyWorker, id, 'note-progress', { text: '在等' })
    t.clock.set(began + 6 * DAY)
    await c.does(c.propertyWorker, id, 'note-progress', { text: '还在等' })
    await after(DAY, id, 'act.lapsed adopt-plan time → lead')
    expect((await c.view(c.socialWorker, id)).pending).toEqual([])
    expect((await c.act(c.propertyWorker, id, 'adopt-plan', c.plan())).status).toBe(200)
  })

  test('where nobody is next for a seat the panel is kept, and supervised', async () => {
    const id = await c.bring('submitted', 'hard')
    const nodeId = (await c.view(c.socialWorker, id)).nodes[0]?.id
    for (const kind of [
      'residentsCommittee',
      'deliberationGroup',
      'partyOrganisation',
      'buildingHead',
      'reporter',
      'confirmedOwner',
    ])
      await c.does(c.secretary, id, 'replace-seat', { nodeId, kind, cause: 'conflicted', reason: '说明' })
    const panel = async () => (await c.view(c.socialWorker, id)).nodes[0]?.seats.map((seat) => seat.kind)
    expect(await panel()).toEqual(['town', 'ownersCommittee', 'estateCouncil'])
    await time.news(id)
    t.clock.advance(72 * HOUR)
    await tick(t)
    expect(await time.news(id)).toContain('reminded verification late → owner')
    t.clock.advance(48 * HOUR)
    await tick(t)
    expect((await time.news(id)).filter((one) => one.startsWith('seat') || one.includes('verification'))).toEqual([])
    expect(await time.running(id, 'verification')).toMatchObject({ chased: 2 })
    t.clock.advance(48 * HOUR)
    await tick(t)
    expect(await time.news(id)).toContain('supervised verification 1 → owner secretary council')
    expect(await panel()).toEqual(['town', 'ownersCommittee', 'estateCouncil'])
    expect((await c.sign(id, [c.town, c.ownersMember, c.councilMember])).state).toBe('verified')
    expect((await time.demands(id)).filter((one) => one.endsWith('open'))).toEqual([])
    expect(await time.chainHolds(id)).toBe(true)
  })

  test('a promise that is given more time is reminded of at the half of that, too', async () => {
    const { id } = await c.blows(c.reporter)
    await c.does(c.socialWorker, id, 'triage', { class: 'hard', title: '灯', partyIds: [c.parties.property] })
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来看' })
    // the plan: 15 d, half of it 7.5 d; as a major matter 30 d from receipt, half of it 15 d
    await after(180 * HOUR, id, 'reminded plan → owner')
    await c.does(c.socialWorker, id, 'reclassify', { class: 'major', reason: '要动维修资金' })
    await after(180 * HOUR, id, 'reminded plan → owner')
    await after(15 * DAY, id, 'supervised plan 1 → owner secretary council')
  })

  test('a page taken down is owed in three days, chased like any promise', async () => {
    const id = await c.bring('publicised', 'minor')
    await c.does(c.socialWorker, id, 'take-down', { reason: '有车牌' })
    await after(36 * HOUR, id, 'reminded publish → owner')
    await after(36 * HOUR, id, 'supervised publish 1 → owner secretary council')
    expect((await c.view(c.socialWorker, id)).state).toBe('publicised')
    await after(7 * DAY, id, 'supervised publish 2 → owner secretary town')
  })
})
