import { HOUR } from '@juwuye/domain'
import { comeUnplanned } from '../../src/features/duty/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'
import { statementsDuring } from '../statements.ts'
import { asking, key } from './asking.ts'
import { standstill } from './standstill.ts'

jest.setTimeout(60_000)

describe('all or nothing, and one after the other', () => {
  let t: TestApp
  let inside: Inside
  let c: GivenCast
  let ask: ReturnType<typeof asking>

  beforeAll(async () => {
    t = await buildTestApp()
    inside = await openInside(t)
  })
  beforeEach(async () => {
    laterMorning(t)
    c = await givenCast(t)
    ask = asking(c, inside)
  })
  afterAll(() => t.close())

  const mediatorMate = (name = '老好人') =>
    c.member('deliberationMember', { name, partyId: c.parties.deliberationGroup })
  const lasting = async (membershipId: string) => {
    const rows = await inside.rows('select valid_to from juwuye.memberships where id = $1', [membershipId])
    return rows[0].valid_to === null
  }
  const mediatorOf = async (caseId: string) =>
    (await inside.rows('select mediator_id from juwuye.cases where id = $1', [caseId]))[0].mediator_id

  test('when one case cannot change hands, none does and nobody has left', async () => {
    const successor = await mediatorMate()
    const [one, two] = [await ask.mediated(c.mediator), await ask.mediated(c.mediator, c.neighbour)]
    const membership = await ask.membershipOf(c.mediator)
    const before = await inside.counts(c.communityId)
    await inside.rows(`create function juwuye.stumble() returns trigger language plpgsql as
      $$ begin if new.case_id = '${[one, two].sort()[1]}' then raise 'the disk is full'; end if; return new; end $$`)
    await inside.rows(`create trigger stumble before insert on juwuye.outbox
      for each row when (new.kind = 'handedOver') execute function juwuye.stumble()`)
    try {
      expect((await ask.ends(c.socialWorker, membership, successor)).status).toBe(500)
    } finally {
      await inside.rows('drop function juwuye.stumble cascade')
    }
    expect(await inside.counts(c.communityId)).toEqual(before)
    expect([await mediatorOf(one), await mediatorOf(two), await lasting(membership)]).toEqual([
      c.mediator,
      c.mediator,
      true,
    ])
    expect((await ask.ends(c.socialWorker, membership, successor)).body.moved.mediation).toBe(2)
    for (const id of [one, two]) expect(await ask.chainHolds(id)).toBe(true)
  })

  const memberships = (...ids: string[]) =>
    `select 1 from juwuye.memberships where id in (${ids.map((id) => `'${id}'`).join(', ')}) for update`

  test('two endings of the same membership: one is done, the other is told; the same one twice is done once', async () => {
    const [left, right] = [await mediatorMate('甲'), await mediatorMate('乙')]
    const caseId = await ask.mediated(c.mediator)
    const membership = await ask.membershipOf(c.mediator)
    const answers = await standstill(t, memberships(membership), [
      () => ask.ends(c.socialWorker, membership, left),
      () => ask.ends(c.secretary, membership, right),
    ])
    expect(answers.map(problemOf)).toEqual([
      [200, undefined],
      [409, 'membership-ended'],
    ])
    expect(await mediatorOf(caseId)).toBe(left)
    const again = await ask.membershipOf(left)
    const headers = key()
    const twin = () => ask.ends(c.socialWorker, again, right, headers)
    const twins = await standstill(t, memberships(again), [twin, twin, twin])
    expect(twins.map(({ status }) => status)).toEqual([200, 200, 200])
    expect((await ask.kinds(caseId)).filter((kind) => kind === 'handedOver')).toHaveLength(2)
    expect(await ask.chainHolds(caseId)).toBe(true)
  })

  test('two who name each other at once: one stays and has both', async () => {
    const mate = await mediatorMate()
    const cases = [await ask.mediated(c.mediator), await ask.mediated(mate, c.neighbour)]
    const [mine, theirs] = [await ask.membershipOf(c.mediator), await ask.membershipOf(mate)]
    const answers = await standstill(t, memberships(mine, theirs), [
      () => ask.ends(c.mediator, mine, mate),
      () => ask.ends(mate, theirs, c.mediator),
    ])
    expect(answers.map(problemOf)).toEqual([
      [200, undefined],
      [422, 'successor-unknown'],
    ])
    expect(await Promise.all(cases.map(mediatorOf))).toEqual([mate, mate])
  })

  test('two who are the last two cannot both slip out', async () => {
    await c.bring('claimed')
    const [one, two] = [await ask.membershipOf(c.propertyWorker), await ask.membershipOf(c.propertyMate)]
    // the first has done everything but the last thing, and has not said so to anybody yet
    const answers = await standstill(t, 'lock table juwuye.answered_requests in exclusive mode', [
      () => ask.ends(c.propertyWorker, one, null, key()),
      () => ask.ends(c.propertyMate, two, null, key()),
    ])
    expect(answers.map(problemOf)).toEqual([
      [200, undefined],
      [409, 'last-member'],
    ])
  })

  /** An act that is under way stands still when it tells others. */
  const TELLING = 'lock table juwuye.outbox in exclusive mode'

  test('a quarrel given to them while they leave is passed on too', async () => {
    const successor = await mediatorMate()
    const { id } = await c.blows(c.reporter)
    const triage = { class: 'private', title: '漏水', mediatorId: c.mediator }
    const membership = await ask.membershipOf(c.mediator)
    const [given, ended] = await standstill<{ status: number }>(t, TELLING, [
      () => c.act(c.socialWorker, id, 'triage', triage),
      () => ask.ends(c.secretary, membership, successor),
    ])
    expect([given?.status, ended?.status]).toEqual([200, 200])
    expect(await mediatorOf(id)).toBe(successor)
  })

  test('an act of theirs under way is finished first, and what came of it passes on', async () => {
    const mate = await c.member('socialWorker', { name: '小顾', partyId: c.parties.residentsCommittee })
    const { id } = await c.blows(c.reporter)
    const triage = { class: 'minor', title: '灯', partyIds: [c.parties.property] }
    const membership = await ask.membershipOf(c.socialWorker)
    const [done, ended] = await standstill<{ status: number }>(t, TELLING, [
      () => c.act(c.socialWorker, id, 'triage', triage),
      () => ask.ends(c.secretary, membership, mate),
    ])
    expect([done?.status, ended?.status]).toEqual([200, 200])
    expect((await c.view(c.secretary, id)).firstReceiver).toBe('小顾')
  })

  test('an act or a duty of theirs that comes while they leave comes too late', async () => {
    const mate = await c.member('socialWorker', { name: '小顾', partyId: c.parties.residentsCommittee })
    const received = await c.bring('dispatched')
    const { id } = await c.blows(c.reporter)
    const triage = { class: 'minor', title: '灯', partyIds: [c.parties.property] }
    const membership = await ask.membershipOf(c.socialWorker)
    const shift = { communityId: c.communityId, shiftEndsAt: t.clock.now() + HOUR }
    const duty = async () => {
      const refused = comeUnplanned(t.deps, { personId: c.socialWorker }, shift)
      return { status: await refused.then(() => 200).catch(({ code }) => (code === 'duty-role-missing' ? 403 : 500)) }
    }
    const answers = await standstill<{ status: number }>(t, TELLING, [
      () => ask.ends(c.secretary, membership, mate),
      () => c.act(c.socialWorker, id, 'triage', triage),
      duty,
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 403])
    expect((await c.view(c.secretary, received)).firstReceiver).toBe('小顾')
    expect((await c.view(c.secretary, id)).state).toBe('raised')
  })

  test('a few statements for each case, whatever the number; looking takes the same for one as for many', async () => {
    const { database } = t
    const people = [await mediatorMate('甲'), await mediatorMate('乙'), await mediatorMate('丙')]
    const [first = '', second = '', third = ''] = people
    await ask.mediated(first)
    for (const reporter of [c.reporter, c.neighbour, c.owner, c.declared, c.secretary])
      await ask.mediated(second, reporter)
    const [one, five] = [await ask.membershipOf(first), await ask.membershipOf(second)]
    await ask.holds(c.socialWorker, one)
    const looking = [one, five].map((id) => () => statementsDuring(database, () => ask.holds(c.socialWorker, id)))
    const looks: number[] = []
    for (const look of looking) looks.push(await look())
    expect(looks[1]).toBe(looks[0])
    expect(looks[0]).toBeLessThan(30)
    const ofOne = await statementsDuring(database, () => ask.ends(c.socialWorker, one, third))
    const ofFive = await statementsDuring(database, () => ask.ends(c.socialWorker, five, third))
    expect(ofOne).toBeLessThan(60)
    expect(ofFive - ofOne).toBeLessThanOrEqual(4 * 6)
    const list = await statementsDuring(database, () => c.get(c.socialWorker, '/members'))
    expect(list).toBeLessThan(25)
  })
})
