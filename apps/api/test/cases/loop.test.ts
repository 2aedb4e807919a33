import { DAY, HOUR } from '@juwuye/domain'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning, problemOf, tick } from '../given-cast.ts'

jest.setTimeout(60_000)

describe('the loop, from a whistle to a closed case', () => {
  let t: TestApp
  let c: GivenCast

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  test.each(['major', 'hard', 'urgent', 'minor'] as const)(
    'a %s matter goes all the way by the acts of its people, and the tick closes it after seven days',
    async (caseClass) => {
      const { id, number, state, clock } = await c.blows(c.reporter)
      expect([state, clock?.kind]).toEqual(['raised', 'respond'])
      expect(number).toMatch(/ 2026-\d{4}$/)
      await c.does(c.socialWorker, id, 'triage', {
        class: caseClass,
        title: '楼道灯不亮',
        partyIds: [c.parties.property],
      })
      await c.does(c.propertyWorker, id, 'check-in', { reply: '今天来看' })
      const claimed = await c.does(c.propertyWorker, id, 'claim-lead')
      expect([claimed.state, claimed.lead?.name]).toEqual(['claimed', '安居物业'])
      await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
      if (caseClass !== 'minor') expect((await c.settles(c.ownersMember, id, 'confirm')).status).toBe(200)
      const rectifying = await c.view(c.propertyWorker, id)
      expect(rectifying.state).toBe('rectifying')
      const [node] = rectifying.nodes
      expect(node?.seats.map((seat) => seat.kind)).toEqual(
        caseClass === 'minor'
          ? ['reporter', 'residentsCommittee']
          : ['residentsCommittee', 'ownersCommittee', 'estateCouncil'],
      )
      await c.does(c.propertyWorker, id, 'submit-node', { nodeId: node?.id, note: '换好了' })
      const verified = await c.allSign(id)
      expect(verified.state).toBe('verified')
      const signers = verified.nodes[0]?.seats.map((seat) => seat.signedBy)
      expect(new Set(signers).size).toBe(caseClass === 'minor' ? 2 : 3)
      expect((await c.publishes(id)).state).toBe('publicised')
      await c.does(c.reporter, id, 'rate', { solved: 'solved', level: 5, words: '好' })
      expect(problemOf(await c.act(c.reporter, id, 'rate', { solved: 'notSolved', level: 1 }))).toEqual([
        409,
        'already-rated',
      ])

      t.clock.advance(7 * DAY - 1)
      await tick(t)
      expect((await c.view(c.reporter, id)).state).toBe('publicised')
      t.clock.advance(1)
      await tick(t)
      const closed = await c.view(c.reporter, id)
      expect([closed.state, closed.ratings]).toEqual(['closed', { asked: 1, answered: 1, solved: 1, content: 1 }])
      expect(closed.steps.map((step) => step.state)).toEqual(['done', 'done', 'done', 'done'])
      expect(closed.clocks.every((clock) => clock.stoppedAt !== null)).toBe(true)
      expect((await c.get(c.reporter, `/cases/${id}/chain`)).body).toMatchObject({ ok: true, brokenAt: null })
    },
  )

  test('a private matter goes to one mediator, and closes when the one concerned agrees', async () => {
    const { id } = await c.blows(c.reporter, { kind: 'help', text: '楼上每晚拖椅子，睡不着' })
    await c.does(c.socialWorker, id, 'triage', { class: 'private', title: '楼上有响动', mediatorId: c.mediator })
    await c.does(c.mediator, id, 'check-in', { reply: '今晚来听听' })
    await c.does(c.mediator, id, 'claim-lead')
    await c.does(c.mediator, id, 'note-progress', { text: '两家都见过了' })
    const proposed = await c.does(c.mediator, id, 'close-private', { outcome: '铺地垫，十点后不拖' })
    expect(proposed.state).toBe('claimed')
    expect(problemOf(await c.settles(c.mediator, id, 'confirm'))).toEqual([403, 'author-cannot-confirm'])
    expect((await c.settles(c.reporter, id, 'confirm')).body.state).toBe('closed')
    await c.does(c.reporter, id, 'rate', { solved: 'solved', level: 4 })
    expect((await c.get(c.socialWorker, `/cases/${id}/chain`)).body.ok).toBe(true)
  })

  test('a private matter closes after 72 silent hours, not a minute earlier', async () => {
    const { id } = await c.blows(c.reporter)
    await c.does(c.socialWorker, id, 'triage', { class: 'private', title: '楼上有响动', mediatorId: c.mediator })
    await c.does(c.mediator, id, 'check-in', { reply: '来听听' })
    await c.does(c.mediator, id, 'claim-lead')
    await c.does(c.mediator, id, 'close-private', { outcome: '铺地垫' })
    t.clock.advance(72 * HOUR - 60_000)
    await tick(t)
    expect((await c.view(c.reporter, id)).state).toBe('claimed')
    t.clock.advance(60_000)
    await tick(t)
    expect((await c.view(c.reporter, id)).state).toBe('closed')
  })

  test('one private matter refused by the one concerned stays open, and can be proposed again', async () => {
    const { id } = await c.blows(c.reporter)
    await c.does(c.socialWorker, id, 'triage', { class: 'private', title: '楼上有响动', mediatorId: c.mediator })
    await c.does(c.mediator, id, 'check-in', { reply: '来听听' })
    await c.does(c.mediator, id, 'claim-lead')
    await c.does(c.mediator, id, 'close-private', { outcome: '铺地垫' })
    expect((await c.settles(c.reporter, id, 'refuse', '没有铺')).body.state).toBe('claimed')
    t.clock.advance(73 * HOUR)
    await tick(t)
    expect((await c.view(c.reporter, id)).state).toBe('claimed')
    await c.does(c.mediator, id, 'close-private', { outcome: '真铺了' })
    expect((await c.settles(c.reporter, id, 'confirm')).body.state).toBe('closed')
    // within 30 days the reporter may have it mediated again
    const again = await c.does(c.reporter, id, 'reopen', { reason: '又响了' })
    expect(again.state).toBe('claimed')
    expect(
      again.clocks
        .filter((clock) => clock.stoppedAt === null)
        .map((clock) => clock.kind)
        .sort(),
    ).toEqual(['lease', 'resolve'])
    await c.does(c.mediator, id, 'close-private', { outcome: '换了软椅脚' })
    expect((await c.settles(c.reporter, id, 'confirm')).body.state).toBe('closed')
    expect(problemOf(await c.act(c.reporter, id, 'reopen', { reason: '还是响' }))).toEqual([409, 'already-reopened'])
  })
})
