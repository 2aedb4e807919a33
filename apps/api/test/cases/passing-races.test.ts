import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning } from '../given-cast.ts'
import { type Inside, openInside } from './inside.ts'
import { inShort, openSockets } from './sockets.ts'

jest.setTimeout(60_000)

/** Over real sockets, at once, on the pool of the serving role. */
describe('passing the ball at the same moment', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside
  let send: Awaited<ReturnType<typeof openSockets>>

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
    inside = await openInside(t)
    send = await openSockets(t, c)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  /** All sent before any is answered; how often each answer came. */
  const atOnce = async (caseId: string, requests: [personId: string, action: string, body: object][]) => {
    await Promise.all(requests.map(([personId]) => c.headersOf(personId)))
    const replies = await Promise.all(
      requests.map(async ([personId, action, body]) =>
        inShort(await send(personId, `/cases/${caseId}/${action}`, body)),
      ),
    )
    return replies.sort()
  }
  const count = async (sql: string, caseId: string) => (await inside.rows(sql, [caseId])).length
  const leadQuestions = (caseId: string) =>
    count(`select 1 from juwuye.case_rulings where case_id = $1 and matter = 'lead'`, caseId)
  const chainHolds = async (caseId: string) => (await c.get(c.socialWorker, `/cases/${caseId}/chain`)).body.ok

  const called = async () => {
    const { id } = await c.blows(c.reporter)
    const partyIds = [c.parties.property, c.parties.ngo, c.parties.ownersCommittee]
    await c.does(c.socialWorker, id, 'triage', { class: 'hard', title: '消火栓没有水', partyIds })
    return id
  }
  const no = { reason: 'notOurDuty', words: '不归我们', rightName: '消防队' }

  test('three refuse at once: one question is put', async () => {
    const id = await called()
    const replies = await atOnce(id, [
      [c.propertyWorker, 'refuse-summons', no],
      [c.ngoMember, 'refuse-summons', no],
      [c.ownersMember, 'refuse-summons', no],
    ])
    expect(replies).toEqual(['200', '200', '200'])
    expect(await leadQuestions(id)).toBe(1)
    expect(await count(`select 1 from juwuye.case_clocks where case_id = $1 and kind = 'leadRuling'`, id)).toBe(1)
    expect(await chainHolds(id)).toBe(true)
  })

  test('two of one party refuse at once: it refuses once', async () => {
    const id = await called()
    const replies = await atOnce(id, [
      [c.propertyWorker, 'refuse-summons', no],
      [c.propertyMate, 'refuse-summons', no],
    ])
    expect(replies).toEqual(['200', '409 already-refused'])
    expect(await leadQuestions(id)).toBe(0)
  })

  test('two who may rule, at once: one wins', async () => {
    const deputy = await c.member('councilMember', {
      name: '副会长',
      partyId: c.parties.estateCouncil,
      office: 'deputy',
    })
    const id = await called()
    await c.does(c.propertyWorker, id, 'refuse-summons', no)
    await c.does(c.ngoMember, id, 'refuse-summons', no)
    const replies = await atOnce(id, [
      [c.chair, 'rule-lead', { partyId: c.parties.property, reason: '管楼的来' }],
      [deputy, 'rule-lead', { partyId: c.parties.ownersCommittee, reason: '业主的事' }],
    ])
    expect(replies).toEqual(['200', '409 lead-not-failing'])
    expect(await count(`select 1 from juwuye.case_events where case_id = $1 and kind = 'lead.ruled'`, id)).toBe(1)
    expect(await chainHolds(id)).toBe(true)
  })

  test('an appeal ruled twice at once is ruled once', async () => {
    const deputy = await c.member('councilMember', {
      name: '副会长二',
      partyId: c.parties.estateCouncil,
      office: 'deputy',
    })
    const { id } = await c.blows(c.reporter)
    await c.does(c.socialWorker, id, 'decline', { reason: 'x', instead: 'y' })
    const { rulings } = await c.does(c.reporter, id, 'appeal', { reason: '不服' })
    const rulingId = rulings[0]?.id
    const [first, second] = await atOnce(id, [
      [c.chair, 'rule-appeal', { rulingId, uphold: true, reason: '该管' }],
      [deputy, 'rule-appeal', { rulingId, uphold: false, reason: '不该管' }],
    ])
    expect(first).toBe('200')
    expect(['409 wrong-state', '409 appeal-ruled']).toContain(second)
    expect(await count(`select 1 from juwuye.case_events where case_id = $1 and kind = 'appeal.ruled'`, id)).toBe(1)
  })

  test('ruled and turned down at once: whichever comes second is told', async () => {
    const id = await called()
    await c.does(c.propertyWorker, id, 'refuse-summons', no)
    await c.does(c.ngoMember, id, 'refuse-summons', no)
    const [first, second] = await atOnce(id, [
      [c.chair, 'rule-lead', { partyId: c.parties.property, reason: '管楼的来' }],
      [c.socialWorker, 'decline', { reason: 'x', instead: 'y' }],
    ])
    expect([first, second]).toEqual(['200', '409 wrong-state'])
    const open = 'select 1 from juwuye.case_refusals where case_id = $1 and settled_at is null'
    expect(await count(open, id)).toBe(0)
  })
})
