import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'
import { asking, key, statementsDuring } from './asking.ts'

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
  afterAll(async () => {
    await inside.close()
    await t.close()
  })

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

  test('two endings of the same membership: one is done, the other is told; the same one twice is done once', async () => {
    const [left, right] = [await mediatorMate('甲'), await mediatorMate('乙')]
    const caseId = await ask.mediated(c.mediator)
    const membership = await ask.membershipOf(c.mediator)
    const answers = await Promise.all([
      ask.ends(c.socialWorker, membership, left),
      ask.ends(c.secretary, membership, right),
    ])
    expect(answers.map(problemOf).sort()).toEqual([
      [200, undefined],
      [409, 'act-settled'],
    ])
    const done = answers.find(({ status }) => status === 200)
    expect(await mediatorOf(caseId)).toBe(done?.body.successor?.personId)
    const again = await ask.membershipOf(done?.body.successor?.personId ?? '')
    const headers = key()
    const to = done?.body.successor?.personId === left ? right : left
    const twins = await Promise.all([1, 2, 3].map(() => ask.ends(c.socialWorker, again, to, headers)))
    expect(twins.map(({ status }) => status)).toEqual([200, 200, 200])
    expect((await ask.kinds(caseId)).filter((kind) => kind === 'handedOver')).toHaveLength(2)
    expect(await ask.chainHolds(caseId)).toBe(true)
  })

  test('two who name each other at once: one stays and has both', async () => {
    const mate = await mediatorMate()
    const cases = [await ask.mediated(c.mediator), await ask.mediated(mate, c.neighbour)]
    const [mine, theirs] = [await ask.membershipOf(c.mediator), await ask.membershipOf(mate)]
    const answers = await Promise.all([ask.ends(c.mediator, mine, mate), ask.ends(mate, theirs, c.mediator)])
    expect(answers.map(problemOf).sort()).toEqual([
      [200, undefined],
      [422, 'successor-unknown'],
    ])
    const stays = answers[0]?.status === 200 ? mate : c.mediator
    expect(await Promise.all(cases.map(mediatorOf))).toEqual([stays, stays])
  })

  test('two who are the last two cannot both slip out', async () => {
    await c.bring('claimed')
    const [one, two] = [await ask.membershipOf(c.propertyWorker), await ask.membershipOf(c.propertyMate)]
    const answers = await Promise.all([ask.ends(c.propertyWorker, one, null), ask.ends(c.propertyMate, two, null)])
    expect(answers.map(problemOf).sort()).toEqual([
      [200, undefined],
      [409, 'last-member'],
    ])
  })

  test('what is given to them while they leave is passed on too, or not given', async () => {
    const successor = await mediatorMate()
    const blown = await Promise.all(
      [c.reporter, c.neighbour, c.owner, c.declared].map((person) => c.blows(person, { text: '楼上漏水' })),
    )
    const membership = await ask.membershipOf(c.mediator)
    const [ended, ...triaged] = await Promise.all([
      ask.ends(c.secretary, membership, successor),
      ...blown.map(({ id }) =>
        c.act(c.socialWorker, id, 'triage', { class: 'private', title: '漏水', mediatorId: c.mediator }),
      ),
    ])
    expect([200, 409]).toContain(ended?.status)
    if (ended?.status === 409) expect((await ask.ends(c.secretary, membership, successor)).status).toBe(200)
    for (const [index, { id }] of blown.entries()) {
      const given = triaged[index]?.status === 200
      expect(await mediatorOf(id)).toBe(given ? successor : null)
      if (!given && triaged[index]) expect(problemOf(triaged[index])).toEqual([422, 'mediator-unknown'])
    }
  })

  test('acts of the leaver at the same moment are before or after, never in between', async () => {
    const mate = await c.member('socialWorker', { name: '小顾', partyId: c.parties.residentsCommittee })
    const blown = await Promise.all([c.reporter, c.neighbour, c.owner].map((person) => c.blows(person)))
    const membership = await ask.membershipOf(c.socialWorker)
    const partyIds = [c.parties.property]
    const [ended] = await Promise.all([
      ask.ends(c.secretary, membership, mate),
      ...blown.map(({ id }) => c.act(c.socialWorker, id, 'triage', { class: 'minor', title: '灯', partyIds })),
    ])
    if (ended?.status === 409) await ask.ends(c.secretary, membership, mate)
    const received = await inside.rows(
      `select distinct first_receiver_id as id from juwuye.cases where community_id = $1 and first_receiver_id is not null`,
      [c.communityId],
    )
    expect(received.map(({ id }) => id).filter((id) => id !== mate)).toEqual([])
  })

  test('a few statements for each case, whatever the number; looking takes the same for one as for many', async () => {
    const database = new URL(t.database.adminUrl).pathname.slice(1)
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
    expect(looks[0]).toBeLessThan(25)
    const ofOne = await statementsDuring(database, () => ask.ends(c.socialWorker, one, third))
    const ofFive = await statementsDuring(database, () => ask.ends(c.socialWorker, five, third))
    expect(ofOne).toBeLessThan(50)
    expect(ofFive - ofOne).toBeLessThanOrEqual(4 * 6)
    const list = await statementsDuring(database, () => c.get(c.socialWorker, '/members'))
    expect(list).toBeLessThan(14)
  })
})
