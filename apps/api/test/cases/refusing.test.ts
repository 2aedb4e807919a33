import { randomUUID } from 'node:crypto'
import { HOUR } from '@juwuye/domain'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'
import { type Inside, openInside } from './inside.ts'

jest.setTimeout(60_000)

describe('a summons refused', () => {
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

  const sentTo = async (...partyIds: string[]) => {
    const { id } = await c.blows(c.reporter)
    await c.does(c.socialWorker, id, 'triage', { class: 'hard', title: '消火栓没有水', partyIds })
    return id
  }
  const refusal = (over: object = {}) => ({
    reason: 'notOurDuty',
    words: '管网不归我们管',
    rightPartyId: c.parties.residentsCommittee,
    ...over,
  })
  /** Property and NGO were called, and both say it is not theirs. */
  const refusedTwice = async () => {
    const id = await sentTo(c.parties.property, c.parties.ngo)
    await c.does(c.propertyWorker, id, 'refuse-summons', refusal())
    await c.does(c.ngoMember, id, 'refuse-summons', refusal({ reason: 'noAuthority' }))
    return id
  }
  const running = async (id: string) =>
    (await c.view(c.socialWorker, id)).clocks.filter((clock) => clock.stoppedAt === null).map((clock) => clock.kind)
  const ruling = async (id: string) => (await c.view(c.socialWorker, id)).rulings.at(-1)

  test('stands on the board with its reason and whose matter it is said to be; its words are for who reads the case', async () => {
    const id = await sentTo(c.parties.property, c.parties.ngo)
    await c.does(c.propertyWorker, id, 'refuse-summons', refusal())
    const seen = async (personId: string) => {
      const { board, timeline } = await c.view(personId, id)
      const entry = board.find((one) => one.party.id === c.parties.property)
      return [entry?.role, entry?.refusal, timeline[0]?.text, timeline[0]?.words]
    }
    const shown = {
      reason: 'notOurDuty',
      right: '居委会',
      rightPartyId: c.parties.residentsCommittee,
      at: t.clock.now(),
    }
    const text = '退单：不是我们的职责，说该找居委会'
    for (const personId of [c.socialWorker, c.ngoMember, c.reporter]) {
      expect(await seen(personId)).toEqual(['refused', { ...shown, words: '管网不归我们管' }, text, '管网不归我们管'])
    }
    expect(await seen(c.neighbour)).toEqual(['refused', { ...shown, words: null }, text, null])
    // one refusal asks nobody
    expect(await ruling(id)).toBeUndefined()
  })

  test('a name typed as the right one is free words, too', async () => {
    const id = await sentTo(c.parties.property)
    await c.does(c.propertyWorker, id, 'refuse-summons', refusal({ rightPartyId: null, rightName: '区水务公司' }))
    const right = async (personId: string) => (await c.view(personId, id)).board[0]?.refusal?.right
    expect([await right(c.reporter), await right(c.neighbour)]).toEqual(['区水务公司', ''])
    expect((await c.view(c.reporter, id)).timeline[0]?.words).toBe('管网不归我们管\n该找：区水务公司')
  })

  test('stops no clock, and the party no longer counts as having come', async () => {
    const id = await sentTo(c.parties.property)
    const before = await running(id)
    await c.does(c.propertyWorker, id, 'refuse-summons', refusal())
    expect(await running(id)).toEqual(before)
    expect(before).toContain('respond')
    const late = await sentTo(c.parties.property)
    await c.does(c.propertyWorker, late, 'check-in', { reply: '来看看' })
    await c.does(c.propertyWorker, late, 'refuse-summons', refusal())
    expect(problemOf(await c.act(c.propertyWorker, late, 'claim-lead'))).toEqual([403, 'not-checked-in'])
    expect(problemOf(await c.act(c.propertyWorker, late, 'note-progress', { text: 'x' }))).toEqual([
      403,
      'not-checked-in',
    ])
  })

  test('the party that thinks better of it checks in again and may lead', async () => {
    const id = await sentTo(c.parties.property)
    await c.does(c.propertyWorker, id, 'refuse-summons', refusal())
    expect(await c.offer(c.propertyMate, id, 'check-in')).toMatchObject({ enabled: true, waits: false })
    const back = await c.does(c.propertyMate, id, 'check-in', { reply: '还是我们来' })
    expect(back.board[0]).toMatchObject({ role: 'checkedIn', refusal: null, reply: '还是我们来' })
    expect(await running(id)).not.toContain('respond')
    await c.does(c.propertyWorker, id, 'claim-lead')
    // settled is settled: this one would be the first
    await c.does(c.socialWorker, id, 'summon', { partyIds: [c.parties.ngo], reason: '帮忙' })
    await c.does(c.ngoMember, id, 'refuse-summons', refusal())
    expect(await ruling(id)).toBeUndefined()
  })

  test('by who was not called, by the lead, twice, without the right party, for itself: refused', async () => {
    const id = await sentTo(c.parties.property, c.parties.ngo)
    expect(problemOf(await c.act(c.ownersMember, id, 'refuse-summons', refusal()))).toEqual([403, 'not-summoned'])
    expect(problemOf(await c.act(c.socialWorker, id, 'refuse-summons', refusal()))).toEqual([403, 'not-summoned'])
    const bad: [object, string, string][] = [
      [{ rightPartyId: null }, 'right-party-missing', 'rightPartyId'],
      [{ rightPartyId: c.parties.property }, 'right-party-missing', 'rightPartyId'],
      [{ rightPartyId: randomUUID() }, 'party-unknown', 'rightPartyId'],
      [{ reason: 'noTime' }, 'invalid-input', 'reason'],
      [{ words: '' }, 'invalid-input', 'words'],
    ]
    for (const [over, code, path] of bad) {
      const answer = await c.act(c.propertyWorker, id, 'refuse-summons', refusal(over))
      expect([...problemOf(answer), ...fieldsOf(answer)]).toEqual([422, code, path])
    }
    await c.does(c.propertyWorker, id, 'refuse-summons', refusal())
    expect(problemOf(await c.act(c.propertyMate, id, 'refuse-summons', refusal()))).toEqual([409, 'already-refused'])
    await c.does(c.ngoMember, id, 'check-in', { reply: '来' })
    await c.does(c.ngoMember, id, 'claim-lead')
    expect(problemOf(await c.act(c.ngoMember, id, 'refuse-summons', refusal()))).toEqual([409, 'lead-is-you'])
  })

  test('of a private matter there is none', async () => {
    const { id } = await c.blows(c.reporter)
    await c.does(c.socialWorker, id, 'triage', { class: 'private', title: '吵架', mediatorId: c.mediator })
    expect(problemOf(await c.act(c.mediator, id, 'refuse-summons', refusal()))).toEqual([409, 'private-has-none'])
  })

  test('the second one asks a body that did not refuse and is not pointed at who leads, in 48 hours, once', async () => {
    const id = await refusedTwice()
    expect(await ruling(id)).toMatchObject({
      matter: 'lead',
      body: '共建理事会',
      outcome: null,
      dueAt: t.clock.now() + 48 * HOUR,
    })
    expect(await running(id)).toEqual(expect.arrayContaining(['respond', 'plan', 'leadRuling']))
    await c.does(c.socialWorker, id, 'summon', { partyIds: [c.parties.ownersCommittee], reason: '来看' })
    const view = await c.does(c.ownersMember, id, 'refuse-summons', refusal())
    expect(view.rulings).toHaveLength(1)
    expect((await c.view(c.chair, id)).readLevel).toBe('full')
    expect((await c.view(c.chair, id)).rulings[0]?.mine).toBe(true)
  })

  test('when the body asked refuses as well, the question goes on to who is left, and its time runs on', async () => {
    const id = await refusedTwice()
    const { dueAt } = (await ruling(id)) ?? {}
    t.clock.advance(HOUR)
    await c.does(c.socialWorker, id, 'summon', { partyIds: [c.parties.estateCouncil], reason: '来看' })
    await c.does(c.councilMember, id, 'refuse-summons', refusal())
    expect(await ruling(id)).toMatchObject({ body: '书记', dueAt })
    const named = { partyId: c.parties.property, reason: 'x' }
    expect(problemOf(await c.act(c.chair, id, 'rule-lead', named))).toEqual([403, 'not-ruling-body'])
    // who comes back to the table is free to rule again
    await c.does(c.councilMember, id, 'check-in', { reply: '来' })
    expect(await ruling(id)).toMatchObject({ body: '共建理事会', dueAt })
  })

  test('pointing at the council takes the question from it', async () => {
    const id = await sentTo(c.parties.property, c.parties.ngo)
    await c.does(c.propertyWorker, id, 'refuse-summons', refusal())
    await c.does(c.ngoMember, id, 'refuse-summons', refusal({ rightPartyId: c.parties.estateCouncil }))
    expect(await ruling(id)).toMatchObject({ body: '书记' })
  })

  test('a neighbour who joins is no longer asked, though they chair the body', async () => {
    const id = await refusedTwice()
    await c.member('resident', { personId: c.chair, name: '会长', level: 'confirmed', estateId: c.estateId })
    await c.does(c.chair, id, 'join', { id: randomUUID() })
    expect(await ruling(id)).toMatchObject({ body: '书记' })
    const waiting = async (personId: string) =>
      (await c.get(personId, '/cases?queue=toRule')).body.items.map((item: { id: string }) => item.id)
    expect(await waiting(c.secretary)).toContain(id)
    expect(await waiting(c.chair)).not.toContain(id)
  })

  test('whoever takes the lead by itself answers the question', async () => {
    const id = await refusedTwice()
    await c.does(c.socialWorker, id, 'summon', { partyIds: [c.parties.ownersCommittee], reason: '来看' })
    await c.does(c.ownersMember, id, 'check-in', { reply: '我们来' })
    await c.does(c.ownersMember, id, 'claim-lead')
    expect(await ruling(id)).toMatchObject({ outcome: 'void' })
    expect(await running(id)).not.toContain('leadRuling')
    const open = await inside.rows('select 1 from juwuye.case_refusals where case_id = $1 and settled_at is null', [id])
    expect(open).toEqual([])
  })

  test('the last whistle taken back ends the question with the case', async () => {
    const id = await refusedTwice()
    const view = await c.does(c.reporter, id, 'withdraw')
    expect([view.state, view.rulings[0]?.outcome]).toEqual(['withdrawn', 'void'])
    expect(
      (await c.get(c.chair, '/cases?queue=toRule')).body.items.map((item: { id: string }) => item.id),
    ).not.toContain(id)
  })

  test('the workbench of a party that refused shows it no more as called', async () => {
    const id = await sentTo(c.parties.property)
    const called = async () =>
      (await c.get(c.propertyWorker, '/cases?queue=summoned')).body.items.map((i: { id: string }) => i.id)
    expect(await called()).toContain(id)
    await c.does(c.propertyWorker, id, 'refuse-summons', refusal())
    expect(await called()).not.toContain(id)
    laterMorning(t, 4)
    expect(
      (await c.get(c.propertyWorker, '/cases?queue=overdue')).body.items.map((i: { id: string }) => i.id),
    ).toContain(id)
  })
})
