import { HOUR } from '@juwuye/domain'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'
import { type Inside, openInside } from './inside.ts'

jest.setTimeout(60_000)

const WHY = '我家老二在物业上班'

describe('stepping back from a panel', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside

  beforeAll(async () => {
    t = await buildTestApp()
    inside = await openInside(t)
    laterMorning(t)
    c = await givenCast(t)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const nodeOf = async (id: string, personId = c.socialWorker) => {
    const [node] = (await c.view(personId, id)).nodes
    if (!node) throw new Error('no node')
    return node
  }
  const panel = async (id: string) => (await nodeOf(id)).seats.map(({ kind, verdict }) => [kind, verdict])
  const stepsBack = async (personId: string, id: string, over: object = {}, headers?: Record<string, string>) =>
    c.act(personId, id, 'step-back', { nodeId: (await nodeOf(id)).id, tie: 'family', reason: WHY, ...over }, headers)
  const told = (id: string) =>
    inside.rows(`select audience from juwuye.outbox where case_id = $1 and kind = 'seat.steppedBack'`, [id])

  test('the seat of who was alone goes to the next in order, with its full time; why is for the desk and themself', async () => {
    const id = await c.bring('submitted')
    t.clock.advance(10 * HOUR)
    const key = { 'idempotency-key': 'step-back-1' }
    const [first, again] = [await stepsBack(c.ownersMember, id, {}, key), await stepsBack(c.ownersMember, id, {}, key)]
    expect([first.status, again.status]).toEqual([200, 200])
    expect(await panel(id)).toEqual([
      ['residentsCommittee', null],
      ['deliberationGroup', null],
      ['estateCouncil', null],
    ])
    const seen = await c.view(c.socialWorker, id)
    expect(seen.clocks.find((k) => k.kind === 'verification')?.dueAt).toBe(t.clock.now() + 72 * HOUR)
    expect(seen.nodes[0]?.steppedBack).toMatchObject([{ name: '业委会', mine: false, tie: 'family', reason: WHY }])
    expect(seen.timeline[0]).toMatchObject({
      kind: 'seat.steppedBack',
      text: '业委会有人回避，不核验第 1 段，换议事团来看',
      words: WHY,
      by: { name: '业委会 业主何' },
    })
    expect((await nodeOf(id, c.ownersMember)).steppedBack).toMatchObject([{ mine: true, tie: 'family', reason: WHY }])
    // the doer, who else sits there, a neighbour: that it is so, not why
    for (const other of [c.propertyWorker, c.councilMember, c.reporter, c.neighbour]) {
      const view = await c.view(other, id)
      expect(view.nodes[0]?.steppedBack).toMatchObject([{ name: '业委会', mine: false, tie: null, reason: null }])
      expect(view.timeline.find((entry) => entry.kind === 'seat.steppedBack')?.words).toBeNull()
      expect(JSON.stringify(view)).not.toContain(WHY)
    }
    expect(await told(id)).toEqual([{ audience: ['panel', 'desk'] }])
    expect((await c.get(c.socialWorker, `/cases/${id}/chain`)).body.ok).toBe(true)
  })

  test('who stepped back never comes back, for no seat, round or further step of this doer’s', async () => {
    const id = await c.bring('submitted')
    const { id: nodeId } = await nodeOf(id)
    expect((await stepsBack(c.ownersMember, id)).status).toBe(200)
    expect(problemOf(await c.act(c.ownersMember, id, 'sign-yes', { nodeId, round: 1 }))).toEqual([
      403,
      'not-seat-holder',
    ])
    expect(problemOf(await stepsBack(c.ownersMember, id))).toEqual([409, 'already-stepped-back'])
    expect(
      (await c.get(c.ownersMember, '/cases?queue=toSign')).body.items.map((one: { id: string }) => one.id),
    ).not.toContain(id)
    await c.does(c.councilMember, id, 'sign-no', { nodeId, round: 1, reason: '还不亮' })
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId, note: '又修了' })
    // a new round is seated anew: 业委会 has nobody else
    expect((await panel(id)).map(([kind]) => kind)).toEqual([
      'residentsCommittee',
      'estateCouncil',
      'deliberationGroup',
    ])
    expect((await c.sign(id, [c.socialWorker, c.ownersMember, c.councilMember, c.mediator])).state).toBe('verified')
  })

  test('where a colleague is left the seat stays, and the time runs on', async () => {
    const id = await c.bring('submitted')
    const due = (await c.view(c.socialWorker, id)).clocks.find((k) => k.kind === 'verification')?.dueAt
    t.clock.advance(HOUR)
    expect((await stepsBack(c.councilMember, id, { tie: 'works', reason: '' })).status).toBe(200)
    expect((await panel(id)).map(([kind]) => kind)).toEqual(['residentsCommittee', 'ownersCommittee', 'estateCouncil'])
    expect((await c.view(c.socialWorker, id)).clocks.find((k) => k.kind === 'verification')?.dueAt).toBe(due)
    expect(await told(id)).toEqual([{ audience: ['desk'] }])
    expect((await c.sign(id, [c.socialWorker, c.ownersMember, c.councilMember])).state).toBe('rectifying')
    expect((await c.sign(id, [c.chair])).state).toBe('verified')
  })

  test('two at once: each is counted with the other gone, and three different people sign', async () => {
    const id = await c.bring('submitted')
    const answers = await Promise.all([stepsBack(c.chair, id), stepsBack(c.councilMember, id)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect((await panel(id)).map(([kind]) => kind)).toEqual([
      'residentsCommittee',
      'ownersCommittee',
      'deliberationGroup',
    ])
    // signing and stepping back at once: one of the two
    const { id: nodeId } = await nodeOf(id)
    const both = await Promise.all([
      c.act(c.mediator, id, 'sign-yes', { nodeId, round: 1 }),
      stepsBack(c.mediator, id, { tie: 'dealings' }),
    ])
    expect(both.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
  })

  test('a signature given stands: who signed steps back from that step no more', async () => {
    const id = await c.bring('submitted')
    await c.sign(id, [c.ownersMember])
    expect(problemOf(await stepsBack(c.ownersMember, id))).toEqual([409, 'already-signed'])
    expect(await c.offer(c.ownersMember, id, 'step-back')).toBeUndefined()
  })

  test('not by the doer, the desk without a seat, neighbours, other communities; not with a bad body', async () => {
    const id = await c.bring('submitted')
    for (const personId of [c.propertyWorker, c.secretary, c.reporter, c.ngoMember, c.town])
      expect(problemOf(await stepsBack(personId, id))).toEqual([403, 'not-seat-holder'])
    const bad: [object, string][] = [
      [{ nodeId: 'x' }, 'nodeId'],
      [{ tie: 'rich' }, 'tie'],
      [{ tie: 'other', reason: ' ' }, 'reason'],
      [{ reason: '长'.repeat(2_000) }, 'reason'],
    ]
    for (const [over, field] of bad) {
      const answer = await stepsBack(c.ownersMember, id, over)
      expect([...problemOf(answer), ...fieldsOf(answer)]).toEqual([422, 'invalid-input', field])
    }
    const other = await c.bring('submitted')
    const foreign = (await nodeOf(other)).id
    expect(problemOf(await stepsBack(c.ownersMember, id, { nodeId: foreign }))).toEqual([404, 'not-found'])
    const elsewhere = await givenCast(t)
    expect(
      problemOf(await elsewhere.act(elsewhere.ownersMember, id, 'step-back', { nodeId: foreign, tie: 'family' })),
    ).toEqual([404, 'not-found'])
    const early = await c.bring('rectifying')
    expect((await stepsBack(c.ownersMember, early)).status).toBe(200)
    expect((await c.view(c.socialWorker, early)).clocks.find((k) => k.kind === 'verification')).toBeUndefined()
    expect((await panel(early)).map(([kind]) => kind)).toEqual([
      'residentsCommittee',
      'deliberationGroup',
      'estateCouncil',
    ])
  })

  test('where nobody else is left the town sits; after the town it is asked, on record, and the seat stays', async () => {
    const id = await c.bring('submitted')
    const order = ['residentsCommittee', 'deliberationGroup', 'partyOrganisation', 'buildingHead', 'reporter'] as const
    const replaces = async (kind: string) =>
      c.does(c.secretary, id, 'replace-seat', {
        nodeId: (await nodeOf(id)).id,
        kind,
        cause: 'conflicted',
        reason: '说明',
      })
    for (const kind of order) await replaces(kind)
    expect((await panel(id)).map(([kind]) => kind)).toEqual(['confirmedOwner', 'ownersCommittee', 'estateCouncil'])
    expect((await stepsBack(c.owner, id)).status).toBe(200)
    expect((await nodeOf(id)).seats.map(({ name }) => name)).toEqual(['镇街', '业委会', '共建理事会'])
    expect((await c.view(c.neighbour, id)).nodes[0]?.steppedBack).toMatchObject([{ name: '业主', tie: null }])
    expect(problemOf(await stepsBack(c.ownersMember, id))).toEqual([422, 'seats-unfilled'])
    expect((await c.view(c.secretary, id)).townAskedAt).toBe(t.clock.now())
    expect((await panel(id)).map(([kind]) => kind)).toEqual(['town', 'ownersCommittee', 'estateCouncil'])
    expect((await stepsBack(c.town, id)).status).toBe(200)
    expect(problemOf(await c.act(c.town, id, 'sign-yes', { nodeId: (await nodeOf(id)).id, round: 1 }))[0]).toBe(403)
  })
})
