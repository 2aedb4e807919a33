import { DAY, dayOf, HOUR } from '@juwuye/domain'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf, tick } from '../given-cast.ts'

jest.setTimeout(60_000)

describe('after the result is published', () => {
  let t: TestApp
  let c: GivenCast

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const state = async (id: string) => (await c.view(c.socialWorker, id)).state
  const page = async (publicationId: string | null) =>
    (await t.app.inject({ url: `/v1/public/communities/${c.communityId}/publications/${publicationId}` })).json()
  const wall = async (): Promise<{ id: string; number: string }[]> =>
    (await t.app.inject({ url: `/v1/public/communities/${c.communityId}/publications?limit=50` })).json().items
  const closed = async (caseClass?: Parameters<GivenCast['bring']>[1]) => {
    const id = await c.bring('publicised', caseClass)
    t.clock.advance(7 * DAY)
    await tick(t)
    return id
  }
  /** The recheck node is done, signed and published again. */
  const again = async (id: string) => {
    const { nodes } = await c.view(c.propertyWorker, id)
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId: nodes.at(-1)?.id, note: '又做了一遍' })
    expect((await c.allSign(id)).state).toBe('verified')
    return c.publishes(id)
  }

  describe('objecting', () => {
    test('is for confirmed residents and owners, once a round', async () => {
      const id = await c.bring('publicised')
      expect(problemOf(await c.act(c.declared, id, 'object', { reason: '没好' }))).toEqual([
        403,
        'not-confirmed-resident',
      ])
      expect(problemOf(await c.act(c.ngoMember, id, 'object', { reason: '没好' }))).toEqual([
        403,
        'not-confirmed-resident',
      ])
      await c.does(c.neighbour, id, 'object', { reason: '二楼还黑' })
      expect(problemOf(await c.act(c.neighbour, id, 'object', { reason: '三楼也黑' }))).toEqual([
        409,
        'already-objected',
      ])
      const view = await c.does(c.owner, id, 'object', { reason: '我也觉得' })
      expect(view.objections.map((o) => [o.mine, o.reason, o.outcome])).toEqual([
        [false, null, null],
        [true, '我也觉得', null],
      ])
    })

    test('blocks closing until it is ruled, in five days, by a body that had no part in it', async () => {
      const id = await c.bring('publicised', 'minor')
      const objected = await c.does(c.neighbour, id, 'object', { reason: '没好' })
      const [objection] = objected.objections
      expect(objection?.rulingDueAt).toBe(t.clock.now() + 5 * DAY)
      const ruling = { objectionId: objection?.id, uphold: false, reason: '现场看过，亮的' }
      // residents' committee and reporter signed, property did it: the council has had no part
      for (const person of [
        c.socialWorker,
        c.propertyWorker,
        c.neighbour,
        c.reporter,
        c.councilMember,
        c.secretary,
        c.town,
      ]) {
        expect(problemOf(await c.act(person, id, 'rule-objection', ruling))).toEqual([403, 'not-ruling-body'])
      }
      t.clock.advance(8 * DAY)
      await tick(t)
      expect(await state(id)).toBe('publicised')
      const ruled = await c.does(c.chair, id, 'rule-objection', ruling)
      expect([ruled.state, ruled.objections[0]?.outcome]).toEqual(['publicised', 'rejected'])
      expect(problemOf(await c.act(c.chair, id, 'rule-objection', ruling))[0]).toBe(409)
      expect((await c.view(c.neighbour, id)).objections[0]?.ruling).toBe('现场看过，亮的')
      await tick(t)
      expect(await state(id)).toBe('closed')
    })

    test('when the body that was to rule objects itself, all open ones go to the next, also on the workbench', async () => {
      const chair = await c.member('councilMember', {
        name: '副会长',
        partyId: c.parties.estateCouncil,
        office: 'deputy',
      })
      await c.member('resident', { personId: chair, name: '副会长', level: 'confirmed', estateId: c.estateId })
      await c.member('resident', { personId: c.chair, name: '会长', level: 'confirmed', estateId: c.estateId })
      const id = await c.bring('publicised', 'minor')
      const waits = async (personId: string) => {
        const { items } = (await c.get(personId, '/cases?queue=toRule')).body
        return items.some((item: { id: string }) => item.id === id)
      }
      const [first] = (await c.does(c.neighbour, id, 'object', { reason: '没好' })).objections
      expect([await waits(c.chair), await waits(chair), await waits(c.secretary)]).toEqual([true, true, false])
      await c.does(c.chair, id, 'object', { reason: '我看也没好' })
      await c.does(chair, id, 'object', { reason: '我也看了' })
      expect([await waits(c.chair), await waits(chair), await waits(c.secretary)]).toEqual([false, false, true])
      const ruling = { objectionId: first?.id, uphold: true, reason: '都说没好' }
      expect(problemOf(await c.act(c.chair, id, 'rule-objection', ruling))).toEqual([403, 'not-ruling-body'])
      expect((await c.act(c.secretary, id, 'rule-objection', ruling)).body.state).toBe('rectifying')
    })

    test('where every body signed, the secretary rules', async () => {
      const id = await c.bring('publicised', 'major')
      const [objection] = (await c.does(c.neighbour, id, 'object', { reason: '没好' })).objections
      const ruling = { objectionId: objection?.id, uphold: false, reason: 'x' }
      expect(problemOf(await c.act(c.chair, id, 'rule-objection', ruling))).toEqual([403, 'not-ruling-body'])
      expect((await c.act(c.secretary, id, 'rule-objection', ruling)).status).toBe(200)
    })

    test('upheld it goes back to work with a node that names the old one, and is published anew', async () => {
      const id = await c.bring('publicised', 'major')
      const first = (await c.view(c.socialWorker, id)).publicationId
      const [node] = (await c.view(c.socialWorker, id)).nodes
      await c.does(c.reporter, id, 'rate', { solved: 'notSolved', level: 2 })
      const [objection] = (await c.does(c.neighbour, id, 'object', { reason: '二楼还黑' })).objections
      const ruling = { objectionId: objection?.id, uphold: true, reason: '去看了，是黑的', nodeId: node?.id }
      const past = await c.act(c.secretary, id, 'rule-objection', { ...ruling, dueDay: dayOf(t.clock.now() - DAY) })
      expect([...problemOf(past), ...fieldsOf(past)]).toEqual([422, 'node-due-in-past', 'dueDay'])
      const upheld = await c.does(c.secretary, id, 'rule-objection', {
        ...ruling,
        dueDay: dayOf(t.clock.now() + 2 * DAY),
      })
      expect([upheld.state, upheld.nodes.length, upheld.nodes[1]?.recheckOf]).toEqual(['rectifying', 2, 0])
      expect(upheld.nodes[1]?.seats).toHaveLength(3)
      expect(upheld.nodes[0]?.state).toBe('verified')
      // the first result is kept, the clock runs again
      const resolve = upheld.clocks.filter((k) => k.kind === 'resolve')
      expect(resolve.map((k) => k.stoppedAt === null)).toEqual([false, true])
      expect(resolve[1]?.dueAt).toBe(upheld.nodes[1]?.dueAt)
      expect(await page(first)).toMatchObject({ reworking: true, id: first })
      t.clock.advance(8 * DAY)
      await tick(t)
      expect(await state(id)).toBe('rectifying')

      const republished = await again(id)
      expect(republished.publicationId).not.toBe(first)
      expect(await page(republished.publicationId)).toMatchObject({ reworking: false, body: { nodes: [{}, {}] } })
      const { number } = republished
      expect((await wall()).filter((card) => card.number === number).map((card) => card.id)).toEqual([
        republished.publicationId,
      ])
      // the address of the first result leads to the one in force: nobody reads 重新整改 of what was done meanwhile
      expect(await page(first)).toMatchObject({ id: republished.publicationId, reworking: false })
      // a new result is rated anew; and may be objected to anew
      await c.does(c.reporter, id, 'rate', { solved: 'solved', level: 5 })
      const objectedAgain = await c.does(c.neighbour, id, 'object', { reason: '三楼' })
      const open = objectedAgain.objections.find((o) => o.outcome === null)
      await c.does(c.secretary, id, 'rule-objection', { objectionId: open?.id, uphold: false, reason: '三楼是亮的' })
      t.clock.advance(7 * DAY)
      await tick(t)
      expect(await state(id)).toBe('closed')
      expect((await c.get(c.reporter, `/cases/${id}/chain`)).body.ok).toBe(true)
    })

    test('upheld, one ruling answers every open objection to that result: nobody waits on', async () => {
      const id = await c.bring('publicised')
      const [first] = (await c.does(c.neighbour, id, 'object', { reason: '二楼' })).objections
      const second = (await c.does(c.owner, id, 'object', { reason: '三楼' })).objections.find((o) => o.mine)
      const ruling = { objectionId: first?.id, uphold: true, reason: '去看了，是黑的' }
      const ruled = await c.does(c.secretary, id, 'rule-objection', ruling)
      expect(ruled.objections.map((o) => [o.outcome, o.ruling])).toEqual([
        ['upheld', '去看了，是黑的'],
        ['upheld', '去看了，是黑的'],
      ])
      const rulings = ruled.clocks.filter((clock) => clock.kind === 'ruling')
      expect(rulings.map((clock) => clock.stoppedAt)).toEqual([t.clock.now(), t.clock.now()])
      expect(ruled.timeline[0]).toMatchObject({
        kind: 'objection.ruled',
        text: '裁定：意见成立，重新整改，2 条意见一并答复',
        words: '去看了，是黑的',
      })
      expect((await c.view(c.owner, id)).objections.find((o) => o.mine)?.ruling).toBe('去看了，是黑的')
      expect(ruled.nodes).toHaveLength(2)
      await again(id)
      const late = { objectionId: second?.id, uphold: false, reason: '看过' }
      expect(problemOf(await c.act(c.secretary, id, 'rule-objection', late))).toEqual([409, 'objection-ruled'])
      t.clock.advance(7 * DAY)
      await tick(t)
      expect(await state(id)).toBe('closed')
    })

    test('rejected, it answers that one objection and no other', async () => {
      const id = await c.bring('publicised')
      const [first] = (await c.does(c.neighbour, id, 'object', { reason: '二楼' })).objections
      t.clock.advance(HOUR)
      const second = (await c.does(c.owner, id, 'object', { reason: '三楼' })).objections.find((o) => o.mine)
      const rejected = { objectionId: first?.id, uphold: false, reason: '二楼是亮的' }
      const ruled = await c.does(c.secretary, id, 'rule-objection', rejected)
      expect(ruled.objections.map((o) => o.outcome)).toEqual(['rejected', null])
      const rulings = ruled.clocks.filter((clock) => clock.kind === 'ruling')
      expect(rulings.map((clock) => clock.stoppedAt === null)).toEqual([false, true])
      t.clock.advance(8 * DAY)
      await tick(t)
      expect(await state(id)).toBe('publicised')
      await c.does(c.secretary, id, 'rule-objection', { ...rejected, objectionId: second?.id })
      await tick(t)
      expect(await state(id)).toBe('closed')
    })

    test('a ruling on an objection of another case finds nothing', async () => {
      const [one, two] = [await c.bring('publicised'), await c.bring('publicised')]
      const [objection] = (await c.does(c.neighbour, one, 'object', { reason: '没好' })).objections
      const ruling = { objectionId: objection?.id, uphold: false, reason: 'x' }
      expect(problemOf(await c.act(c.secretary, two, 'rule-objection', ruling))).toEqual([404, 'not-found'])
    })

    test('without a node named, the last one is done again by the lead within a week', async () => {
      const id = await c.bring('publicised')
      const [objection] = (await c.does(c.neighbour, id, 'object', { reason: '没好' })).objections
      const upheld = await c.does(c.secretary, id, 'rule-objection', {
        objectionId: objection?.id,
        uphold: true,
        reason: 'x',
      })
      expect(upheld.nodes[1]).toMatchObject({ recheckOf: 0, title: '复修：换灯泡和开关' })
      expect(dayOf(upheld.nodes[1]?.dueAt ?? 0)).toBe(dayOf(t.clock.now() + 7 * DAY))
    })
  })

  describe('reopening', () => {
    test.each(['major', 'minor'] as const)(
      'the reporter of a %s matter has it checked again within 30 days, once, and it runs to its end anew',
      async (caseClass) => {
        const id = await closed(caseClass)
        expect(problemOf(await c.act(c.neighbour, id, 'reopen', { reason: '又黑了' }))).toEqual([403, 'not-reporter'])
        const before = (await c.view(c.reporter, id)).publicationId
        const reopened = await c.does(c.reporter, id, 'reopen', { reason: '又黑了' })
        expect([reopened.state, reopened.nodes.length]).toEqual(['rectifying', 2])
        expect(reopened.nodes[1]).toMatchObject({ state: 'todo', recheckOf: 0, doer: { id: c.parties.property } })
        expect(dayOf(reopened.nodes[1]?.dueAt ?? 0)).toBe(dayOf(t.clock.now() + 7 * DAY))
        expect(reopened.nodes[1]?.seats).toHaveLength(caseClass === 'minor' ? 2 : 3)
        expect((await page(before)).reworking).toBe(true)
        await again(id)
        t.clock.advance(7 * DAY)
        await tick(t)
        const end = await c.view(c.reporter, id)
        expect(end.state).toBe('closed')
        expect(end.clocks.filter((k) => k.stoppedAt === null)).toEqual([])
        expect(problemOf(await c.act(c.reporter, id, 'reopen', { reason: '还黑' }))).toEqual([409, 'already-reopened'])
        expect((await c.get(c.reporter, `/cases/${id}/chain`)).body.ok).toBe(true)
      },
    )

    test('after 30 days it is too late, for reopening and for rating', async () => {
      const id = await closed()
      t.clock.advance(30 * DAY)
      await c.does(c.reporter, id, 'rate', { solved: 'solved', level: 3 })
      t.clock.advance(1)
      expect(problemOf(await c.act(c.reporter, id, 'reopen', { reason: 'x' }))).toEqual([409, 'too-late'])
      expect(problemOf(await c.act(c.reporter, id, 'rate', { solved: 'solved', level: 3 }))).toEqual([409, 'too-late'])
    })

    test('the body that rules may reopen too; whoever joined may rate, not reopen', async () => {
      const id = await c.bring('verified')
      await c.does(c.declared, id, 'join', { id: '01a00000-0000-7000-8000-00000000abcd' })
      await c.publishes(id)
      await c.does(c.declared, id, 'rate', { solved: 'notSolved', level: 1 })
      t.clock.advance(7 * DAY)
      await tick(t)
      expect(problemOf(await c.act(c.declared, id, 'reopen', { reason: 'x' }))).toEqual([403, 'not-reporter'])
      expect((await c.does(c.secretary, id, 'reopen', { reason: '很多人说没好' })).state).toBe('rectifying')
    })
  })

  describe('rating', () => {
    test('is the reporter’s own word and that of who joined; silence is neither yes nor no', async () => {
      const id = await c.bring('publicised')
      for (const person of [c.neighbour, c.socialWorker, c.propertyWorker]) {
        expect(problemOf(await c.act(person, id, 'rate', { solved: 'solved', level: 5 }))).toEqual([
          403,
          'not-reporter',
        ])
      }
      const none = { answered: 0, solved: 0, content: 0 }
      expect((await c.view(c.reporter, id)).ratings).toEqual({ asked: 1, ...none })
      const rated = await c.does(c.reporter, id, 'rate', { solved: 'notSolved', level: 2, words: '还差一点' })
      const counts = { asked: 1, answered: 1, solved: 0, content: 0 }
      expect([rated.ratings, rated.myRating?.words]).toEqual([counts, '还差一点'])
      expect((await page(rated.publicationId)).ratings).toEqual(counts)
    })

    test('is nobody’s whose work it is, and not theirs who only passed it on; neither is asked', async () => {
      for (const [who, { id }, code] of [
        [c.propertyWorker, await c.blows(c.propertyWorker), 'own-work'],
        [c.buildingHead, await c.relays(c.buildingHead), 'not-reporter'],
      ] as const) {
        await c.does(c.socialWorker, id, 'triage', { class: 'major', title: '灯', partyIds: [c.parties.property] })
        await c.does(c.propertyMate, id, 'check-in', { reply: '来' })
        await c.does(c.propertyMate, id, 'claim-lead')
        await c.does(c.propertyMate, id, 'adopt-plan', c.plan())
        await c.settles(c.ownersMember, id, 'confirm')
        await again(id)
        const view = await c.view(c.socialWorker, id)
        const answer = await c.act(who, id, 'rate', { solved: 'solved', level: 5 })
        expect(problemOf(answer)).toEqual([403, code])
        expect((await page(view.publicationId)).ratings).toEqual({ asked: 0, answered: 0, solved: 0, content: 0 })
        const toRate = (await c.get(who, '/cases?queue=toRate')).body.items
        expect(toRate.map((card: { id: string }) => card.id)).not.toContain(id)
      }
    })
  })

  test('the tick closes in its own time, many at once, and a second tick changes nothing', async () => {
    const ids = [
      await c.bring('publicised'),
      await c.bring('publicised', 'minor'),
      await c.bring('publicised', 'urgent'),
    ]
    t.clock.advance(7 * DAY + 3 * HOUR)
    await Promise.all([tick(t), tick(t)])
    for (const id of ids) {
      const view = await c.view(c.reporter, id)
      expect([view.state, view.timeline.filter((entry) => entry.kind === 'closed').length]).toEqual(['closed', 1])
      expect(view.timeline[0]?.by).toBeNull()
    }
  })
})
