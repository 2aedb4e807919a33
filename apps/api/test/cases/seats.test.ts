import { HOUR, type SeatKind } from '@juwuye/domain'
import { addEstate, addParty } from '../../src/features/communities/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { endMembership } from '../end-membership.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'
import { type Inside, openInside } from './inside.ts'

jest.setTimeout(60_000)

describe('seats', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside

  beforeAll(async () => {
    t = await buildTestApp()
    inside = await openInside(t)
  })
  // a community a test: who sits where is what these are about
  beforeEach(async () => {
    laterMorning(t)
    c = await givenCast(t)
  })
  afterAll(() => t.close())

  const nodeOf = async (id: string) => {
    const [node] = (await c.view(c.socialWorker, id)).nodes
    if (!node) throw new Error('no node')
    return node
  }
  const panel = async (id: string) => (await nodeOf(id)).seats.map(({ kind, verdict }) => [kind, verdict])
  const replaces = async (personId: string, id: string, kind: SeatKind, cause: string) =>
    c.act(personId, id, 'replace-seat', { nodeId: (await nodeOf(id)).id, kind, cause, reason: '说明' })
  const endOf = async (personId: string) => {
    const sql = 'select id from juwuye.memberships where community_id = $1 and person_id = $2 and valid_to is null'
    for (const { id } of await inside.rows(sql, [c.communityId, personId]))
      await endMembership(t.deps, c.g.town, { communityId: c.communityId, membershipId: id })
  }

  test('a silent one passes to the next in order; signatures stand, the time starts again, and it never comes back', async () => {
    const id = await c.bring('submitted')
    const { id: nodeId } = await nodeOf(id)
    await c.does(c.ownersMember, id, 'sign-yes', { nodeId, round: 1 })
    expect(problemOf(await replaces(c.socialWorker, id, 'estateCouncil', 'silent'))).toEqual([409, 'not-silent-yet'])
    t.clock.advance(72 * HOUR)
    expect(problemOf(await replaces(c.socialWorker, id, 'ownersCommittee', 'silent'))).toEqual([409, 'seat-signed'])
    const replaced = await replaces(c.socialWorker, id, 'residentsCommittee', 'silent')
    expect(replaced.body.timeline[0]).toMatchObject({ kind: 'seat.replaced', words: '说明', by: { name: '社工 林静' } })
    expect(await panel(id)).toEqual([
      ['deliberationGroup', null],
      ['ownersCommittee', 'yes'],
      ['estateCouncil', null],
    ])
    const clock = (await c.view(c.socialWorker, id)).clocks.find((k) => k.kind === 'verification')
    expect(clock?.dueAt).toBe(t.clock.now() + 72 * HOUR)
    const answer = await c.act(c.socialWorker, id, 'sign-yes', { nodeId, round: 1 })
    expect(problemOf(answer)).toEqual([403, 'not-seat-holder'])
    // who was just asked has the full time, and so have the others
    t.clock.advance(71 * HOUR)
    expect(problemOf(await replaces(c.socialWorker, id, 'deliberationGroup', 'silent'))).toEqual([
      409,
      'not-silent-yet',
    ])
    t.clock.advance(HOUR)
    await replaces(c.socialWorker, id, 'deliberationGroup', 'silent')
    expect((await panel(id)).map(([kind]) => kind)).toEqual(['partyOrganisation', 'ownersCommittee', 'estateCouncil'])
    const done = await c.sign(id, [c.secretary, c.councilMember])
    expect(done.state).toBe('verified')
  })

  test('one that nobody can sign any more passes on at once; one with people left does not', async () => {
    const id = await c.bring('submitted')
    expect(problemOf(await replaces(c.secretary, id, 'ownersCommittee', 'resigned'))).toEqual([409, 'seat-can-sign'])
    await endOf(c.ownersMember)
    expect((await replaces(c.secretary, id, 'ownersCommittee', 'resigned')).status).toBe(200)
    expect((await panel(id)).map(([kind]) => kind)).toEqual([
      'residentsCommittee',
      'deliberationGroup',
      'estateCouncil',
    ])
  })

  test('a conflict is for the desk to say, and not for the doer’s own people', async () => {
    const id = await c.bring('submitted')
    expect((await replaces(c.socialWorker, id, 'estateCouncil', 'conflicted')).status).toBe(200)
    // the next one sits where the other sat
    expect((await panel(id)).map(([kind]) => kind)).toEqual([
      'residentsCommittee',
      'ownersCommittee',
      'deliberationGroup',
    ])
    const own = await c.bring('checkedIn')
    await c.does(c.propertyWorker, own, 'claim-lead')
    await c.does(c.propertyWorker, own, 'adopt-plan', c.plan({ doerPartyId: c.parties.residentsCommittee }))
    await c.settles(c.ownersMember, own, 'confirm')
    await c.does(c.socialWorker, own, 'submit-node', { nodeId: (await nodeOf(own)).id, note: '好了' })
    const answer = await replaces(c.socialWorker, own, 'ownersCommittee', 'conflicted')
    expect([...problemOf(answer), ...fieldsOf(answer)]).toEqual([403, 'doer-cannot-sign', 'cause'])
    expect((await replaces(c.secretary, own, 'ownersCommittee', 'conflicted')).status).toBe(200)
  })

  test('not by others, not a seat that is not there, not before it is handed in', async () => {
    const id = await c.bring('submitted')
    for (const personId of [c.propertyWorker, c.chair, c.reporter])
      expect(problemOf(await replaces(personId, id, 'ownersCommittee', 'conflicted'))).toEqual([403, 'not-desk'])
    expect(problemOf(await replaces(c.socialWorker, id, 'town', 'conflicted'))).toEqual([404, 'not-found'])
    const early = await c.bring('rectifying')
    expect(problemOf(await replaces(c.socialWorker, early, 'ownersCommittee', 'conflicted'))).toEqual([
      409,
      'node-not-submitted',
    ])
    const about = await c.bring('submitted')
    await inside.rows('update juwuye.cases set about_party_id = $1 where id = $2', [
      c.parties.residentsCommittee,
      about,
    ])
    expect(problemOf(await replaces(c.socialWorker, about, 'ownersCommittee', 'conflicted'))).toEqual([
      403,
      'about-your-party',
    ])
  })

  test('when everybody else was passed over, the town sits, visibly, and signs; after it nobody is left', async () => {
    const id = await c.bring('submitted')
    const order = [
      'residentsCommittee',
      'deliberationGroup',
      'partyOrganisation',
      'buildingHead',
      'reporter',
      'confirmedOwner',
    ] as const
    for (const kind of order) expect((await replaces(c.secretary, id, kind, 'conflicted')).status).toBe(200)
    expect((await panel(id)).map(([kind]) => kind)).toEqual(['town', 'ownersCommittee', 'estateCouncil'])
    expect((await c.view(c.neighbour, id)).nodes[0]?.seats[0]?.name).toBe('镇街')
    expect(problemOf(await replaces(c.secretary, id, 'ownersCommittee', 'conflicted'))).toEqual([422, 'seats-unfilled'])
    expect((await c.view(c.town, id)).readLevel).toBe('full')
    expect((await c.sign(id, [c.town, c.ownersMember, c.councilMember])).state).toBe('verified')
  })

  /** An estate of its own that none of the cast's bodies covers but 居委会 and the party committee. */
  const bareEstate = async () => {
    const input = { communityId: c.communityId, name: '老粮站宿舍', buildings: ['1 幢'], places: [], onCall: [] }
    const estate = await addEstate(t.deps, c.g.town, input)
    return { estateId: estate.id, buildingId: estate.buildings[0]?.id ?? null }
  }
  const planFrom = async (personId: string, place: object, doerPartyId: string, whistle: object, lead = personId) => {
    const { id } = await c.blows(personId, { ...place, ...whistle })
    await c.does(c.secretary, id, 'triage', { class: 'hard', title: '屋顶漏水', partyIds: [doerPartyId] })
    await c.does(lead, id, 'check-in', { reply: '来' })
    await c.does(lead, id, 'claim-lead')
    return id
  }

  test('an estate without 业委会 and 物业 fills from who is there', async () => {
    const place = await bareEstate()
    const core = await addParty(t.deps, c.g.town, {
      communityId: c.communityId,
      kind: 'selfGovernanceCore',
      name: '自治小组',
      phone: null,
      estateIds: [place.estateId],
    })
    const member = await c.member('coreMember', { name: '组长', partyId: core })
    const id = await planFrom(c.reporter, place, core, {}, member)
    await c.does(member, id, 'adopt-plan', c.plan({ doerPartyId: core }))
    await c.settles(c.socialWorker, id, 'confirm')
    expect((await panel(id)).map(([kind]) => kind)).toEqual(['residentsCommittee', 'partyOrganisation', 'reporter'])
    await c.does(member, id, 'submit-node', { nodeId: (await nodeOf(id)).id, note: '补好了' })
    expect((await c.sign(id, [c.socialWorker, c.secretary, c.reporter])).state).toBe('verified')
  })

  test('where three cannot be found the town is asked, once, for everybody to see; then it sits', async () => {
    const place = await bareEstate()
    const phone = { channel: 'phone', onBehalfOf: { name: '老人', consent: 'spoken' } }
    const doer = c.parties.residentsCommittee
    const id = await planFrom(c.socialWorker, place, doer, phone)
    const plan = c.plan({ doerPartyId: doer })
    for (let times = 0; times < 2; times++) {
      const answer = await c.act(c.socialWorker, id, 'adopt-plan', plan)
      expect([...problemOf(answer), ...fieldsOf(answer)]).toEqual([422, 'seats-unfilled', 'nodes.0'])
      t.clock.advance(HOUR)
    }
    const seen = await c.view(c.neighbour, id)
    expect([seen.state, seen.townAskedAt]).toEqual(['claimed', t.clock.now() - 2 * HOUR])
    expect(seen.timeline.filter((entry) => entry.kind === 'town.asked')).toHaveLength(1)
    const told = await inside.rows(`select audience from juwuye.outbox where case_id = $1 and kind = 'town.asked'`, [
      id,
    ])
    expect(told).toEqual([{ audience: ['town', 'desk'] }])
    expect((await c.get(c.socialWorker, `/cases/${id}/chain`)).body.ok).toBe(true)

    await c.member('resident', { name: '业主', level: 'owner', estateId: place.estateId })
    const proposed = await c.does(c.socialWorker, id, 'adopt-plan', plan)
    expect(proposed.pending[0]?.nodes[0]?.seats.map((seat) => seat.name)).toContain('镇街')
    const adopted = await c.settles(c.town, id, 'confirm')
    expect([adopted.body.state, adopted.body.townAskedAt]).toEqual(['rectifying', null])
    expect((await panel(id)).map(([kind]) => kind)).toEqual(['partyOrganisation', 'confirmedOwner', 'town'])
  })
})
