import { buildTestApp, type TestApp } from '../build-app.ts'
import { endMembership } from '../end-membership.ts'
import { type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'
import { type Inside, openInside } from './inside.ts'

jest.setTimeout(120_000)

/** An estate with a residents' committee and a property company, and nobody else who could sign. */
describe('where three parties cannot be found', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
    inside = await openInside(t)
    laterMorning(t)
    const staying = [c.socialWorker, c.propertyWorker, c.propertyMate, c.reporter, c.town]
    const rows = await inside.rows(
      'select id, person_id from juwuye.memberships where community_id = $1 and valid_to is null',
      [c.communityId],
    )
    for (const { id, person_id: personId } of rows) {
      if (staying.includes(personId)) continue
      await endMembership(t.deps, c.g.town, { communityId: c.communityId, membershipId: id })
    }
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const claimed = async () => {
    const { id } = await c.blows(c.reporter, { visibility: 'anonymous' })
    await c.does(c.socialWorker, id, 'triage', { class: 'major', title: '消火栓', partyIds: [c.parties.property] })
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来' })
    await c.does(c.propertyWorker, id, 'claim-lead')
    return id
  }

  test('an agreement that could be no plan keeps the talk open', async () => {
    const id = await claimed()
    await c.does(c.propertyWorker, id, 'start-talk', { topic: '怎么办' })
    const minutes = { people: [{ name: '周师傅' }], agreed: '修', ...c.plan() }
    expect(problemOf(await c.act(c.propertyWorker, id, 'end-talk', minutes))).toEqual([422, 'seats-unfilled'])
    const { state, townAskedAt } = await c.view(c.propertyWorker, id)
    expect([state, townAskedAt]).toEqual(['deliberating', t.clock.now()])
    expect((await c.does(c.propertyWorker, id, 'end-talk', { ...minutes, nodes: [] })).state).toBe('claimed')
  })

  test('the town finds it while no plan can be made, and has nothing to do on it; nobody else does', async () => {
    const id = await claimed()
    const asked = async (by: string) =>
      (await c.get(by, '/cases?queue=townAsked')).body.items.map((item: { id: string }) => item.id)
    expect(await asked(c.town)).not.toContain(id)
    await c.act(c.propertyWorker, id, 'adopt-plan', c.plan())
    expect(await asked(c.town)).toContain(id)
    const { queues, first } = (await c.get(c.town, '/workbench')).body
    expect(queues).toMatchObject([{ queue: 'townAsked', count: (await asked(c.town)).length }])
    expect([first, await asked(c.socialWorker), await asked(c.propertyWorker)]).toEqual([null, [], []])
    await c.does(c.propertyWorker, id, 'release-lead', { reason: '不牵了' })
    expect(await asked(c.town)).not.toContain(id)
  })

  test('with a third body the town sits and may agree; the question is over', async () => {
    const id = await claimed()
    await c.act(c.propertyWorker, id, 'adopt-plan', c.plan())
    await c.member('ownersCommitteeMember', { name: '新业委', partyId: c.parties.ownersCommittee })
    const { pending } = await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
    expect(pending[0]?.nodes[0]?.seats.map((seat) => seat.character)).toEqual(['居', '业', '镇'])
    const queue = await c.get(c.town, '/cases?queue=toCosign')
    expect(queue.body.items.map((item: { id: string }) => item.id)).toContain(id)
    const { body } = await c.settles(c.town, id, 'confirm')
    expect([body.state, body.townAskedAt]).toEqual(['rectifying', null])
    const left = await c.get(c.town, '/cases?queue=townAsked')
    expect(left.body.items.map((item: { id: string }) => item.id)).not.toContain(id)
  })
})
