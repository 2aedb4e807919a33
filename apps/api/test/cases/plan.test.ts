import { DAY, dayOf, HOUR, MINUTE } from '@juwuye/domain'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { endMembership } from '../end-membership.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf, tick } from '../given-cast.ts'
import { type Inside, openInside } from './inside.ts'

jest.setTimeout(60_000)

describe('the plan', () => {
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

  const endRole = async (personId: string, role: string) => {
    const [row] = await inside.rows(
      'select id from juwuye.memberships where community_id = $1 and person_id = $2 and role = $3 and valid_to is null',
      [c.communityId, personId, role],
    )
    await endMembership(t.deps, c.g.town, { communityId: c.communityId, membershipId: row.id })
  }

  test('waits for one who holds a seat; the lead’s own people and outsiders cannot give that word', async () => {
    const id = await c.bring('proposed')
    expect((await c.view(c.reporter, id)).state).toBe('claimed')
    expect(problemOf(await c.settles(c.propertyWorker, id, 'confirm'))).toEqual([403, 'author-cannot-confirm'])
    expect(problemOf(await c.settles(c.propertyMate, id, 'confirm'))).toEqual([403, 'not-seat-holder'])
    expect(problemOf(await c.settles(c.ngoMember, id, 'confirm'))).toEqual([403, 'not-seat-holder'])
    const adopted = await c.settles(c.councilMember, id, 'confirm')
    expect(adopted.body.state).toBe('rectifying')
    const clocks = adopted.body.clocks as { kind: string; stoppedAt: number | null; dueAt: number }[]
    const [node] = adopted.body.nodes
    expect(clocks.filter((k) => k.stoppedAt === null).map((k) => [k.kind, k.dueAt])).toEqual([['resolve', node.dueAt]])
    expect(problemOf(await c.act(c.propertyWorker, id, 'adopt-plan', c.plan()))).toEqual([409, 'wrong-state'])
  })

  test('refused with a reason it is gone, and another may be proposed', async () => {
    const id = await c.bring('proposed')
    expect(problemOf(await c.act(c.propertyWorker, id, 'adopt-plan', c.plan()))).toEqual([409, 'act-pending'])
    const refused = await c.settles(c.ownersMember, id, 'refuse', '太慢')
    expect([refused.body.state, refused.body.pending]).toEqual(['claimed', []])
    expect(refused.body.timeline[0]).toMatchObject({ kind: 'act.refused', words: '太慢' })
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
    expect((await c.settles(c.ownersMember, id, 'confirm')).status).toBe(200)
  })

  test('its author, and nobody else, takes it back', async () => {
    const id = await c.bring('proposed')
    expect(problemOf(await c.settles(c.ownersMember, id, 'withdraw'))).toEqual([403, 'not-author'])
    expect((await c.settles(c.propertyWorker, id, 'withdraw')).body.pending).toEqual([])
    const [{ id: actId }] = await inside.rows('select id from juwuye.pending_acts where case_id = $1', [id])
    expect(problemOf(await c.post(c.ownersMember, `/cases/${id}/pending-acts/${actId}/confirm`))).toEqual([
      409,
      'act-settled',
    ])
  })

  test('after seven days without a word it lapses by itself, and not before', async () => {
    const id = await c.bring('proposed')
    t.clock.advance(7 * DAY - MINUTE)
    await tick(t)
    expect((await c.view(c.propertyWorker, id)).pending).toHaveLength(1)
    t.clock.advance(MINUTE)
    expect(problemOf(await c.settles(c.ownersMember, id, 'confirm'))).toEqual([409, 'act-settled'])
    await tick(t)
    const lapsed = await c.view(c.propertyWorker, id)
    expect([lapsed.state, lapsed.pending, lapsed.timeline[0]?.kind]).toEqual(['claimed', [], 'act.lapsed'])
    await tick(t)
    expect((await c.view(c.propertyWorker, id)).chain.seq).toBe(lapsed.chain.seq)
  })

  test('when the seats would be others by now, the word is refused, the plan is void and the timeline says so', async () => {
    const id = await c.bring('proposed')
    await endRole(c.chair, 'councilMember')
    await endRole(c.councilMember, 'councilMember')
    const before = (await c.view(c.socialWorker, id)).chain.seq
    expect(problemOf(await c.settles(c.ownersMember, id, 'confirm'))).toEqual([409, 'seats-changed'])
    const after = await c.view(c.socialWorker, id)
    expect([after.state, after.pending, after.chain.seq]).toEqual(['claimed', [], before + 1])
    expect(after.timeline[0]?.kind).toBe('act.lapsed')
    expect((await c.get(c.socialWorker, `/cases/${id}/chain`)).body.ok).toBe(true)
    await c.member('councilMember', { personId: c.chair, partyId: c.parties.estateCouncil, office: 'chair' })
    await c.member('councilMember', { personId: c.councilMember, partyId: c.parties.estateCouncil })
  })

  test('when its day has passed meanwhile, the plan is void', async () => {
    const id = await c.bring('claimed')
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan({ dueDay: dayOf(t.clock.now()) }))
    t.clock.advance(DAY)
    expect(problemOf(await c.settles(c.ownersMember, id, 'confirm'))).toEqual([409, 'act-void'])
    expect((await c.view(c.propertyWorker, id)).pending).toEqual([])
  })

  test('a seat holder whose membership has ended since gives no second word', async () => {
    const mate = await c.member('ownersCommitteeMember', { name: '何二', partyId: c.parties.ownersCommittee })
    const id = await c.bring('proposed')
    expect((await c.offer(mate, id, 'adopt-plan', 'confirm'))?.enabled).toBe(true)
    await endRole(mate, 'ownersCommitteeMember')
    expect(problemOf(await c.settles(mate, id, 'confirm'))).toEqual([404, 'not-found'])
    const [{ id: actId }] = await inside.rows(
      'select id from juwuye.pending_acts where case_id = $1 and settled_at is null',
      [id],
    )
    await c.member('resident', { personId: mate, level: 'confirmed', estateId: c.estateId })
    expect(problemOf(await c.post(mate, `/cases/${id}/pending-acts/${actId}/confirm`))).toEqual([
      403,
      'not-seat-holder',
    ])
  })

  test('reclassified while it waits, it is void', async () => {
    const id = await c.bring('proposed')
    await c.does(c.socialWorker, id, 'reclassify', { class: 'hard', reason: '牵涉多方' })
    const after = await c.view(c.propertyWorker, id)
    expect([after.class, after.pending]).toEqual(['hard', []])
  })

  test('a small matter’s plan stands at once, with one node, within the seven days of its class', async () => {
    const id = await c.bring('claimed', 'minor')
    const node = c.plan().nodes[0]
    const two = await c.act(c.propertyWorker, id, 'adopt-plan', { nodes: [node, node] })
    expect([...problemOf(two), ...fieldsOf(two)]).toEqual([422, 'minor-plan-one-node', 'nodes'])
    const late = await c.act(c.propertyWorker, id, 'adopt-plan', c.plan({ dueDay: dayOf(t.clock.now() + 9 * DAY) }))
    expect([...problemOf(late), ...fieldsOf(late)]).toEqual([422, 'node-due-beyond-class', 'nodes.0.dueDay'])
    expect((await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())).state).toBe('rectifying')
  })

  test('naming a doer summons it; only the doer hands its node in, the lead cannot', async () => {
    const id = await c.bring('claimed')
    const [first] = c.plan().nodes
    const nodes = [first, { ...first, title: '引导停车', doerPartyId: c.parties.ngo }]
    await c.does(c.propertyWorker, id, 'adopt-plan', { nodes })
    await c.settles(c.ownersMember, id, 'confirm')
    const view = await c.view(c.propertyWorker, id)
    expect(view.board.map((entry) => entry.party.id)).toContain(c.parties.ngo)
    const theirs = view.nodes[1]
    expect(theirs?.seats.map((seat) => seat.kind)).toEqual(['residentsCommittee', 'property', 'ownersCommittee'])
    expect(problemOf(await c.act(c.propertyWorker, id, 'submit-node', { nodeId: theirs?.id, note: '好了' }))).toEqual([
      403,
      'not-doer',
    ])
    expect((await c.act(c.ngoMember, id, 'submit-node', { nodeId: theirs?.id, note: '好了' })).status).toBe(200)
  })

  test.each([
    [
      'a doer of another place',
      { doerPartyId: '01a00000-0000-7000-8000-000000000000' },
      'doer-unknown',
      'nodes.0.doerPartyId',
    ],
    ['a day that does not exist', { dueDay: '2026-02-31' }, 'node-due-in-past', 'nodes.0.dueDay'],
    ['yesterday', { dueDay: '2026-11-20' }, 'node-due-in-past', 'nodes.0.dueDay'],
  ])('%s is refused with its field', async (_, over, code, path) => {
    const id = await c.bring('claimed')
    const answer = await c.act(c.propertyWorker, id, 'adopt-plan', c.plan(over))
    expect([...problemOf(answer), ...fieldsOf(answer)]).toEqual([422, code, path])
  })

  test('changing the class re-seats what is open, keeps what is verified, and starts no clock for a plan that is there', async () => {
    const id = await c.bring('submitted', 'minor')
    const before = await c.view(c.socialWorker, id)
    expect(before.nodes[0]?.seats.map((seat) => seat.kind)).toEqual(['reporter', 'residentsCommittee'])
    await c.does(c.socialWorker, id, 'sign-yes', { nodeId: before.nodes[0]?.id, round: 1 })
    const after = await c.does(c.secretary, id, 'reclassify', { class: 'major', reason: '要动公共部位' })
    expect(after.nodes[0]).toMatchObject({ state: 'submitted', round: 2 })
    expect(after.nodes[0]?.seats.map((seat) => [seat.kind, seat.verdict])).toEqual([
      ['residentsCommittee', null],
      ['ownersCommittee', null],
      ['estateCouncil', null],
    ])
    expect(after.nodes[0]?.earlier).toMatchObject([
      { round: 1, seats: [{ kind: 'residentsCommittee', verdict: 'yes' }] },
    ])
    const open = after.clocks.filter((k) => k.stoppedAt === null).map((k) => k.kind)
    expect(open.sort()).toEqual(['resolve', 'verification'])
    const stale = await c.act(c.reporter, id, 'sign-yes', { nodeId: after.nodes[0]?.id, round: 1 })
    expect(problemOf(stale)).toEqual([409, 'round-stale'])
    const back = await c.does(c.secretary, id, 'reclassify', { class: 'minor', reason: '其实不用' })
    expect(back.nodes[0]).toMatchObject({ round: 3, state: 'submitted' })
    expect(back.nodes[0]?.seats.map((seat) => seat.kind)).toEqual(['reporter', 'residentsCommittee'])
    expect((await c.allSign(id)).state).toBe('verified')
    expect(problemOf(await c.act(c.secretary, id, 'reclassify', { class: 'hard', reason: 'x' }))).toEqual([
      409,
      'wrong-state',
    ])
  })

  test('a panel that came with a new class has its full 72 hours', async () => {
    const id = await c.bring('submitted', 'major')
    t.clock.advance(60 * HOUR)
    const minor = await c.does(c.socialWorker, id, 'reclassify', { class: 'minor', reason: '小事' })
    expect(minor.clocks.find((k) => k.kind === 'verification')?.dueAt).toBe(t.clock.now() + 72 * HOUR)
    t.clock.advance(20 * HOUR)
    await tick(t)
    expect((await c.view(c.socialWorker, id)).nodes[0]?.seats.map((seat) => seat.kind)).toEqual([
      'reporter',
      'residentsCommittee',
    ])
    t.clock.advance(52 * HOUR)
    await tick(t)
    expect((await c.view(c.socialWorker, id)).nodes[0]?.seats.map((seat) => seat.kind)).not.toContain('reporter')
  })

  test('only the desk changes the class, to another one; into a private matter it names who mediates', async () => {
    const id = await c.bring('claimed')
    expect(problemOf(await c.act(c.propertyWorker, id, 'reclassify', { class: 'minor', reason: 'x' }))).toEqual([
      403,
      'not-desk',
    ])
    const same = await c.act(c.socialWorker, id, 'reclassify', { class: 'major', reason: 'x' })
    expect([...problemOf(same), ...fieldsOf(same)]).toEqual([422, 'same-class', 'class'])
    const hidden = await c.act(c.socialWorker, id, 'reclassify', { class: 'private', reason: 'x' })
    expect([...problemOf(hidden), ...fieldsOf(hidden)]).toEqual([422, 'private-class-needs-mediator', 'mediatorId'])
  })

  test('a new class counts its dues from receipt, and what is overdue stays overdue', async () => {
    const id = await c.bring('claimed', 'minor')
    const { receivedAt } = await c.view(c.socialWorker, id)
    t.clock.advance(DAY)
    const major = await c.does(c.socialWorker, id, 'reclassify', { class: 'major', reason: '大' })
    const due = (view: typeof major, kind: string) =>
      view.clocks.find((k) => k.kind === kind && k.stoppedAt === null)?.dueAt
    expect([due(major, 'plan'), due(major, 'resolve')]).toEqual([receivedAt + 30 * DAY, undefined])
    t.clock.advance(30 * DAY + HOUR)
    const hard = await c.does(c.socialWorker, id, 'reclassify', { class: 'hard', reason: '难' })
    expect(hard.clocks.find((k) => k.kind === 'plan')).toMatchObject({ dueAt: receivedAt + 30 * DAY, phase: 'overdue' })
  })
})
