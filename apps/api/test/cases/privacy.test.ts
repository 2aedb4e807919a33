import { randomUUID } from 'node:crypto'
import { comeUnplanned } from '../../src/features/duty/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning } from '../given-cast.ts'

jest.setTimeout(60_000)

describe('who may see what', () => {
  let t: TestApp
  let c: GivenCast

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const everybodyElse = () => [
    c.propertyWorker,
    c.ownersMember,
    c.chair,
    c.ngoMember,
    c.buildingHead,
    c.neighbour,
    c.owner,
    c.town,
  ]
  const listed = async (personId: string, path: string): Promise<string[]> => {
    const { status, body } = await c.get(personId, path)
    expect(status).toBe(200)
    return body.items.map((item: { id: string }) => item.id)
  }

  describe('an anonymous whistle', () => {
    const NAME = '吹哨的张阿姨'

    test('is by nobody for every party at every stop, and by name for desk and secretary', async () => {
      const { id } = await c.blows(c.reporter, { visibility: 'anonymous', text: '楼道灯不亮，我每晚摸黑' })
      await c.does(c.socialWorker, id, 'triage', { class: 'major', title: '灯不亮', partyIds: [c.parties.property] })
      const check = async () => {
        for (const person of [c.socialWorker, c.secretary]) {
          expect((await c.view(person, id)).whistles[0]?.by).toBe(NAME)
        }
        for (const person of everybodyElse()) {
          const seen = JSON.stringify((await c.get(person, `/cases/${id}`)).body)
          expect(seen).not.toContain(NAME)
          expect(seen).not.toContain(c.reporter)
          const lists = await c.get(person, '/cases?scope=community')
          expect(JSON.stringify(lists.body)).not.toMatch(new RegExp(`${NAME}|${c.reporter}`))
        }
      }
      await c.does(c.propertyWorker, id, 'check-in', { reply: '来看' })
      expect((await c.view(c.propertyWorker, id)).whistles[0]?.by).toBe('匿名邻居')
      await check()
      await c.does(c.propertyWorker, id, 'claim-lead')
      await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
      await c.settles(c.ownersMember, id, 'confirm')
      const { nodes } = await c.view(c.propertyWorker, id)
      await c.does(c.propertyWorker, id, 'submit-node', { nodeId: nodes[0]?.id, note: '好了' })
      await c.allSign(id)
      await c.publishes(id)
      await c.does(c.reporter, id, 'rate', { solved: 'solved', level: 5, words: '谢谢，张阿姨' })
      await c.does(c.reporter, id, 'object', { reason: '二楼还不亮' })
      await check()
      const page = await t.app.inject({ url: `/v1/public/communities/${c.communityId}/publications` })
      expect(page.body).not.toContain(NAME)
    })

    test('stays anonymous when its reporter acts for a body on the same case', async () => {
      const both = await c.member('resident', { name: '王理事', level: 'confirmed', estateId: c.estateId })
      await c.member('councilMember', { personId: both, name: '王理事', partyId: c.parties.estateCouncil })
      const { id } = await c.blows(both, { visibility: 'anonymous' })
      await c.does(c.socialWorker, id, 'triage', { class: 'major', title: '灯', partyIds: [c.parties.property] })
      await c.does(c.propertyWorker, id, 'check-in', { reply: '来' })
      await c.does(c.propertyWorker, id, 'claim-lead')
      await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
      await c.settles(both, id, 'confirm')
      const { nodes } = await c.view(c.propertyWorker, id)
      await c.does(c.propertyWorker, id, 'submit-node', { nodeId: nodes[0]?.id, note: '好了' })
      await c.does(both, id, 'sign-yes', { nodeId: nodes[0]?.id, round: 1 })
      const { timeline, whistles } = await c.view(c.propertyWorker, id)
      expect(whistles[0]?.by).toBe('匿名邻居')
      const byKind = (kind: string) => timeline.filter((entry) => entry.kind === kind).map((entry) => entry.by?.name)
      expect([byKind('whistle.blown'), byKind('plan.adopted'), byKind('node.signed')]).toEqual([
        ['吹哨人'],
        ['共建理事会 王理事'],
        ['共建理事会 王理事'],
      ])
    })

    test('gives its reporter no seat to sign, since signing would tell', async () => {
      const { id } = await c.blows(c.reporter, { visibility: 'anonymous' })
      await c.does(c.socialWorker, id, 'triage', { class: 'minor', title: '灯', partyIds: [c.parties.property] })
      await c.does(c.propertyWorker, id, 'check-in', { reply: '来' })
      await c.does(c.propertyWorker, id, 'claim-lead')
      const { nodes } = await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
      expect(nodes[0]?.seats.map((seat) => seat.kind)).toEqual(['residentsCommittee', 'ownersCommittee'])
    })
  })

  test('words, exact spot and names are for desk and parties on the case; a neighbour sees building, state and dates', async () => {
    const { id } = await c.blows(c.reporter, { text: '老槐树门口漏水，电话 13900000000', spot: '老槐树旁楼梯间' })
    await c.does(c.socialWorker, id, 'triage', { class: 'major', title: '楼道漏水', partyIds: [c.parties.property] })
    await c.does(c.propertyWorker, id, 'check-in', { reply: '请让我们到老槐树那边看看' })
    for (const person of [c.reporter, c.socialWorker, c.propertyWorker]) {
      const seen = await c.view(person, id)
      expect([seen.readLevel, seen.place.spot, seen.whistles[0]?.text]).toEqual([
        'full',
        '老槐树旁楼梯间',
        '老槐树门口漏水，电话 13900000000',
      ])
    }
    const outside = await c.view(c.neighbour, id)
    expect(outside).toMatchObject({ readLevel: 'public', title: '楼道漏水', place: { building: '1 幢', spot: null } })
    expect(JSON.stringify(outside)).not.toMatch(/老槐树|13900000000|张阿姨/)
    const lists = await c.get(c.neighbour, '/cases?scope=community')
    expect(JSON.stringify(lists.body)).not.toMatch(/老槐树|13900000000|张阿姨/)
    const similar = await c.post(c.neighbour, '/similar-cases', { estateId: c.estateId, text: '楼道漏水，门口漏水' })
    expect(similar.body.items.map((item: { id: string }) => item.id)).toContain(id)
    expect(JSON.stringify(similar.body)).not.toMatch(/老槐树|13900000000/)
  })

  test('a party reads it only while it is on the case and the case is open', async () => {
    const id = await c.bring('dispatched')
    expect((await c.view(c.propertyWorker, id)).readLevel).toBe('full')
    expect((await c.view(c.ngoMember, id)).readLevel).toBe('public')
    await c.does(c.socialWorker, id, 'decline', { reason: 'x', instead: 'y' })
    expect((await c.view(c.propertyWorker, id)).readLevel).toBe('public')
  })

  describe('a private matter', () => {
    const SAID = '楼上夫妻天天吵架到半夜'
    let id: string

    beforeEach(async () => {
      ;({ id } = await c.blows(c.reporter, { text: SAID }))
      await c.does(c.socialWorker, id, 'triage', { class: 'private', title: '邻里响动', mediatorId: c.mediator })
    })

    test('does not exist for any party, neighbour or town officer: not by id, in lists, by number, by words or as alike', async () => {
      const { number } = await c.view(c.socialWorker, id)
      await comeUnplanned(
        t.deps,
        { personId: c.propertyWorker },
        { communityId: c.communityId, shiftEndsAt: t.clock.now() + 3_600_000 },
      )
      for (const person of everybodyElse()) {
        expect((await c.get(person, `/cases/${id}`)).status).toBe(404)
        expect((await c.get(person, `/cases/${id}/chain`)).status).toBe(404)
        expect((await c.act(person, id, 'join', { id: randomUUID() })).status).toBe(404)
        for (const scope of ['mine', 'party', 'estate', 'community']) {
          expect(await listed(person, `/cases?scope=${scope}&limit=50`)).not.toContain(id)
        }
        for (const words of [number, SAID.slice(0, 6), '邻里响动']) {
          expect(await listed(person, `/cases?scope=community&q=${encodeURIComponent(words)}`)).not.toContain(id)
        }
        expect(await c.alike(person, SAID)).not.toContain(id)
      }
    })

    test('is there for reporter, desk, secretary and the one mediator; and is never shown as alike', async () => {
      for (const person of [c.reporter, c.socialWorker, c.secretary, c.mediator]) {
        expect((await c.get(person, `/cases/${id}`)).body.readLevel).toBe('full')
        expect(await listed(person, '/cases?scope=community&limit=50')).toContain(id)
        expect(await c.alike(person, SAID)).not.toContain(id)
      }
    })

    test('has no joint work: no summons, plan, me-too or publication', async () => {
      await c.does(c.mediator, id, 'check-in', { reply: '来' })
      await c.does(c.mediator, id, 'claim-lead')
      const code = async (person: string, action: Parameters<typeof c.act>[2], body: unknown) =>
        (await c.act(person, id, action, body)).body.code
      expect(await code(c.socialWorker, 'summon', { partyIds: [c.parties.ngo], reason: 'x' })).toBe('private-has-none')
      expect(await code(c.mediator, 'adopt-plan', c.plan())).toBe('private-has-none')
      expect(await code(c.mediator, 'claim-part', { part: 'x' })).toBe('private-has-none')
      expect(
        await code(c.socialWorker, 'publish', { problem: 'x', done: 'y', photos: [], previewHash: '0'.repeat(64) }),
      ).toBe('wrong-state')
    })

    test('neighbours who had joined before lose sight of it and are not asked for the outcome', async () => {
      const raised = await c.blows(c.reporter)
      await c.does(c.neighbour, raised.id, 'join', { id: randomUUID() })
      await c.does(c.socialWorker, raised.id, 'triage', { class: 'private', title: '私事', mediatorId: c.mediator })
      expect((await c.get(c.neighbour, `/cases/${raised.id}`)).status).toBe(404)
      await c.does(c.mediator, raised.id, 'check-in', { reply: '来' })
      await c.does(c.mediator, raised.id, 'claim-lead')
      await c.does(c.mediator, raised.id, 'close-private', { outcome: '谈好了' })
      expect((await c.settles(c.reporter, raised.id, 'confirm')).body.state).toBe('closed')
    })
  })

  describe('a whistle that asked not to be shown', () => {
    test('is unseen by neighbours before the desk has classed it; afterwards the case shows and the whistle does not', async () => {
      const said = '我家老人走丢过两次，灯要快修'
      const { id } = await c.blows(c.reporter, { visibility: 'private', text: said })
      expect((await c.get(c.neighbour, `/cases/${id}`)).status).toBe(404)
      expect(await listed(c.neighbour, '/cases?scope=community&limit=50')).not.toContain(id)
      await c.does(c.socialWorker, id, 'triage', { class: 'major', title: '灯不亮', partyIds: [c.parties.property] })
      const outside = await c.view(c.neighbour, id)
      expect([outside.title, outside.whistles]).toEqual(['灯不亮', []])
      expect(JSON.stringify(outside)).not.toContain('老人')
      expect((await c.view(c.propertyWorker, id)).whistles[0]?.text).toBe(said)
    })
  })

  test('what the reporter says in rating and taking back is for the desk', async () => {
    const id = await c.bring('publicised')
    await c.does(c.reporter, id, 'rate', { solved: 'notSolved', level: 1, words: '周师傅骂人' })
    for (const person of [c.propertyWorker, c.councilMember, c.neighbour]) {
      expect(JSON.stringify(await c.view(person, id))).not.toContain('周师傅骂人')
    }
    expect(JSON.stringify(await c.view(c.socialWorker, id))).toContain('周师傅骂人')
  })
})
