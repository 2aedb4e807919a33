import { buildTestApp, type TestApp } from '../build-app.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf, WORDS } from '../given-cast.ts'

jest.setTimeout(60_000)

describe('a complaint about a party', () => {
  let t: TestApp
  let c: GivenCast

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const about = (aboutPartyId: string) => c.blows(c.reporter, { aboutPartyId })

  test('about the residents’ committee: its social worker neither triages, declines, classes nor publishes; the secretary does', async () => {
    const { id } = await about(c.parties.residentsCommittee)
    const triage = { class: 'minor', title: '服务站态度', partyIds: [c.parties.residentsCommittee, c.parties.property] }
    expect(problemOf(await c.act(c.socialWorker, id, 'triage', triage))).toEqual([403, 'about-your-party'])
    expect(problemOf(await c.act(c.socialWorker, id, 'decline', { reason: 'x', instead: 'y' }))).toEqual([
      403,
      'about-your-party',
    ])
    await c.does(c.secretary, id, 'triage', triage)
    // may come and mend
    await c.does(c.socialWorker, id, 'check-in', { reply: '我们改' })
    expect(problemOf(await c.act(c.socialWorker, id, 'reclassify', { class: 'hard', reason: 'x' }))).toEqual([
      403,
      'about-your-party',
    ])
    await c.does(c.socialWorker, id, 'claim-lead')
    const planned = await c.does(
      c.socialWorker,
      id,
      'adopt-plan',
      c.plan({ doerPartyId: c.parties.residentsCommittee }),
    )
    expect(planned.nodes[0]?.seats.map((seat) => seat.kind)).toEqual(['reporter', 'property'])
    const nodeId = planned.nodes[0]?.id
    await c.does(c.socialWorker, id, 'submit-node', { nodeId, note: '改了' })
    for (const person of [c.reporter, c.propertyWorker]) await c.does(person, id, 'sign-yes', { nodeId, round: 1 })
    expect(problemOf(await c.post(c.socialWorker, `/cases/${id}/publication-preview`, WORDS))).toEqual([
      403,
      'about-your-party',
    ])
    const preview = await c.post(c.secretary, `/cases/${id}/publication-preview`, WORDS)
    const published = await c.does(c.secretary, id, 'publish', { ...WORDS, previewHash: preview.body.previewHash })
    expect(published.state).toBe('publicised')
  })

  test('its people sign for no body, also not for another one they sit in', async () => {
    const { id } = await about(c.parties.property)
    const both = await c.member('councilMember', { name: '物业兼理事', partyId: c.parties.estateCouncil })
    await c.member('propertyStaff', { personId: both, name: '物业兼理事', partyId: c.parties.property })
    await c.does(c.socialWorker, id, 'triage', {
      class: 'major',
      title: '灯不亮',
      partyIds: [c.parties.property, c.parties.ngo],
    })
    await c.does(c.ngoMember, id, 'check-in', { reply: '来' })
    await c.does(c.ngoMember, id, 'claim-lead')
    await c.does(c.ngoMember, id, 'adopt-plan', c.plan({ doerPartyId: c.parties.ngo }))
    await c.settles(c.ownersMember, id, 'confirm')
    const { nodes } = await c.view(c.ngoMember, id)
    expect(nodes[0]?.seats.map((seat) => seat.kind)).toEqual(['residentsCommittee', 'ownersCommittee', 'estateCouncil'])
    await c.does(c.ngoMember, id, 'submit-node', { nodeId: nodes[0]?.id, note: '好了' })
    const [status] = problemOf(await c.act(both, id, 'sign-yes', { nodeId: nodes[0]?.id, round: 1 }))
    expect(status).toBe(403)
  })

  test('the desk may see whom it is about and set it right while sending it on', async () => {
    const { id } = await c.blows(c.reporter)
    const foreign = {
      class: 'minor',
      title: 'x',
      partyIds: [c.parties.property],
      aboutPartyId: '01a00000-0000-7000-8000-000000000000',
    }
    expect(problemOf(await c.act(c.socialWorker, id, 'triage', foreign))).toEqual([422, 'party-unknown'])
    const sent = await c.does(c.socialWorker, id, 'triage', { ...foreign, aboutPartyId: c.parties.property })
    expect(sent.aboutParty?.name).toBe('安居物业')
    expect((await c.view(c.neighbour, id)).aboutParty).toBeNull()
  })

  test('nobody of the desk writes down a complaint about their own party: they would have the first and the last word', async () => {
    const { id } = await c.blows(c.reporter)
    const triage = {
      class: 'minor',
      title: 'x',
      partyIds: [c.parties.property],
      aboutPartyId: c.parties.residentsCommittee,
    }
    const own = await c.act(c.socialWorker, id, 'triage', triage)
    expect([...problemOf(own), ...fieldsOf(own)]).toEqual([422, 'about-yourself', 'aboutPartyId'])
    expect((await c.act(c.secretary, id, 'triage', triage)).status).toBe(200)
  })

  test('its officers do not rule on an objection', async () => {
    const { id } = await about(c.parties.estateCouncil)
    await c.does(c.socialWorker, id, 'triage', { class: 'minor', title: '灯不亮', partyIds: [c.parties.property] })
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来' })
    await c.does(c.propertyWorker, id, 'claim-lead')
    const planned = await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId: planned.nodes[0]?.id, note: '好了' })
    await c.allSign(id)
    await c.publishes(id)
    const objected = await c.does(c.neighbour, id, 'object', { reason: '没好' })
    const ruling = { objectionId: objected.objections[0]?.id, uphold: false, reason: '看过了' }
    expect(problemOf(await c.act(c.chair, id, 'rule-objection', ruling))).toEqual([403, 'about-your-party'])
    expect((await c.act(c.secretary, id, 'rule-objection', ruling)).status).toBe(200)
  })
})
