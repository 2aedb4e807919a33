import { randomUUID } from 'node:crypto'
import { DAY } from '@juwuye/domain'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'
import { type Inside, openInside } from './inside.ts'

jest.setTimeout(120_000)

describe('turning private', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
    inside = await openInside(t)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const body = (over: object = {}) => ({ class: 'private', reason: '说的是家里的事', mediatorId: c.mediator, ...over })
  const turn = (id: string, over?: object) => c.act(c.socialWorker, id, 'reclassify', body(over))
  const turned = (id: string, over?: object) => c.does(c.socialWorker, id, 'reclassify', body(over))
  const outsiders = () => [
    c.propertyWorker,
    c.ownersMember,
    c.councilMember,
    c.chair,
    c.ngoMember,
    c.buildingHead,
    c.neighbour,
    c.declared,
    c.town,
  ]
  const listed = async (personId: string, query: string): Promise<string[]> =>
    (await c.get(personId, `/cases?limit=50&${query}`)).body.items.map((item: { id: string }) => item.id)
  const benchOf = async (personId: string) => JSON.stringify((await c.get(personId, '/workbench')).body)

  test('from that moment it is there for reporter, desk and mediator alone: not by id, chain, list, count, search or act', async () => {
    const id = await c.bring('submitted')
    await c.does(c.neighbour, id, 'join', { id: randomUUID() })
    const { number, nodes } = await c.view(c.propertyWorker, id)
    expect(await listed(c.ownersMember, 'queue=toSign')).toContain(id)
    const after = await turned(id)
    expect(after).toMatchObject({ class: 'private', state: 'dispatched', lead: null, mediator: '和事佬', board: [] })
    expect(after.nodes.map((node) => node.state)).toEqual(['dropped'])
    for (const person of outsiders()) {
      for (const path of [`/cases/${id}`, `/cases/${id}/chain`]) {
        expect([person, path, (await c.get(person, path)).status]).toEqual([person, path, 404])
      }
      for (const query of ['mine', 'party', 'estate', 'community'].map((scope) => `scope=${scope}`)) {
        expect(await listed(person, query)).not.toContain(id)
      }
      for (const queue of ['summoned', 'toClaim', 'toPlan', 'toCosign', 'toDo', 'toSign', 'overdue', 'toRate']) {
        expect(await listed(person, `queue=${queue}`)).not.toContain(id)
      }
      expect(await listed(person, `scope=community&q=${encodeURIComponent(number)}`)).toEqual([])
      expect(await c.alike(person, '楼道灯不亮，晚上看不清台阶')).not.toContain(id)
      expect(await benchOf(person)).not.toContain(id)
    }
    const acts: [string, Parameters<typeof c.act>[2], object][] = [
      [c.propertyWorker, 'note-progress', { text: '来过' }],
      [c.propertyWorker, 'submit-node', { nodeId: nodes[0]?.id, note: '好了' }],
      [c.ownersMember, 'sign-yes', { nodeId: nodes[0]?.id, round: 1 }],
      [c.neighbour, 'join', { id: randomUUID() }],
    ]
    for (const [person, action, input] of acts) {
      expect(problemOf(await c.act(person, id, action, input))).toEqual([404, 'not-found'])
    }
    for (const person of [c.reporter, c.socialWorker, c.secretary, c.mediator]) {
      expect((await c.view(person, id)).readLevel).toBe('full')
      expect(await listed(person, 'scope=community')).toContain(id)
    }
  })

  test('a member of the desk is not called for the party they also belong to', async () => {
    const { id } = await c.blows(c.reporter)
    const partyIds = [c.parties.residentsCommittee]
    await c.does(c.secretary, id, 'triage', { class: 'minor', title: '吵闹', partyIds })
    expect(await listed(c.socialWorker, 'queue=summoned')).toContain(id)
    await c.does(c.secretary, id, 'reclassify', body())
    expect(await listed(c.socialWorker, 'queue=summoned')).not.toContain(id)
    expect(await listed(c.mediator, 'queue=summoned')).toContain(id)
  })

  test('the mediator takes it to its end; its clocks are those of a private matter, from receipt', async () => {
    const id = await c.bring('rectifying')
    const { receivedAt, clocks: before } = await c.view(c.reporter, id)
    expect(before.find((k) => k.kind === 'respond')?.stoppedAt).not.toBeNull()
    t.clock.advance(DAY)
    const { clocks } = await turned(id)
    expect(clocks.filter((k) => k.stoppedAt === null).map((k) => [k.kind, k.dueAt])).toEqual([
      ['resolve', receivedAt + 15 * DAY],
    ])
    await c.does(c.mediator, id, 'check-in', { reply: '我来谈' })
    await c.does(c.mediator, id, 'claim-lead')
    await c.does(c.mediator, id, 'start-talk', { topic: '两家坐下来' })
    await c.does(c.mediator, id, 'close-private', { outcome: '谈好了' })
    const { body: closed } = await c.settles(c.reporter, id, 'confirm')
    expect([closed.state, closed.talks[0].endedAt]).toEqual(['closed', t.clock.now()])
  })

  test('it ends talk, second words, refusals and the question who leads', async () => {
    const id = await c.bring('claimed')
    await c.does(c.socialWorker, id, 'summon', { partyIds: [c.parties.ngo, c.parties.estateCouncil], reason: '来' })
    const refusal = { reason: 'noAuthority', words: '没资质', rightPartyId: c.parties.property }
    await c.does(c.ngoMember, id, 'refuse-summons', refusal)
    await c.does(c.councilMember, id, 'refuse-summons', refusal)
    await c.does(c.propertyWorker, id, 'start-talk', { topic: '谁来办' })
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
    const after = await turned(id)
    expect([after.pending, after.talks[0]?.endedAt, after.rulings[0]?.outcome]).toEqual([[], t.clock.now(), 'void'])
    const open = await inside.rows(
      `select 'refusal' as what from juwuye.case_refusals where case_id = $1 and settled_at is null
       union all select 'party' from juwuye.case_parties where case_id = $1
       union all select kind from juwuye.case_clocks where case_id = $1 and stopped_at is null and kind <> 'resolve'`,
      [id],
    )
    expect(open).toEqual([])
    expect(await listed(c.chair, 'queue=toRule')).not.toContain(id)
  })

  test('what was verified stands', async () => {
    const id = await c.bring('claimed')
    const [first] = c.plan().nodes
    await c.does(c.propertyWorker, id, 'adopt-plan', { nodes: [first, { ...first, title: '换开关' }] })
    await c.settles(c.ownersMember, id, 'confirm')
    const { nodes } = await c.view(c.propertyWorker, id)
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId: nodes[0]?.id, note: '好了' })
    await c.allSign(id)
    expect((await turned(id)).nodes.map((node) => node.state)).toEqual(['verified', 'dropped'])
  })

  test('another mediator starts afresh; the same one is no change', async () => {
    const id = await c.bring('dispatched')
    await turned(id)
    await c.does(c.mediator, id, 'check-in', { reply: '来' })
    await c.does(c.mediator, id, 'claim-lead')
    const same = await turn(id)
    expect([...problemOf(same), ...fieldsOf(same)]).toEqual([422, 'same-class', 'mediatorId'])
    const other = await c.member('deliberationMember', { name: '另一位', partyId: c.parties.deliberationGroup })
    const after = await turned(id, { mediatorId: other })
    expect([after.state, after.mediator, after.timeline[0]?.text]).toEqual(['dispatched', '另一位', '换了一位调解员'])
    expect((await c.get(c.mediator, `/cases/${id}`)).status).toBe(404)
    expect((await c.does(other, id, 'check-in', { reply: '我来' })).state).toBe('dispatched')
  })

  test.each<[string, (cast: GivenCast) => string | null, string]>([
    ['nobody', () => null, 'private-class-needs-mediator'],
    ['somebody who mediates nothing', (cast) => cast.propertyWorker, 'mediator-unknown'],
    ['who whistled', (cast) => cast.reporter, 'mediator-unknown'],
  ])('%s cannot mediate it', async (_, who, code) => {
    const id = await c.bring('claimed')
    const answer = await turn(id, { mediatorId: who(c) })
    expect([...problemOf(answer), ...fieldsOf(answer)]).toEqual([422, code, 'mediatorId'])
    expect((await c.view(c.propertyWorker, id)).state).toBe('claimed')
  })

  test('what was published cannot be taken back into the private', async () => {
    const id = await c.bring('publicised')
    const { objections } = await c.does(c.neighbour, id, 'object', { reason: '没好' })
    const ruled = { objectionId: objections[0]?.id, uphold: true, reason: '没好' }
    expect((await c.does(c.secretary, id, 'rule-objection', ruled)).state).toBe('rectifying')
    const answer = await turn(id)
    expect([...problemOf(answer), ...fieldsOf(answer)]).toEqual([409, 'already-published', 'class'])
  })
})
