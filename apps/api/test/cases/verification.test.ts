import { DAY, HOUR, MINUTE } from '@juwuye/domain'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { endMembership } from '../end-membership.ts'
import { fieldsOf, type GivenCast, givenCast, laterMorning, problemOf, tick } from '../given-cast.ts'
import { type Inside, openInside } from './inside.ts'

jest.setTimeout(60_000)

describe('three-party verification', () => {
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

  const nodeOf = async (id: string) => {
    const [node] = (await c.view(c.socialWorker, id)).nodes
    if (!node) throw new Error('no node')
    return node
  }
  const sign = async (personId: string, id: string, round = 1) =>
    c.act(personId, id, 'sign-yes', { nodeId: (await nodeOf(id)).id, round })

  test('only seats sign: not the submitter, not the doer’s people, not who has no seat', async () => {
    const id = await c.bring('submitted')
    expect(problemOf(await sign(c.propertyWorker, id))).toEqual([403, 'not-seat-holder'])
    expect(problemOf(await sign(c.propertyMate, id))).toEqual([403, 'not-seat-holder'])
    expect(problemOf(await sign(c.neighbour, id))).toEqual([403, 'not-seat-holder'])
    expect(problemOf(await sign(c.secretary, id))).toEqual([403, 'not-seat-holder'])
  })

  test('one seat, one signature: neither the same person nor a colleague signs again', async () => {
    const id = await c.bring('submitted')
    expect((await sign(c.councilMember, id)).status).toBe(200)
    expect(problemOf(await sign(c.councilMember, id))).toEqual([409, 'already-signed'])
    expect(problemOf(await sign(c.chair, id))).toEqual([409, 'already-signed'])
  })

  test('one person holds one seat, whatever bodies they sit in', async () => {
    const both = await c.member('councilMember', { name: '身兼两职', partyId: c.parties.estateCouncil })
    await c.member('ownersCommitteeMember', { personId: both, name: '身兼两职', partyId: c.parties.ownersCommittee })
    const id = await c.bring('submitted')
    expect((await sign(both, id)).status).toBe(200)
    expect(problemOf(await sign(both, id))).toEqual([409, 'already-signed'])
    expect((await c.allSign(id)).state).toBe('verified')
    const signers = await inside.rows('select distinct signed_by from juwuye.seats where case_id = $1', [id])
    expect(signers).toHaveLength(3)
  })

  test('before it is handed in nothing is signed', async () => {
    const id = await c.bring('rectifying')
    expect(problemOf(await sign(c.councilMember, id))).toEqual([409, 'node-not-submitted'])
  })

  test('a “no” with its reason opens a new round; the old signatures stay to be read and count no more', async () => {
    const id = await c.bring('submitted')
    const { id: nodeId } = await nodeOf(id)
    await sign(c.councilMember, id)
    const silent = await c.act(c.ownersMember, id, 'sign-no', { nodeId, round: 1, reason: ' ' })
    expect([...problemOf(silent), ...fieldsOf(silent)]).toEqual([422, 'invalid-input', 'reason'])
    const returned = await c.does(c.ownersMember, id, 'sign-no', { nodeId, round: 1, reason: '还是不亮' })
    expect(returned.nodes[0]).toMatchObject({ state: 'returned', round: 2 })
    expect(returned.clocks.some((k) => k.kind === 'verification' && k.stoppedAt === null)).toBe(false)
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId, note: '重新接了线' })
    expect(problemOf(await sign(c.councilMember, id, 1))).toEqual([409, 'round-stale'])
    expect((await nodeOf(id)).earlier[0]?.seats.map((seat) => [seat.kind, seat.verdict, seat.reason])).toEqual([
      ['ownersCommittee', 'no', '还是不亮'],
      ['estateCouncil', 'yes', null],
    ])
    for (const person of [c.socialWorker, c.ownersMember]) expect((await sign(person, id, 2)).status).toBe(200)
    expect((await c.view(c.socialWorker, id)).state).toBe('rectifying')
    expect((await sign(c.councilMember, id, 2)).body.state).toBe('verified')
  })

  test('returned work is never verified by fewer than three, also when a body has lost its people', async () => {
    const own = await givenCast(t)
    const id = await own.bring('submitted')
    const [node] = (await own.view(own.socialWorker, id)).nodes
    for (const personId of [
      own.socialWorker,
      own.chair,
      own.councilMember,
      own.secretary,
      own.mediator,
      own.buildingHead,
      own.owner,
      own.reporter,
    ]) {
      const roles = await inside.rows('select id from juwuye.memberships where community_id = $1 and person_id = $2', [
        own.communityId,
        personId,
      ])
      for (const { id: membershipId } of roles)
        await endMembership(t.deps, own.g.town, { communityId: own.communityId, membershipId })
    }
    await own.does(own.ownersMember, id, 'sign-no', { nodeId: node?.id, round: 1, reason: '不行' })
    expect((await own.view(own.ownersMember, id)).nodes[0]?.seats).toHaveLength(3)
  })

  test('each node is verified for itself; the last one starts the clock to publish', async () => {
    const id = await c.bring('claimed')
    const [first] = c.plan().nodes
    await c.does(c.propertyWorker, id, 'adopt-plan', { nodes: [first, { ...first, title: '换开关' }] })
    await c.settles(c.ownersMember, id, 'confirm')
    const { nodes } = await c.view(c.propertyWorker, id)
    for (const node of nodes) {
      await c.does(c.propertyWorker, id, 'submit-node', { nodeId: node.id, note: '好了' })
      await c.allSign(id)
      expect((await c.view(c.propertyWorker, id)).state).toBe(node === nodes[0] ? 'rectifying' : 'verified')
    }
    const { clocks } = await c.view(c.socialWorker, id)
    const running = clocks.filter((k) => k.stoppedAt === null)
    expect(running.map((k) => [k.kind, k.dueAt])).toEqual([['publish', t.clock.now() + 3 * DAY]])
  })

  test('handing in needs the evidence the plan asked for, field by field', async () => {
    const id = await c.bring('claimed')
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan({ evidence: ['photos', 'note', 'cost'] }))
    await c.settles(c.ownersMember, id, 'confirm')
    const { id: nodeId } = await nodeOf(id)
    const none = await c.act(c.propertyWorker, id, 'submit-node', { nodeId })
    expect([...problemOf(none), ...fieldsOf(none)]).toEqual([422, 'evidence-missing', 'after'])
    expect((await nodeOf(id)).state).toBe('todo')
  })

  describe('the silent reporter of a small matter', () => {
    test('after 72 hours the next in order is asked, and the silence stays no answer', async () => {
      const id = await c.bring('submitted', 'minor')
      await sign(c.socialWorker, id)
      t.clock.advance(72 * HOUR - MINUTE)
      await tick(t)
      expect((await nodeOf(id)).seats.map((seat) => seat.kind)).toEqual(['reporter', 'residentsCommittee'])
      t.clock.advance(MINUTE)
      await tick(t)
      const replaced = await c.view(c.socialWorker, id)
      expect(replaced.nodes[0]?.seats.map((seat) => [seat.kind, seat.verdict]).sort()).toEqual([
        ['ownersCommittee', null],
        ['residentsCommittee', 'yes'],
      ])
      expect(replaced.clocks.find((k) => k.kind === 'verification')?.dueAt).toBe(t.clock.now() + 72 * HOUR)
      expect(problemOf(await sign(c.reporter, id))).toEqual([403, 'not-seat-holder'])
      await tick(t)
      expect((await c.view(c.socialWorker, id)).chain.seq).toBe(replaced.chain.seq)
      const done = await sign(c.ownersMember, id)
      expect(done.body.state).toBe('verified')
      await c.publishes(id)
      expect((await c.view(c.reporter, id)).ratings).toEqual({ asked: 1, answered: 0, solved: 0, content: 0 })
    })

    test('who signed in time is left alone', async () => {
      const id = await c.bring('submitted', 'minor')
      expect((await sign(c.reporter, id)).status).toBe(200)
      t.clock.advance(80 * HOUR)
      await tick(t)
      expect((await nodeOf(id)).seats.map((seat) => seat.kind)).toEqual(['reporter', 'residentsCommittee'])
    })

    test('is found also behind five hundred other clocks that are looked at in vain', async () => {
      const waiting = await c.bring('submitted', 'major')
      await inside.rows(
        `insert into juwuye.case_clocks (community_id, case_id, kind, subject_id, run, started_at, due_at, chase_at, working)
         select community_id, case_id, kind, gen_random_uuid(), 1, started_at, due_at + interval '1 year',
           started_at, working
         from juwuye.case_clocks, generate_series(1, 510) where case_id = $1 and kind = 'verification'`,
        [waiting],
      )
      const id = await c.bring('submitted', 'minor')
      t.clock.advance(72 * HOUR)
      await tick(t)
      expect((await nodeOf(id)).seats.map((seat) => seat.kind)).not.toContain('reporter')
      await inside.rows(`delete from juwuye.case_clocks where case_id = $1`, [waiting])
    })
  })
})
