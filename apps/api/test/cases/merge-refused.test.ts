import { randomUUID } from 'node:crypto'
import { addEstate, addParty, grantMembership } from '../../src/features/communities/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { endMembership } from '../end-membership.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'
import { type Inside, openInside } from './inside.ts'
import { moving } from './moving.ts'

jest.setTimeout(120_000)

describe('merging that is refused', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside
  let m: ReturnType<typeof moving>

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
    inside = await openInside(t)
    m = moving(t, c, inside)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  /** Status and code; neither case has changed by one byte. */
  async function refused(source: string, targetId: string, by = c.socialWorker) {
    const before = [await m.everything(source, targetId), await inside.counts(c.communityId)]
    const answer = await c.act(by, source, 'merge', { targetId, reason: '同一件' })
    expect([await m.everything(source, targetId), await inside.counts(c.communityId)]).toEqual(before)
    expect(answer.body.detail).toMatch(/[\u4e00-\u9fff]/)
    return problemOf(answer)
  }
  const dispatched = (by = c.reporter) => m.dispatched(by)

  test('with itself', async () => {
    const id = await dispatched()
    expect(await refused(id, id)).toEqual([409, 'merge-with-itself'])
  })

  test('across estates', async () => {
    const { communityId } = c
    const other = await addEstate(t.deps, c.g.town, {
      communityId,
      name: '星河湾',
      buildings: [],
      places: [],
      onCall: [],
    })
    const property = await addParty(t.deps, c.g.town, {
      communityId,
      kind: 'property',
      name: '星河物业',
      phone: null,
      estateIds: [other.id],
    })
    const there = await m.dispatched(c.reporter, { estateId: other.id, buildingId: null }, { partyIds: [property] })
    expect(await refused(await dispatched(), there)).toEqual([409, 'merge-other-estate'])
    expect(await refused(there, await dispatched())).toEqual([409, 'merge-other-estate'])
  })

  test('with a private one, from either side', async () => {
    const { id } = await c.blows(c.neighbour)
    await c.does(c.socialWorker, id, 'triage', {
      class: 'private',
      title: '私事',
      mediatorId: c.mediator,
      partyIds: [],
    })
    expect(await refused(await dispatched(), id)).toEqual([409, 'merge-private'])
    expect(await refused(id, await dispatched())).toEqual([409, 'merge-private'])
  })

  test('into one that is behind', async () => {
    const [raised, sent] = [(await c.blows(c.neighbour)).id, await dispatched()]
    const [claimed, rectifying] = [await c.bring('claimed'), await c.bring('rectifying')]
    expect(await refused(claimed, sent)).toEqual([409, 'merge-target-behind'])
    expect(await refused(sent, raised)).toEqual([409, 'merge-target-closed'])
    expect(await refused(rectifying, claimed)).toEqual([409, 'wrong-state'])
    expect(await refused(rectifying, await c.bring('rectifying'))).toEqual([409, 'wrong-state'])
  })

  test('urgent into not urgent, though that one has come further', async () => {
    const urgent = await m.dispatched(c.reporter, {}, { class: 'urgent' })
    expect(await refused(urgent, await c.bring('claimed'))).toEqual([409, 'merge-urgent'])
  })

  test('into one that is not being worked on', async () => {
    const source = await dispatched()
    const over = [await c.bring('verified'), await c.bring('publicised')]
    const declined = (await c.blows(c.neighbour)).id
    await c.does(c.socialWorker, declined, 'decline', { reason: 'x', instead: 'y' })
    const withdrawn = (await c.blows(c.neighbour)).id
    await c.does(c.neighbour, withdrawn, 'withdraw')
    for (const id of [...over, declined, withdrawn])
      expect(await refused(source, id)).toEqual([409, 'merge-target-closed'])
    expect(await refused(declined, source)).toEqual([409, 'wrong-state'])
  })

  test('in a circle, of two and of three', async () => {
    const [a, b, d] = [await dispatched(), await dispatched(c.neighbour), await dispatched(c.owner)]
    await m.merges(a, b)
    expect(await refused(b, a)).toEqual([409, 'merge-target-closed'])
    expect(await refused(a, b)).toEqual([409, 'wrong-state'])
    await m.merges(b, d)
    expect(await refused(d, a)).toEqual([409, 'merge-target-closed'])
    expect(await refused(a, d)).toEqual([409, 'wrong-state'])
  })

  test('into a case that is not there, of another community, or not theirs to see', async () => {
    const source = await dispatched()
    const elsewhere = await givenCast(t)
    const foreign = await elsewhere.bring('dispatched')
    await grantMembership(t.deps, elsewhere.g.town, {
      communityId: elsewhere.communityId,
      personId: c.socialWorker,
      displayName: '两边的社工',
      role: 'socialWorker',
      partyId: elsewhere.parties.residentsCommittee,
    })
    expect(await refused(source, randomUUID())).toEqual([404, 'not-found'])
    expect(await refused(source, foreign)).toEqual([404, 'not-found'])
    const about = (await c.blows(c.neighbour, { aboutPartyId: c.parties.residentsCommittee, visibility: 'private' })).id
    expect(await refused(source, about)).toEqual([404, 'not-found'])
    const body = { targetId: source, reason: '同一件' }
    expect(problemOf(await c.act(c.socialWorker, foreign, 'merge', body))).toEqual([404, 'not-found'])
  })

  test('by whoever is not the desk of both', async () => {
    const [source, target] = [await dispatched(), await dispatched(c.neighbour)]
    for (const by of [c.reporter, c.propertyWorker, c.chair, c.ngoMember, c.town])
      expect(await refused(source, target, by)).toEqual([403, 'not-desk'])
    const about = await m.dispatched(c.neighbour, {}, { aboutPartyId: c.parties.partyOrganisation })
    expect(await refused(source, about, c.secretary)).toEqual([403, 'about-your-party'])
    expect(await refused(about, source, c.secretary)).toEqual([403, 'about-your-party'])
  })

  test('by the town, where only one of the two is left to it', async () => {
    const there = await givenCast(t)
    const [row] = await inside.rows(`select id from juwuye.memberships where community_id = $1 and person_id = $2`, [
      there.communityId,
      there.secretary,
    ])
    await endMembership(t.deps, there.g.town, { communityId: there.communityId, membershipId: row.id })
    const other = moving(t, there, inside)
    const target = await other.dispatched(there.reporter)
    const { id } = await there.blows(there.neighbour, { aboutPartyId: there.parties.residentsCommittee })
    const merge = { targetId: target, reason: '同一件' }
    expect((await there.offer(there.town, id, 'merge'))?.enabled).toBe(true)
    expect(problemOf(await there.act(there.town, id, 'merge', merge))).toEqual([403, 'not-desk'])
  })

  test('with a complaint about somebody else, or upon a plan made without it', async () => {
    const complaint = await m.dispatched(c.neighbour, { aboutPartyId: c.parties.property })
    const other = await m.dispatched(c.reporter, { aboutPartyId: c.parties.ngo })
    expect(await refused(complaint, other)).toEqual([409, 'merge-other-complaint'])
    expect(await refused(complaint, await c.bring('rectifying'))).toEqual([409, 'merge-other-complaint'])
  })

  test('without a reason or a target', async () => {
    const [source, target] = [await dispatched(), await dispatched(c.neighbour)]
    const fields = async (body: object) => fieldsOf(await c.act(c.socialWorker, source, 'merge', body))
    expect(await fields({ targetId: target, reason: '  ' })).toEqual(['reason'])
    expect(await fields({ reason: '同一件' })).toEqual(['targetId'])
    expect(await fields({ targetId: 'x', reason: '同一件' })).toEqual(['targetId'])
  })
})
