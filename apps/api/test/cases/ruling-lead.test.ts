import { randomUUID } from 'node:crypto'
import { HOUR, MINUTE } from '@juwuye/domain'
import { addParty } from '../../src/features/communities/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'

jest.setTimeout(60_000)

describe('who leads, ruled', () => {
  let t: TestApp
  let c: GivenCast

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const refused = async (over: Record<string, unknown> = {}, desk = c.socialWorker) => {
    const { id } = await c.blows(c.reporter, over)
    const partyIds = [c.parties.property, c.parties.ngo]
    await c.does(desk, id, 'triage', { class: 'hard', title: '消火栓没有水', partyIds })
    const body = { reason: 'notOurDuty', words: '不归我们', rightName: '消防队' }
    await c.does(c.propertyWorker, id, 'refuse-summons', body)
    await c.does(c.ngoMember, id, 'refuse-summons', body)
    return id
  }
  const names = (partyId: string, reason = '管楼的单位来') => ({ partyId, reason })
  const clocks = async (id: string) =>
    Object.fromEntries(
      (await c.view(c.socialWorker, id)).clocks.map(({ kind, dueAt, stoppedAt }) => [kind, { dueAt, stoppedAt }]),
    )

  test('the body names one of those who refused: it leads, all refusals are settled, its answer is still owed', async () => {
    const id = await refused()
    const before = await clocks(id)
    t.clock.advance(HOUR)
    const ruled = await c.does(c.chair, id, 'rule-lead', names(c.parties.property))
    expect([ruled.state, ruled.lead?.id]).toEqual(['claimed', c.parties.property])
    expect(ruled.board.map(({ role, refusal }) => [role, refusal])).toEqual([
      ['lead', null],
      ['silent', null],
    ])
    const view = await c.view(c.reporter, id)
    expect(view.rulings).toMatchObject([{ matter: 'lead', outcome: 'named', answer: '管楼的单位来' }])
    expect(view.timeline[0]).toMatchObject({
      text: '裁定由安居物业牵头',
      words: '管楼的单位来',
      by: { name: '共建理事会 会长' },
    })
    const after = await clocks(id)
    expect(after.leadRuling?.stoppedAt).toBe(t.clock.now())
    for (const kind of ['respond', 'plan']) expect(after[kind]).toEqual({ ...before[kind], stoppedAt: null })
    expect(after.lease?.stoppedAt).toBeNull()
    await c.does(c.propertyWorker, id, 'check-in', { reply: '明天开工' })
    expect((await clocks(id)).respond?.stoppedAt).toBe(t.clock.now())
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
    expect(problemOf(await c.act(c.chair, id, 'rule-lead', names(c.parties.ngo)))).toEqual([409, 'lead-not-failing'])
  })

  test('it may name one that was not called yet', async () => {
    const id = await refused()
    const ruled = await c.does(c.chair, id, 'rule-lead', names(c.parties.ownersCommittee))
    expect(ruled.board.map(({ party, role }) => [party.name, role])).toContainEqual(['业委会', 'lead'])
  })

  test('not a party without anybody, not its own, not a stranger, not without a reason', async () => {
    const id = await refused()
    const fire = await addParty(t.deps, c.g.town, {
      communityId: c.communityId,
      kind: 'department',
      name: '消防队',
      phone: null,
      estateIds: [c.estateId],
    })
    const bad: [object, string, string][] = [
      [names(fire), 'party-without-members', 'partyId'],
      [names(c.parties.estateCouncil), 'names-itself', 'partyId'],
      [names(randomUUID()), 'party-unknown', 'partyId'],
      [names(c.parties.property, ''), 'invalid-input', 'reason'],
    ]
    for (const [body, code, path] of bad) {
      const answer = await c.act(c.chair, id, 'rule-lead', body)
      expect([...problemOf(answer), ...fieldsOf(answer)]).toEqual([422, code, path])
    }
    expect((await c.view(c.socialWorker, id)).lead).toBeNull()
  })

  test('by nobody else: not the desk, not who refused, not a plain member of the body, not before it was asked', async () => {
    const id = await refused()
    for (const personId of [c.socialWorker, c.propertyWorker, c.councilMember, c.secretary, c.reporter]) {
      const answer = await c.act(personId, id, 'rule-lead', names(c.parties.ownersCommittee))
      expect(problemOf(answer)).toEqual([403, 'not-ruling-body'])
    }
    const once = await c.bring('checkedIn')
    expect(problemOf(await c.act(c.chair, once, 'rule-lead', names(c.parties.ngo)))).toEqual([409, 'lead-not-failing'])
  })

  test('silent for 48 hours, the town may rule as well, and speaks for itself', async () => {
    const id = await refused()
    const asked = t.clock.now()
    t.clock.set(asked + 48 * HOUR - MINUTE)
    expect(problemOf(await c.act(c.town, id, 'rule-lead', names(c.parties.property)))).toEqual([403, 'not-ruling-body'])
    expect((await c.view(c.town, id)).readLevel).toBe('outline')
    t.clock.set(asked + 48 * HOUR)
    expect((await c.view(c.town, id)).readLevel).toBe('full')
    const waiting = (await c.get(c.town, '/workbench')).body.queues.map((q: { queue: string }) => q.queue)
    expect(waiting).toContain('toRule')
    const ruled = await c.does(c.town, id, 'rule-lead', names(c.parties.property))
    expect([ruled.state, ruled.timeline[0]?.by?.name]).toEqual(['claimed', '镇街'])
  })

  test('a lead that lets its lease run over may be replaced without any refusal; what it proposed is void', async () => {
    const id = await c.bring('claimed')
    expect(await c.offer(c.chair, id, 'rule-lead')).toBeUndefined()
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
    laterMorning(t, 8)
    expect(await c.offer(c.chair, id, 'rule-lead')).toMatchObject({ enabled: true, waits: false })
    const same = await c.act(c.chair, id, 'rule-lead', names(c.parties.property))
    expect([...problemOf(same), ...fieldsOf(same)]).toEqual([422, 'nothing-changes', 'partyId'])
    await c.does(c.chair, id, 'rule-lead', names(c.parties.ownersCommittee))
    const view = await c.view(c.socialWorker, id)
    expect([view.state, view.lead?.name, view.pending]).toEqual(['claimed', '业委会', []])
    expect(view.clocks.filter((clock) => clock.kind === 'lease' && clock.stoppedAt === null)).toHaveLength(1)
    expect(problemOf(await c.act(c.propertyWorker, id, 'adopt-plan', c.plan()))).toEqual([403, 'not-lead'])
    expect((await c.act(c.ownersMember, id, 'adopt-plan', c.plan())).status).toBe(200)
  })

  test('in the middle of the work the lead changes and the plan stands', async () => {
    const id = await c.bring('rectifying')
    laterMorning(t, 6)
    const ruled = await c.does(c.chair, id, 'rule-lead', names(c.parties.ngo)).catch((error: Error) => error.message)
    // the council sits on the panel of the overdue step, so the secretary is asked
    expect(ruled).toMatch(/not-ruling-body/)
    const view = await c.does(c.secretary, id, 'rule-lead', names(c.parties.ngo))
    expect([view.state, view.lead?.name, view.nodes.length]).toEqual(['rectifying', '益邻社', 1])
  })

  test('where two refuse beside a lead, the body may confirm it', async () => {
    const id = await c.bring('claimed')
    await c.does(c.socialWorker, id, 'summon', {
      partyIds: [c.parties.ngo, c.parties.ownersCommittee],
      reason: '来帮忙',
    })
    const body = { reason: 'notOurDuty', words: '不归我们', rightPartyId: c.parties.property }
    await c.does(c.ngoMember, id, 'refuse-summons', body)
    await c.does(c.ownersMember, id, 'refuse-summons', body)
    const ruled = await c.does(c.chair, id, 'rule-lead', names(c.parties.property))
    expect([ruled.state, ruled.lead?.name, ruled.rulings[0]?.outcome]).toEqual(['claimed', '安居物业', 'named'])
  })

  test('people of the party complained about rule on nothing', async () => {
    const id = await refused({ aboutPartyId: c.parties.estateCouncil })
    expect((await c.view(c.socialWorker, id)).rulings[0]?.body).toBe('书记')
    const answer = await c.act(c.chair, id, 'rule-lead', names(c.parties.property))
    expect(problemOf(answer)).toEqual([403, 'about-your-party'])
    await c.does(c.secretary, id, 'rule-lead', names(c.parties.property))
  })

  test('the body may turn the case down instead, in its own name; before two refusals it may not', async () => {
    const early = await c.bring('dispatched')
    const words = { reason: '是市政的管子', instead: '打 96310' }
    expect(problemOf(await c.act(c.chair, early, 'decline', words))).toEqual([403, 'two-refusals-first'])
    expect(await c.offer(c.chair, early, 'decline')).toBeUndefined()
    const id = await refused()
    const declined = await c.does(c.chair, id, 'decline', words)
    expect([declined.state, declined.rulings[0]?.outcome]).toEqual(['declined', 'declined'])
    const view = await c.view(c.reporter, id)
    expect(view.timeline[0]).toMatchObject({ kind: 'declined', by: { name: '共建理事会 会长' } })
    expect(view.clocks.every((clock) => clock.stoppedAt !== null)).toBe(true)
    expect(view.board.every((entry) => entry.refusal === null)).toBe(true)
    const appealed = await c.does(c.reporter, id, 'appeal', { reason: '打过了没人管' })
    expect(appealed.rulings.at(-1)).toMatchObject({ matter: 'appeal', body: '书记' })
  })

  test('who leads cannot be turned down any more', async () => {
    const id = await refused()
    await c.does(c.chair, id, 'rule-lead', names(c.parties.property))
    const words = { reason: 'x', instead: 'y' }
    expect(problemOf(await c.act(c.socialWorker, id, 'decline', words))).toEqual([409, 'wrong-state'])
  })

  test('given back by the lead itself, the case returns to the pool and every promise runs on', async () => {
    const id = await c.bring('proposed')
    const before = await clocks(id)
    expect(problemOf(await c.act(c.ngoMember, id, 'release-lead', { reason: 'x' }))).toEqual([403, 'not-lead'])
    expect(problemOf(await c.act(c.socialWorker, id, 'release-lead', { reason: 'x' }))).toEqual([403, 'not-lead'])
    const released = await c.does(c.propertyMate, id, 'release-lead', { reason: '没有资质' })
    expect([released.state, released.lead, released.pending]).toEqual(['dispatched', null, []])
    expect(released.timeline[0]).toMatchObject({ kind: 'released', words: '没有资质', by: { name: '安居物业 李师傅' } })
    const after = await clocks(id)
    expect(after.lease?.stoppedAt).toBe(t.clock.now())
    expect(after.plan).toEqual(before.plan)
    await c.does(c.propertyWorker, id, 'claim-lead')
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
    await c.settles(c.ownersMember, id, 'confirm')
    expect(problemOf(await c.act(c.propertyWorker, id, 'release-lead', { reason: 'x' }))).toEqual([409, 'wrong-state'])
  })

  test('a mediator who gives it back has to come forward anew', async () => {
    const { id } = await c.blows(c.reporter)
    await c.does(c.socialWorker, id, 'triage', { class: 'private', title: '吵架', mediatorId: c.mediator })
    await c.does(c.mediator, id, 'check-in', { reply: '来' })
    await c.does(c.mediator, id, 'claim-lead')
    expect(problemOf(await c.act(c.chair, id, 'release-lead', { reason: 'x' }))).toEqual([404, 'not-found'])
    const released = await c.does(c.mediator, id, 'release-lead', { reason: '劝不动' })
    expect([released.state, released.timeline[0]?.by?.name]).toEqual(['dispatched', '调解员 和事佬'])
    expect(problemOf(await c.act(c.mediator, id, 'claim-lead'))).toEqual([403, 'not-checked-in'])
    await c.does(c.mediator, id, 'check-in', { reply: '再试一次' })
    await c.does(c.mediator, id, 'claim-lead')
  })
})
