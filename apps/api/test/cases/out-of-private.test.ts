import { randomUUID } from 'node:crypto'
import { DAY, HOUR, MINUTE } from '@juwuye/domain'
import { keepUpload } from '../../src/features/uploads/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf, tick } from '../given-cast.ts'
import { phonePhoto } from '../photos.ts'

jest.setTimeout(120_000)

describe('out of a private matter', () => {
  let t: TestApp
  let c: GivenCast

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const SAID = '楼上漏水，还天天吵架到半夜'
  const CONFIDED = '他家老人病了，先别声张'
  const open = (over: object = {}) => ({
    class: 'minor',
    reason: '修水管要大家来',
    partyIds: [c.parties.property],
    ...over,
  })
  /** A private matter that its mediator has taken and written about. */
  const mediated = async (over: object = {}) => {
    const { id } = await c.blows(c.reporter, { text: SAID, ...over })
    await c.does(c.socialWorker, id, 'triage', { class: 'private', title: '邻里之间', mediatorId: c.mediator })
    await c.does(c.mediator, id, 'check-in', { reply: CONFIDED })
    await c.does(c.mediator, id, 'claim-lead')
    return id
  }
  const asked = async (over?: object) => {
    const id = await mediated()
    await c.does(c.socialWorker, id, 'reclassify', open(over))
    return id
  }
  const outsiders = () => [c.propertyWorker, c.propertyMate, c.ngoMember, c.chair, c.neighbour, c.town]

  test('whoever whistled is asked; before they agree nobody else knows of it', async () => {
    const id = await asked()
    const waiting = await c.view(c.reporter, id)
    expect([waiting.state, waiting.class]).toEqual(['claimed', 'private'])
    expect(waiting.pending[0]).toMatchObject({ action: 'reclassify', class: 'minor', words: '修水管要大家来' })
    const queue = await c.get(c.reporter, '/cases?queue=toCosign')
    expect(queue.body.items.map((item: { id: string }) => item.id)).toContain(id)
    for (const person of outsiders()) {
      expect((await c.get(person, `/cases/${id}`)).status).toBe(404)
      expect(JSON.stringify((await c.get(person, '/cases?scope=community&limit=50')).body)).not.toContain(id)
      expect(JSON.stringify((await c.get(person, '/workbench')).body)).not.toContain(id)
    }
    for (const person of [c.mediator, c.secretary]) {
      expect(problemOf(await c.settles(person, id, 'confirm'))).toEqual([403, 'not-concerned'])
    }
    expect(problemOf(await c.settles(c.socialWorker, id, 'confirm'))).toEqual([403, 'author-cannot-confirm'])
  })

  test('agreed, it is dispatched to the parties named and its mediator is out', async () => {
    const id = await asked()
    const { receivedAt } = await c.view(c.reporter, id)
    const { body } = await c.settles(c.reporter, id, 'confirm')
    expect(body).toMatchObject({ state: 'dispatched', class: 'minor', mediator: null, lead: null, pending: [] })
    expect(body.board.map((entry: { party: { id: string } }) => entry.party.id)).toEqual([c.parties.property])
    const kinds = body.timeline.slice(0, 2).map((entry: { kind: string }) => entry.kind)
    expect(kinds).toEqual(['reclassified', 'act.confirmed'])
    const running = body.clocks.filter((k: { stoppedAt: number | null }) => k.stoppedAt === null)
    expect(running.map((k: { kind: string; dueAt: number }) => [k.kind, k.dueAt])).toEqual([
      ['resolve', receivedAt + 7 * DAY],
    ])
    expect((await c.view(c.neighbour, id)).readLevel).toBe('public')
    expect((await c.view(c.mediator, id)).readLevel).toBe('public')
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来修' })
    await c.does(c.propertyWorker, id, 'claim-lead')
    expect((await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())).state).toBe('rectifying')
    expect((await c.get(c.reporter, `/cases/${id}/chain`)).body.ok).toBe(true)
  })

  test('what was confided before stays with those who read it then; what whistled keeps its own visibility', async () => {
    const id = await mediated({ visibility: 'private' })
    await c.does(c.mediator, id, 'start-talk', { topic: '两家谈谈' })
    await c.does(c.mediator, id, 'end-talk', { people: [{ name: '楼上', said: '我婆婆住院了' }], agreed: '各让一步' })
    await c.does(c.socialWorker, id, 'reclassify', open({ reason: '他们吵到派出所' }))
    await c.settles(c.reporter, id, 'confirm')
    await c.does(c.propertyWorker, id, 'check-in', { reply: '我们修管子' })
    const secret = /先别声张|住院|各让一步|派出所|两家谈谈/
    const party = await c.view(c.propertyWorker, id)
    expect([party.readLevel, party.talks, party.whistles[0]?.text]).toEqual(['full', [], SAID])
    expect(JSON.stringify(party)).not.toMatch(secret)
    expect(JSON.stringify(party)).toContain('我们修管子')
    const outside = await c.view(c.neighbour, id)
    expect([outside.whistles, secret.test(JSON.stringify(outside))]).toEqual([[], false])
    for (const person of [c.reporter, c.socialWorker]) {
      const read = await c.view(person, id)
      expect([read.talks.length, JSON.stringify(read).includes(CONFIDED)]).toEqual([1, true])
    }
  })

  test('a picture the mediator took does not become the face of the case', async () => {
    const id = await mediated()
    const photo: string = randomUUID()
    const file = await phonePhoto({ width: 300, height: 200 })
    await keepUpload(t.deps, { personId: c.mediator }, { communityId: c.communityId, id: photo, file })
    await c.does(c.mediator, id, 'note-progress', { text: '看过屋里', photos: [photo] })
    await c.does(c.socialWorker, id, 'reclassify', open())
    await c.settles(c.reporter, id, 'confirm')
    const { body } = await c.get(c.propertyWorker, '/cases?queue=summoned')
    expect(body.items.find((item: { id: string }) => item.id === id)).toMatchObject({ thumb: null })
    expect(JSON.stringify(await c.view(c.propertyWorker, id))).not.toContain(photo)
  })

  test('refused, it stays private, and everything goes on with the mediator', async () => {
    const id = await asked()
    const { body } = await c.settles(c.reporter, id, 'refuse', '不想让邻居知道')
    expect([body.state, body.class, body.pending]).toEqual(['claimed', 'private', []])
    expect((await c.get(c.propertyWorker, `/cases/${id}`)).status).toBe(404)
    await c.does(c.mediator, id, 'close-private', { outcome: '谈好了' })
  })

  test('silence is no consent: after 72 hours it still waits, after seven days it lapses and stays private', async () => {
    const id = await asked()
    const clock = (await c.view(c.reporter, id)).clocks.find((k) => k.kind === 'pendingAct')
    expect(clock?.dueAt).toBe(t.clock.now() + 7 * DAY)
    t.clock.advance(72 * HOUR)
    await tick(t)
    expect((await c.view(c.reporter, id)).pending).toHaveLength(1)
    t.clock.advance(4 * DAY - MINUTE)
    await tick(t)
    expect((await c.view(c.reporter, id)).pending).toHaveLength(1)
    t.clock.advance(MINUTE)
    await tick(t)
    const { class: caseClass, pending, state } = await c.view(c.reporter, id)
    expect([caseClass, pending, state]).toEqual(['private', [], 'claimed'])
  })

  test('the outcome of a mediation beside it has its own 72 hours, and ends it', async () => {
    const id = await asked()
    await c.does(c.mediator, id, 'close-private', { outcome: '谈好了' })
    t.clock.advance(72 * HOUR)
    await tick(t)
    const { state, pending, class: caseClass } = await c.view(c.reporter, id)
    expect([state, pending, caseClass]).toEqual(['closed', [], 'private'])
  })

  test('where nobody who whistled has an account, the desk decides at once', async () => {
    const { id } = await c.relays(c.buildingHead, '独居老人', { text: SAID })
    await c.does(c.socialWorker, id, 'triage', { class: 'private', title: '邻里之间', mediatorId: c.mediator })
    const after = await c.does(c.socialWorker, id, 'reclassify', open({ class: 'urgent' }))
    expect([after.state, after.class, after.pending]).toEqual(['dispatched', 'urgent', []])
    const kinds = after.clocks.filter((k) => k.stoppedAt === null).map((k) => k.kind)
    expect(kinds.sort()).toEqual(['plan', 'respond', 'safe'])
  })

  test('who takes the whistle back is asked no more, and nothing happens without a new question', async () => {
    const { id } = await c.blows(c.reporter)
    await c.does(c.socialWorker, id, 'triage', { class: 'private', title: '邻里之间', mediatorId: c.mediator })
    await c.does(c.socialWorker, id, 'reclassify', open())
    const gone = await c.does(c.reporter, id, 'withdraw')
    expect([gone.state, gone.pending]).toEqual(['withdrawn', []])
  })

  test('parties that had it before it became private do not get it back unless they are named', async () => {
    const id = await c.bring('checkedIn')
    await c.does(c.socialWorker, id, 'reclassify', { class: 'private', reason: '家事', mediatorId: c.mediator })
    await c.does(c.socialWorker, id, 'reclassify', open({ class: 'hard', partyIds: [c.parties.ngo] }))
    await c.settles(c.reporter, id, 'confirm')
    expect((await c.view(c.propertyWorker, id)).readLevel).toBe('public')
    expect((await c.view(c.ngoMember, id)).readLevel).toBe('full')
    expect(problemOf(await c.act(c.propertyWorker, id, 'claim-lead'))).toEqual([403, 'not-checked-in'])
  })

  test.each<[string, () => object, string]>([
    ['no party', () => ({ partyIds: [] }), 'public-class-needs-parties'],
    ['a party of nowhere', () => ({ partyIds: [randomUUID()] }), 'party-unknown'],
  ])('%s is refused with the field', async (_, over, code) => {
    const id = await mediated()
    const answer = await c.act(c.socialWorker, id, 'reclassify', open(over()))
    expect([...problemOf(answer), ...fieldsOf(answer)]).toEqual([422, code, 'partyIds'])
  })

  test('one question at a time, and only by the desk', async () => {
    const id = await asked()
    expect(problemOf(await c.act(c.secretary, id, 'reclassify', open()))).toEqual([409, 'act-pending'])
    expect(problemOf(await c.act(c.mediator, id, 'reclassify', open()))).toEqual([403, 'not-desk'])
  })
})
