import { randomUUID } from 'node:crypto'
import { DAY, dayOf } from '@juwuye/domain'
import { addParty } from '../../src/features/communities/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'

jest.setTimeout(60_000)

describe('recorded for a party without anybody here', () => {
  let t: TestApp
  let c: GivenCast
  let fire: string
  let brigades = 0
  const name = () => `消防救援 ${brigades} 站`

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
  })
  beforeEach(async () => {
    laterMorning(t)
    // somebody of theirs may join in a test
    brigades += 1
    fire = await addParty(t.deps, c.g.town, {
      communityId: c.communityId,
      kind: 'department',
      name: name(),
      phone: null,
      estateIds: [c.estateId],
    })
  })
  afterAll(() => t.close())

  const record = (over: object = {}) => ({
    recordedFor: { partyId: fire, channel: 'call', official: '刘站长', day: dayOf(t.clock.now()), ...over },
  })
  const sent = async (over: Record<string, unknown> = {}, desk = c.socialWorker) => {
    const { id } = await c.blows(c.reporter, over)
    const partyIds = [fire, c.parties.property]
    await c.does(desk, id, 'triage', { class: 'hard', title: '消火栓没有水', partyIds })
    return id
  }

  test('its coming stops the promise to answer, and the timeline says who had it from whom, how and when', async () => {
    const id = await sent()
    const view = await c.does(c.secretary, id, 'check-in', { reply: '周四来测水压', ...record() })
    const day = dayOf(t.clock.now())
    expect(view.timeline[0]).toMatchObject({
      text: `代${name()}报到`,
      words: '周四来测水压',
      by: { name: '社工 书记' },
      recorded: { party: name(), channel: 'call', official: '刘站长', day },
    })
    expect(view.board.find((entry) => entry.party.id === fire)).toMatchObject({ role: 'checkedIn', recorded: true })
    expect(view.clocks.find((clock) => clock.kind === 'respond')?.stoppedAt).toBe(t.clock.now())
    // the official's name is for who reads the case
    expect((await c.view(c.reporter, id)).timeline[0]?.recorded?.official).toBe('刘站长')
    expect((await c.view(c.neighbour, id)).timeline[0]).toMatchObject({ recorded: null, words: null })
    expect(problemOf(await c.act(c.socialWorker, id, 'check-in', { reply: '又来', ...record() }))).toEqual([
      409,
      'already-checked-in',
    ])
    expect((await c.get(c.socialWorker, `/cases/${id}/chain`)).body.ok).toBe(true)
  })

  test('its no counts like any other', async () => {
    const id = await sent()
    const body = { reason: 'notOurDuty', words: '救援归我们，维护不归', rightPartyId: c.parties.property }
    const once = await c.does(c.socialWorker, id, 'refuse-summons', { ...body, ...record({ channel: 'letter' }) })
    expect(once.timeline[0]).toMatchObject({
      text: `代${name()}退单：不是我们的职责，说该找安居物业`,
      recorded: { channel: 'letter' },
    })
    const back = { ...body, rightPartyId: fire }
    const twice = await c.does(c.propertyWorker, id, 'refuse-summons', back)
    expect(twice.rulings).toMatchObject([{ matter: 'lead', outcome: null }])
    const answer = await c.act(c.chair, id, 'rule-lead', { partyId: fire, reason: 'x' })
    expect(problemOf(answer)).toEqual([422, 'party-without-members'])
  })

  test('the day must be one, and not to come; channel and official must be said', async () => {
    const id = await sent()
    const tomorrow = dayOf(t.clock.now() + DAY)
    const bad: [object, string, string][] = [
      [{ day: tomorrow }, 'record-missing', 'recordedFor.day'],
      [{ day: '2026-02-30' }, 'record-missing', 'recordedFor.day'],
      [{ official: '' }, 'invalid-input', 'recordedFor.official'],
      [{ channel: 'rumour' }, 'invalid-input', 'recordedFor.channel'],
      [{ day: '昨天' }, 'invalid-input', 'recordedFor.day'],
    ]
    for (const [over, code, path] of bad) {
      const answer = await c.act(c.socialWorker, id, 'check-in', { reply: '来', ...record(over) })
      expect([...problemOf(answer), ...fieldsOf(answer)]).toEqual([422, code, path])
    }
    expect((await c.view(c.socialWorker, id)).timeline[0]?.kind).toBe('dispatched')
  })

  test('only by the desk, only for who was called, only while nobody of theirs is here', async () => {
    const id = await sent()
    const entry = { reply: '来', ...record() }
    for (const personId of [c.propertyWorker, c.reporter, c.chair])
      expect(problemOf(await c.act(personId, id, 'check-in', entry))).toEqual([403, 'not-desk'])
    const forProperty = { reply: '来', ...record({ partyId: c.parties.property }) }
    expect(problemOf(await c.act(c.socialWorker, id, 'check-in', forProperty))).toEqual([409, 'party-has-members'])
    const stranger = { reply: '来', ...record({ partyId: randomUUID() }) }
    expect(problemOf(await c.act(c.socialWorker, id, 'check-in', stranger))).toEqual([403, 'not-summoned'])
    const elsewhere = await c.bring('dispatched')
    expect(problemOf(await c.act(c.socialWorker, elsewhere, 'check-in', entry))).toEqual([403, 'not-summoned'])
    const { id: quarrel } = await c.blows(c.reporter)
    await c.does(c.socialWorker, quarrel, 'triage', { class: 'private', title: '吵架', mediatorId: c.mediator })
    expect((await c.act(c.secretary, quarrel, 'check-in', entry)).status).toBe(403)
    await c.member('departmentOfficer', { name: '消防刘', partyId: fire })
    expect(problemOf(await c.act(c.socialWorker, id, 'check-in', entry))).toEqual([409, 'party-has-members'])
    expect((await c.view(c.socialWorker, id)).actions.some((offer) => offer.recordedFor !== null)).toBe(false)
  })

  test('the party complained about records nothing', async () => {
    const id = await sent({ aboutPartyId: c.parties.residentsCommittee }, c.secretary)
    const entry = { reply: '来', ...record() }
    expect(problemOf(await c.act(c.socialWorker, id, 'check-in', entry))).toEqual([403, 'not-desk'])
    expect((await c.act(c.secretary, id, 'check-in', entry)).status).toBe(200)
  })

  const planned = async () => {
    const id = await sent()
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来' })
    await c.does(c.propertyWorker, id, 'claim-lead')
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan({ doerPartyId: fire, evidence: ['note'] }))
    await c.settles(c.ownersMember, id, 'confirm')
    const [node] = (await c.view(c.socialWorker, id)).nodes
    expect(node?.seats.map((seat) => seat.kind)).toEqual(['residentsCommittee', 'property', 'ownersCommittee'])
    return { id, nodeId: node?.id ?? '' }
  }

  test('its work is handed in by somebody of the desk whose signature is not needed, then verified as any', async () => {
    const { id, nodeId } = await planned()
    const handed = { nodeId, note: '水压到 0.4', ...record() }
    expect(problemOf(await c.act(c.propertyWorker, id, 'submit-node', { nodeId, note: 'x' }))).toEqual([
      403,
      'not-doer',
    ])
    expect(problemOf(await c.act(c.socialWorker, id, 'submit-node', { nodeId, note: 'x' }))).toEqual([403, 'not-doer'])
    // the only one who can sign for the residents' committee
    expect(problemOf(await c.act(c.socialWorker, id, 'submit-node', handed))).toEqual([409, 'submitter-must-sign'])
    const empty = await c.act(c.secretary, id, 'submit-node', { ...handed, note: '' })
    expect([...problemOf(empty), ...fieldsOf(empty)]).toEqual([422, 'evidence-missing', 'note'])
    const wrong = await c.act(c.secretary, id, 'submit-node', { ...handed, ...record({ partyId: c.parties.property }) })
    expect(problemOf(wrong)).toEqual([409, 'party-has-members'])
    const submitted = await c.does(c.secretary, id, 'submit-node', handed)
    expect(submitted.nodes[0]?.state).toBe('submitted')
    expect(submitted.timeline[0]).toMatchObject({
      text: expect.stringContaining(`代${name()}`),
      recorded: { official: '刘站长' },
    })
    const done = await c.sign(id, [c.socialWorker, c.propertyWorker, c.ownersMember])
    expect([done.state, done.nodes[0]?.doer.name]).toEqual(['verified', name()])
    expect((await c.publishes(id)).state).toBe('publicised')
  })

  test('who handed it in never signs it, a colleague does', async () => {
    const colleague = await c.member('socialWorker', { name: '小吴', partyId: c.parties.residentsCommittee })
    const { id, nodeId } = await planned()
    await c.does(c.socialWorker, id, 'submit-node', { nodeId, note: '好了', ...record() })
    expect(problemOf(await c.act(c.socialWorker, id, 'sign-yes', { nodeId, round: 1 }))).toEqual([
      403,
      'submitter-cannot-sign',
    ])
    expect((await c.act(colleague, id, 'sign-yes', { nodeId, round: 1 })).status).toBe(200)
  })
})
