import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast } from '../given-cast.ts'
import { chasing, wall } from './chasing.ts'
import { openInside } from './inside.ts'

jest.setTimeout(180_000)

const OWNER = 'owner'
const ONE = `${OWNER} secretary council`
const TWO = `${OWNER} secretary town`

/** A whole case of each class, with the clock moved by hand; every instant is worked out beside it. */
describe('time chases', () => {
  let t: TestApp
  let c: GivenCast
  let time: ReturnType<typeof chasing>

  beforeAll(async () => {
    t = await buildTestApp({ databaseSuffix: '_lives' })
    c = await givenCast(t)
    time = chasing(t, c, await openInside(t))
  })
  afterAll(() => t.close())

  const nodeOf = async (id: string) => (await c.view(c.socialWorker, id)).nodes.at(-1)?.id ?? ''
  const seats = async (id: string) => (await c.view(c.socialWorker, id)).nodes.at(-1)?.seats.map((s) => s.kind)
  const stateOf = async (id: string) => (await c.view(c.socialWorker, id)).state
  const sendsOn = (id: string, over: object) =>
    c.does(c.socialWorker, id, 'triage', { class: 'major', title: '灯', partyIds: [c.parties.property], ...over })
  const claims = async (id: string) => {
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来看' })
    await c.does(c.propertyWorker, id, 'claim-lead')
  }

  test('a major matter: late with the answer, left lying, verified late, shown late, an objection unruled', async () => {
    t.clock.set(wall('2026-11-23 09:00'))
    const { id } = await c.blows(c.reporter)
    t.clock.set(wall('2026-11-23 10:00'))
    await sendsOn(id, { class: 'major' })
    // 72 h from receipt: 11-26 09:00, half of it 36 h; the town a day after
    await time.at('2026-11-24 21:00', id, `reminded respond → ${OWNER}`)
    await time.at('2026-11-26 09:00', id, `supervised respond 1 → ${ONE}`)
    await time.at('2026-11-27 09:00', id, `supervised respond 2 → ${TWO}`)
    expect(await time.demands(id)).toEqual(['respond 1 open', 'respond 2 open'])

    t.clock.set(wall('2026-11-27 10:00'))
    await claims(id)
    expect(await time.demands(id)).toEqual(['respond 1 settled', 'respond 2 settled'])
    // the lease: 7 d from here, 12-04 10:00; half 3.5 d; 3 d of supervision, then back to the pool
    await time.at('2026-11-30 22:00', id, `reminded lease → ${OWNER}`)
    await time.at('2026-12-04 10:00', id, `supervised lease 1 → ${ONE}`)
    await time.at('2026-12-07 10:00', id, 'released lapsed → summoned desk reporter joined')
    expect([await stateOf(id), (await time.demands(id)).at(-1)]).toEqual(['dispatched', 'lease 1 settled'])
    // the plan, 30 d from receipt: 12-23 09:00, half of it 15 d; handing back stopped no promise
    await time.at('2026-12-08 09:00', id, `reminded plan → ${OWNER}`)

    t.clock.set(wall('2026-12-08 10:00'))
    await c.does(c.propertyWorker, id, 'claim-lead')
    await time.at('2026-12-11 22:00', id, `reminded lease → ${OWNER}`)
    t.clock.set(wall('2026-12-12 10:00'))
    await c.does(c.propertyWorker, id, 'note-progress', { text: '量过了' })
    await time.at('2026-12-15 22:00', id, `reminded lease → ${OWNER}`)
    t.clock.set(wall('2026-12-16 10:00'))
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan({ dueDay: '2026-12-30' }))
    await time.at('2026-12-19 10:00', id, `supervised lease 1 → ${ONE}`)
    // the second word: 7 d from the proposal, half 3.5 d
    await time.at('2026-12-19 22:00', id, `reminded pendingAct adopt-plan → ${OWNER}`)
    t.clock.set(wall('2026-12-20 10:00'))
    await c.settles(c.ownersMember, id, 'confirm')
    // half between the whistle and 12-30 23:59 is past
    await time.atOnce(id, `reminded resolve → ${OWNER}`)
    await time.at('2026-12-30 23:59', id, `supervised resolve 1 → ${ONE}`)
    await time.at('2026-12-31 23:59', id, `supervised resolve 2 → ${TWO}`)

    t.clock.set(wall('2027-01-02 10:00'))
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId: await nodeOf(id), note: '好了' })
    expect(await seats(id)).toEqual(['residentsCommittee', 'ownersCommittee', 'estateCouncil'])
    await c.sign(id, [c.ownersMember])
    // 72 h to look, reminded then; 48 h later each seat that stayed silent goes to the next in order
    await time.at('2027-01-05 10:00', id, `reminded verification late → ${OWNER}`)
    await time.at('2027-01-07 10:00', id, 'seat.replaced → panel', 'seat.replaced → panel')
    expect(await seats(id)).toEqual(['deliberationGroup', 'ownersCommittee', 'partyOrganisation'])
    await time.at('2027-01-10 10:00', id, `reminded verification late → ${OWNER}`)
    t.clock.set(wall('2027-01-10 11:00'))
    expect((await c.sign(id, [c.mediator, c.secretary])).state).toBe('verified')
    expect((await time.demands(id)).slice(-2)).toEqual(['resolve 1 settled', 'resolve 2 settled'])
    // 3 d to publish
    await time.at('2027-01-11 23:00', id, `reminded publish → ${OWNER}`)
    await time.at('2027-01-13 11:00', id, `supervised publish 1 → ${ONE}`)
    await time.at('2027-01-14 11:00', id, `supervised publish 2 → ${TWO}`)

    t.clock.set(wall('2027-01-14 12:00'))
    await c.publishes(id)
    t.clock.set(wall('2027-01-15 12:00'))
    const [objection] = (await c.does(c.neighbour, id, 'object', { reason: '没好' })).objections
    // 5 d to rule, half 2.5 d; then the next level. The 7 d of publicity end in between and wait
    await time.at('2027-01-18 00:00', id, `reminded ruling → ${OWNER}`)
    await time.at('2027-01-20 12:00', id, 'passed.up ruling → town rulingBody')
    await time.quietUntil('2027-01-21 12:00', id)
    await time.quietUntil('2027-01-21 18:00', id)
    expect(await stateOf(id)).toBe('publicised')
    t.clock.set(wall('2027-01-22 10:00'))
    await c.does(c.town, id, 'rule-objection', { objectionId: objection?.id, uphold: false, reason: '看过，好了' })
    // nobody said whether it was solved: that is no answer, not a yes
    await time.atOnce(id, 'closed silent 1 of 1 → reporter joined')
    expect(await stateOf(id)).toBe('closed')
    await time.quietUntil('2027-03-31 09:00', id)
    expect(await time.chainHolds(id)).toBe(true)
  })

  test('a hard matter: the plan late, a second word that never came, a talk under supervision, an end without success', async () => {
    t.clock.set(wall('2027-04-05 09:00'))
    const { id } = await c.blows(c.reporter)
    await sendsOn(id, { class: 'hard' })
    t.clock.set(wall('2027-04-05 10:00'))
    await claims(id)
    t.clock.set(wall('2027-04-06 10:00'))
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan({ dueDay: '2027-05-30' }))
    await time.at('2027-04-08 22:00', id, `reminded lease → ${OWNER}`)
    await time.at('2027-04-09 22:00', id, `reminded pendingAct adopt-plan → ${OWNER}`)
    await time.at('2027-04-12 10:00', id, `supervised lease 1 → ${ONE}`)
    // 15 d from receipt: 04-20 09:00, half of it 7.5 d
    await time.at('2027-04-12 21:00', id, `reminded plan → ${OWNER}`)
    await time.at('2027-04-13 10:00', id, 'act.lapsed adopt-plan time → lead')
    t.clock.set(wall('2027-04-14 10:00'))
    await c.does(c.propertyWorker, id, 'note-progress', { text: '还在谈' })
    expect(await time.demands(id)).toEqual(['lease 1 settled'])
    await time.at('2027-04-17 22:00', id, `reminded lease → ${OWNER}`)
    await time.at('2027-04-20 09:00', id, `supervised plan 1 → ${ONE}`)
    await time.at('2027-04-21 09:00', id, `supervised plan 2 → ${TWO}`)
    // the same lease, run over a second time
    await time.at('2027-04-21 10:00', id, `supervised lease 1 → ${ONE}`)
    t.clock.set(wall('2027-04-21 12:00'))
    await c.does(c.propertyWorker, id, 'start-talk', { topic: '怎么修' })
    // while people talk nobody holds a lease
    expect((await time.demands(id)).filter((one) => one.startsWith('lease'))).toEqual([
      'lease 1 settled',
      'lease 1 settled',
    ])
    await time.quietUntil('2027-04-30 12:00', id)
    await c.does(c.propertyWorker, id, 'end-talk', { people: [{ name: '王经理' }] })
    await time.at('2027-05-04 00:00', id, `reminded lease → ${OWNER}`)
    t.clock.set(wall('2027-05-05 12:00'))
    await c.does(c.propertyWorker, id, 'conclude-unsolved', { reason: 'money', words: '没有钱' })
    await time.at('2027-05-07 12:00', id, `supervised lease 1 → ${ONE}`)
    t.clock.set(wall('2027-05-08 12:00'))
    expect((await c.settles(c.chair, id, 'confirm')).body.state).toBe('verified')
    expect((await time.demands(id)).filter((one) => one.endsWith('open'))).toEqual([])
    await time.at('2027-05-10 00:00', id, `reminded publish → ${OWNER}`)
    t.clock.set(wall('2027-05-10 12:00'))
    await c.publishes(id)
    t.clock.set(wall('2027-05-12 12:00'))
    await c.does(c.reporter, id, 'rate', { solved: 'notSolved', level: 2 })
    await time.at('2027-05-17 12:00', id, 'closed silent 0 of 1 → reporter joined')
    expect(await time.chainHolds(id)).toBe(true)
  })

  test('an urgent matter: danger unanswered, then answered late, made safe late, its plan late', async () => {
    t.clock.set(wall('2027-06-01 20:00'))
    const { id } = await c.blows(c.reporter, { danger: true })
    // 30 min to say whether it is danger; half an hour more, then the town. The answer: 2 h
    await time.at('2027-06-01 20:30', id, `supervised danger 1 → ${ONE}`)
    await time.at('2027-06-01 21:00', id, `supervised danger 2 → ${TWO}`, `reminded respond → ${OWNER}`)
    await time.at('2027-06-01 22:00', id, `supervised respond 1 → ${ONE}`)
    t.clock.set(wall('2027-06-01 22:30'))
    await c.does(c.socialWorker, id, 'confirm-danger', { danger: true })
    expect(await time.demands(id)).toEqual(['danger 1 settled', 'danger 2 settled', 'respond 1 open'])
    await time.at('2027-06-02 00:00', id, `supervised respond 2 → ${TWO}`)
    t.clock.set(wall('2027-06-02 01:00'))
    await claims(id)
    // safe within 24 h of receipt, 06-02 20:00; the plan within 7 d, 06-08 20:00; the town 2 h after each
    await time.at('2027-06-02 08:00', id, `reminded safe → ${OWNER}`)
    await time.at('2027-06-02 20:00', id, `supervised safe 1 → ${ONE}`)
    await time.at('2027-06-02 22:00', id, `supervised safe 2 → ${TWO}`)
    await time.at('2027-06-05 08:00', id, `reminded plan → ${OWNER}`)
    await time.at('2027-06-05 13:00', id, `reminded lease → ${OWNER}`)
    t.clock.set(wall('2027-06-08 12:00'))
    await c.does(c.propertyWorker, id, 'note-progress', { text: '围好了' })
    await time.at('2027-06-08 20:00', id, `supervised plan 1 → ${ONE}`)
    await time.at('2027-06-08 22:00', id, `supervised plan 2 → ${TWO}`)
    t.clock.set(wall('2027-06-08 23:00'))
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan({ dueDay: '2027-06-09' }))
    await c.settles(c.ownersMember, id, 'confirm')
    expect((await time.demands(id)).filter((one) => one.startsWith('plan'))).toEqual([
      'plan 1 settled',
      'plan 2 settled',
    ])
    await time.atOnce(id, `reminded resolve → ${OWNER}`)
    t.clock.set(wall('2027-06-09 10:00'))
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId: await nodeOf(id), note: '好了' })
    expect((await c.allSign(id)).state).toBe('verified')
    // verified it is safe, too
    expect((await time.demands(id)).filter((one) => one.endsWith('open'))).toEqual([])
    await c.publishes(id)
    await time.at('2027-06-16 10:00', id, 'closed silent 1 of 1 → reporter joined')
    expect(await time.chainHolds(id)).toBe(true)
  })

  test('a small matter: handed back after two days, its reporter silent, a report on its page unanswered', async () => {
    t.clock.set(wall('2027-08-02 09:00'))
    const { id } = await c.blows(c.reporter)
    await sendsOn(id, { class: 'minor' })
    t.clock.set(wall('2027-08-02 10:00'))
    await claims(id)
    // 48 h of lease
    await time.at('2027-08-03 10:00', id, `reminded lease → ${OWNER}`)
    await time.at('2027-08-04 10:00', id, `supervised lease 1 → ${ONE}`)
    // 7 d from receipt: 08-09 09:00, half of it 3.5 d
    await time.at('2027-08-05 21:00', id, `reminded resolve → ${OWNER}`)
    await time.at('2027-08-07 10:00', id, 'released lapsed → summoned desk reporter joined')
    t.clock.set(wall('2027-08-07 11:00'))
    await c.does(c.propertyWorker, id, 'claim-lead')
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan({ dueDay: '2027-08-09' }))
    // the end of that day puts off no promise made before
    await time.at('2027-08-09 09:00', id, `supervised resolve 1 → ${ONE}`)
    t.clock.set(wall('2027-08-10 10:00'))
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId: await nodeOf(id), note: '好了' })
    expect(await seats(id)).toEqual(['reporter', 'residentsCommittee'])
    // the reporter's 72 h; the others look for 72 h from then, and are passed on 48 h after their reminder
    await time.at('2027-08-13 10:00', id, 'seat.replaced → panel')
    expect(await seats(id)).toEqual(['ownersCommittee', 'residentsCommittee'])
    await time.at('2027-08-16 09:00', id, `supervised resolve 2 → ${TWO}`)
    await time.at('2027-08-16 10:00', id, `reminded verification late → ${OWNER}`)
    t.clock.set(wall('2027-08-17 10:00'))
    expect((await c.sign(id, [c.ownersMember, c.socialWorker])).state).toBe('verified')
    await c.publishes(id)
    t.clock.set(wall('2027-08-20 10:00'))
    await c.does(c.neighbour, id, 'report', { reason: '有车牌' })
    // a day to answer
    await time.at('2027-08-20 22:00', id, `reminded report → ${OWNER}`)
    await time.at('2027-08-21 10:00', id, `supervised report 1 → ${ONE}`)
    await time.at('2027-08-24 10:00', id, 'closed silent 1 of 1 → reporter joined')
    expect((await time.demands(id)).at(-1)).toBe('report 1 open')
    await c.does(c.socialWorker, id, 'answer-report', { reason: '不是车牌' })
    expect((await time.demands(id)).at(-1)).toBe('report 1 settled')
    expect(await time.chainHolds(id)).toBe(true)
  })

  test('a private matter: answered late, spoken about late, agreed to by silence', async () => {
    t.clock.set(wall('2027-10-04 09:00'))
    const { id } = await c.blows(c.reporter)
    await sendsOn(id, { class: 'private', mediatorId: c.mediator, partyIds: [] })
    await time.at('2027-10-05 21:00', id, `reminded respond → ${OWNER}`)
    await time.at('2027-10-07 09:00', id, `supervised respond 1 → ${ONE}`)
    // 15 d from receipt: 10-19 09:00; the town a week after
    await time.at('2027-10-11 21:00', id, `reminded resolve → ${OWNER}`)
    await time.at('2027-10-14 09:00', id, `supervised respond 2 → ${TWO}`)
    t.clock.set(wall('2027-10-18 10:00'))
    await c.does(c.mediator, id, 'check-in', { reply: '来' })
    await c.does(c.mediator, id, 'claim-lead')
    await time.at('2027-10-19 09:00', id, `supervised resolve 1 → ${ONE}`)
    t.clock.set(wall('2027-10-20 10:00'))
    await c.does(c.mediator, id, 'close-private', { outcome: '谈好了' })
    // 72 h of silence: the outcome stands; half 36 h, with the lease's half
    await time.at('2027-10-21 22:00', id, `reminded lease → ${OWNER}`, `reminded pendingAct close-private → ${OWNER}`)
    await time.at('2027-10-23 10:00', id, 'closed → reporter')
    expect((await time.demands(id)).filter((one) => one.endsWith('open'))).toEqual([])
    expect(await time.chainHolds(id)).toBe(true)
  })
})
