import { randomUUID } from 'node:crypto'
import { DAY } from '@juwuye/domain'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { type Answer, fieldsOf, type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'
import { asking } from './asking.ts'

jest.setTimeout(60_000)

describe('who may not leave so', () => {
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

  const paramsOf = (answer: Answer) => [...problemOf(answer), answer.body.params]

  test("a party's last member with something to do is told what; with nothing to do they may go", async () => {
    const led = await c.bring('claimed')
    const mate = await ask.membershipOf(c.propertyMate)
    expect((await ask.ends(c.propertyMate, mate, null)).status).toBe(200)
    const last = await ask.membershipOf(c.propertyWorker)
    expect(await ask.holds(c.propertyWorker, last)).toMatchObject({
      lastOf: '安居物业',
      mustName: true,
      candidates: [],
    })
    const refused = await ask.ends(c.propertyWorker, last, null)
    expect(paramsOf(refused)).toEqual([409, 'last-member', { party: '安居物业', count: 1 }])
    expect(refused.body).toMatchObject({ detail: '安居物业只剩这一位了，手上还有 1 件事，请先选好接手的人' })
    expect((await c.act(c.propertyWorker, led, 'adopt-plan', c.plan())).status).toBe(200)

    const ngo = await ask.membershipOf(c.ngoMember)
    expect(await ask.holds(c.ngoMember, ngo)).toMatchObject({ lastOf: '益邻社', mustName: false })
    expect((await ask.ends(c.ngoMember, ngo, null)).status).toBe(200)
  })

  test("in the last member's place the desk names a neighbour, who becomes the same", async () => {
    const rectifying = await c.bring('rectifying')
    const summons = { partyIds: [c.parties.ownersCommittee], reason: '要用维修资金' }
    await c.does(c.socialWorker, rectifying, 'summon', summons)
    const last = await ask.membershipOf(c.ownersMember)
    const { candidates } = await ask.holds(c.socialWorker, last)
    expect(candidates.map(({ personId }) => personId).sort()).toEqual([c.neighbour, c.owner, c.reporter].sort())
    expect(candidates.every(({ joins }) => joins)).toBe(true)
    expect((await ask.read(c.socialWorker, last, '宋业')).body.candidates).toMatchObject([{ personId: c.owner }])
    expect(problemOf(await ask.ends(c.ownersMember, last, c.owner))).toEqual([422, 'successor-unknown'])
    expect((await ask.ends(c.socialWorker, last, c.owner)).status).toBe(200)
    const mine = (await c.get(c.owner, '')).body.memberships
    expect(mine.map((m: { role: string }) => m.role)).toEqual(['resident', 'ownersCommitteeMember'])
    await c.does(c.owner, rectifying, 'check-in', { reply: '接着办' })
  })

  test('the last social worker and the last of the desk do not go silently, whatever they hold', async () => {
    const worker = await ask.membershipOf(c.socialWorker)
    expect(paramsOf(await ask.ends(c.socialWorker, worker, null))).toEqual([
      409,
      'last-member',
      { party: '居委会', count: 0 },
    ])
    const open = await c.blows(c.reporter)
    await ask.mediated(c.mediator)
    expect((await ask.ends(c.town, worker, c.secretary)).status).toBe(200)
    const [newWorker, secretary] = [
      await ask.membershipOf(c.secretary, 'socialWorker'),
      await ask.membershipOf(c.secretary, 'secretary'),
    ]
    expect((await ask.ends(c.town, secretary, null)).status).toBe(200)
    // the private one is counted for the desk alone
    for (const [who, count] of [
      [c.town, 1],
      [c.secretary, 2],
    ] as const) {
      const refused = await ask.ends(who, newWorker, null)
      expect(paramsOf(refused)).toEqual([409, 'last-member', { party: '社工和书记', count }])
    }
    expect((await c.view(c.secretary, open.id)).state).toBe('raised')
  })

  test('a successor is somebody of the list: not nobody known, not oneself, not from elsewhere, not any neighbour', async () => {
    const other = await givenCast(t)
    const caseId = await ask.mediated(c.mediator)
    await c.member('deliberationMember', { partyId: c.parties.deliberationGroup })
    const membership = await ask.membershipOf(c.mediator)
    for (const successor of [randomUUID(), c.mediator, other.mediator, c.neighbour, c.socialWorker]) {
      const answer = await ask.ends(c.socialWorker, membership, successor)
      expect([...problemOf(answer), fieldsOf(answer)]).toEqual([422, 'successor-unknown', ['successorId']])
    }
    expect(problemOf(await ask.ends(c.socialWorker, membership, null))).toEqual([422, 'successor-unknown'])
    expect((await c.view(c.reporter, caseId)).mediator).toBe('和事佬')
    expect(await ask.kinds(caseId)).not.toContain('handedOver')
  })

  test('who has left is nobody who takes over', async () => {
    const gone = await c.member('deliberationMember', { partyId: c.parties.deliberationGroup })
    await ask.mediated(c.mediator)
    await ask.ends(c.socialWorker, await ask.membershipOf(gone), null)
    const answer = await ask.ends(c.socialWorker, await ask.membershipOf(c.mediator), gone)
    expect(problemOf(answer)).toEqual([422, 'successor-unknown'])
  })

  test('nobody takes over the mediation of their own quarrel, and is told which', async () => {
    const party = { partyId: c.parties.deliberationGroup }
    const quarrelling = await c.member('deliberationMember', { name: '老吵', ...party })
    const caseId = await ask.mediated(c.mediator, quarrelling)
    const { number } = await c.view(c.socialWorker, caseId)
    const answer = await ask.ends(c.socialWorker, await ask.membershipOf(c.mediator), quarrelling)
    expect(answer).toMatchObject({
      status: 422,
      body: {
        code: 'successor-unknown',
        fields: [{ path: 'successorId', code: 'involved', message: `这位和 ${number} 有牵连，请换一位` }],
      },
    })
  })

  test('neighbours are refused, strangers find nothing, the town and the desk may; titles are for who may read', async () => {
    const caseId = await ask.mediated(c.mediator)
    const membership = await ask.membershipOf(c.mediator)
    const other = await givenCast(t)
    for (const [viewer, status] of [
      [c.neighbour, 403],
      [c.propertyWorker, 403],
      [other.socialWorker, 404],
      [other.town, 404],
      [await c.newcomer(), 404],
    ] as const) {
      expect((await ask.read(viewer, membership)).status).toBe(status)
      expect((await ask.ends(viewer, membership, null)).status).toBe(status)
      expect((await c.get(viewer, '/members')).status).toBe(status)
    }
    expect((await ask.read(c.neighbour, randomUUID())).status).toBe(403)
    expect((await ask.read(c.socialWorker, randomUUID())).status).toBe(404)
    const shown = async (viewer: string) => (await ask.holds(viewer, membership)).holds[0]
    expect((await shown(c.mediator))?.cases).toMatchObject([{ id: caseId, title: '楼上楼下' }])
    expect(await shown(c.town)).toEqual({ kind: 'mediation', count: 0, fewUnseen: true, cases: [] })
    expect((await c.get(c.town, '/members')).status).toBe(200)
  })

  test('the list has every party with its people, officers first, nobody who only lives here or has left', async () => {
    t.clock.advance(DAY)
    await ask.ends(c.socialWorker, await ask.membershipOf(c.ngoMember), null)
    const { parties, others, more } = (await c.get(c.socialWorker, '/members')).body
    const people = Object.fromEntries(
      parties.map((p: { name: string; members: { name: string; mine: boolean }[] }) => [
        p.name,
        p.members.map(({ name, mine }) => (mine ? `${name}*` : name)),
      ]),
    )
    expect(people).toEqual({
      居委会: ['林静*'],
      安居物业: ['周师傅', '李师傅'],
      社区党委: ['书记'],
      业委会: ['业主何'],
      共建理事会: ['会长', '理事'],
      邻里议事团: ['和事佬'],
      益邻社: [],
    })
    expect(others.map((m: { name: string }) => m.name)).toEqual(['陈阿姨'])
    expect(others[0].looksAfter).toMatchObject([{ name: '1 幢' }])
    expect(more).toBe(false)
  })
})
