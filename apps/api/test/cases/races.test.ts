import { randomUUID } from 'node:crypto'
import { addParty } from '../../src/features/communities/index.ts'
import { perform } from '../../src/recipes/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning } from '../given-cast.ts'
import { type Inside, openInside } from './inside.ts'
import { openSockets, type Reply } from './sockets.ts'

jest.setTimeout(120_000)

/** Over real sockets, many at once, on the pool of the serving role. */
describe('at the same moment', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside
  let send: Awaited<ReturnType<typeof openSockets>>

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
    inside = await openInside(t)
    send = await openSockets(t, c)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const events = (caseId: string, kind: string) =>
    inside.rows('select * from juwuye.case_events where case_id = $1 and kind = $2', [caseId, kind])
  const tally = (replies: Reply[]) => {
    const counts: Record<string, number> = {}
    for (const { status, body } of replies)
      counts[`${status} ${body.code ?? ''}`] = (counts[`${status} ${body.code ?? ''}`] ?? 0) + 1
    return counts
  }

  test('fifty parties race for the lead: one has it, forty-nine are told who', async () => {
    const id = await c.bring('dispatched')
    const partyIds: string[] = []
    const racers: string[] = []
    for (let i = 0; i < 50; i++) {
      const partyId = await addParty(t.deps, c.g.town, {
        communityId: c.communityId,
        kind: 'ngo',
        name: `第 ${i} 队`,
        phone: null,
        estateIds: [c.estateId],
      })
      partyIds.push(partyId)
      racers.push(await c.member('ngoMember', { name: `队员 ${i}`, partyId }))
    }
    const on = { communityId: c.communityId, caseId: id }
    for (let i = 0; i < 50; i += 10) {
      await perform(t.deps, on, 'summon', c.socialWorker, { partyIds: partyIds.slice(i, i + 10), reason: '都来' })
    }
    for (const racer of racers) await perform(t.deps, on, 'check-in', racer, { reply: '到' })
    await Promise.all(racers.map((racer) => c.headersOf(racer)))

    const replies = await Promise.all(racers.map((racer) => send(racer, `/cases/${id}/claim-lead`, {})))
    expect(tally(replies)).toEqual({ '200 ': 1, '409 lead-taken': 49 })
    const winner = `第 ${replies.findIndex((reply) => reply.status === 200)} 队`
    for (const { body } of replies.filter((reply) => reply.status === 409)) {
      expect(body.params).toEqual({ party: winner })
      expect(body.detail).toBe(`${winner}已经认领牵头了`)
    }
    expect((await c.view(c.socialWorker, id)).lead?.name).toBe(winner)
    expect(await events(id, 'claimed')).toHaveLength(1)
    expect(
      await inside.rows(`select 1 from juwuye.case_clocks where case_id = $1 and kind = 'lease'`, [id]),
    ).toHaveLength(1)
  })

  test('three signatures verify once, and the clock to publish starts once', async () => {
    const id = await c.bring('submitted')
    const nodeId = (await c.view(c.socialWorker, id)).nodes[0]?.id
    const signers = [c.socialWorker, c.ownersMember, c.councilMember]
    await Promise.all(signers.map((person) => c.headersOf(person)))
    const replies = await Promise.all(
      signers.map((person) => send(person, `/cases/${id}/sign-yes`, { nodeId, round: 1 })),
    )
    expect(tally(replies)).toEqual({ '200 ': 3 })
    expect((await c.view(c.socialWorker, id)).state).toBe('verified')
    expect(await events(id, 'node.signed')).toHaveLength(2)
    expect(await events(id, 'node.verified')).toHaveLength(1)
    expect(
      await inside.rows(`select 1 from juwuye.case_clocks where case_id = $1 and kind = 'publish'`, [id]),
    ).toHaveLength(1)
    expect((await c.get(c.socialWorker, `/cases/${id}/chain`)).body.ok).toBe(true)
  })

  test('two colleagues sign for one seat: one of them does', async () => {
    const id = await c.bring('submitted')
    const nodeId = (await c.view(c.socialWorker, id)).nodes[0]?.id
    await Promise.all([c.chair, c.councilMember].map((person) => c.headersOf(person)))
    const replies = await Promise.all(
      [c.chair, c.councilMember].map((person) => send(person, `/cases/${id}/sign-yes`, { nodeId, round: 1 })),
    )
    expect(tally(replies)).toEqual({ '200 ': 1, '409 already-signed': 1 })
  })

  test('a yes and a no: whichever comes second is judged by what the first did', async () => {
    const id = await c.bring('submitted')
    const nodeId = (await c.view(c.socialWorker, id)).nodes[0]?.id
    await Promise.all([c.ownersMember, c.councilMember].map((person) => c.headersOf(person)))
    const [yes, no] = await Promise.all([
      send(c.ownersMember, `/cases/${id}/sign-yes`, { nodeId, round: 1 }),
      send(c.councilMember, `/cases/${id}/sign-no`, { nodeId, round: 1, reason: '不亮' }),
    ])
    expect(no?.status).toBe(200)
    expect(['200 ', '409 round-stale']).toContain(`${yes?.status} ${yes?.body.code ?? ''}`)
    expect((await c.view(c.socialWorker, id)).nodes[0]).toMatchObject({ state: 'returned', round: 2 })
  })

  test('the same whistle twenty times is one whistle, one case, one number', async () => {
    const before = await inside.counts(c.communityId)
    const whistle = c.whistle()
    await c.headersOf(c.neighbour)
    const replies = await Promise.all(Array.from({ length: 20 }, () => send(c.neighbour, '/whistles', whistle)))
    expect(tally(replies)).toEqual({ '200 ': 20 })
    expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1)
    expect(new Set(replies.map((reply) => reply.body.number)).size).toBe(1)
    const after = await inside.counts(c.communityId)
    const grown = Object.keys(after).filter((table) => after[table] !== before[table])
    expect(Object.fromEntries(grown.map((table) => [table, (after[table] ?? 0) - (before[table] ?? 0)]))).toEqual({
      whistles: 1,
      content_checks: 1,
      cases: 1,
      case_clocks: 1,
      case_events: 1,
      case_participants: 1,
      event_contents: 1,
      outbox: 1,
    })
  })

  test('the fifth whistle of the day sent many times at once is not taken for a sixth', async () => {
    for (let i = 0; i < 4; i++) await c.blows(c.owner)
    const fifth = c.whistle()
    const replies = await Promise.all(Array.from({ length: 8 }, () => send(c.owner, '/whistles', fifth)))
    expect(tally(replies)).toEqual({ '200 ': 8 })
    expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1)
  })

  test('eight different whistles of one person at once: five are taken', async () => {
    await c.headersOf(c.reporter)
    const replies = await Promise.all(Array.from({ length: 8 }, () => send(c.reporter, '/whistles', c.whistle())))
    expect(tally(replies)).toEqual({ '200 ': 5, '429 whistle-limit': 3 })
  })

  test('twenty whistles of twenty people get twenty numbers in a row', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => c.newcomer()))
    await Promise.all(people.map((person) => c.headersOf(person)))
    const replies = await Promise.all(people.map((person) => send(person, '/whistles', c.whistle())))
    expect(tally(replies)).toEqual({ '200 ': 20 })
    const all = await inside.rows('select number from juwuye.cases where community_id = $1', [c.communityId])
    const numbers = all.map(({ number }) => Number(number.slice(-4))).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, i) => i + 1))
    expect(new Set(replies.map((reply) => reply.body.number)).size).toBe(20)
  })

  test('two of the desk send it on: one does', async () => {
    const { id } = await c.blows(c.reporter)
    await Promise.all([c.socialWorker, c.secretary].map((person) => c.headersOf(person)))
    const body = { class: 'minor', title: '灯', partyIds: [c.parties.property] }
    const replies = await Promise.all(
      [c.socialWorker, c.secretary].map((person) => send(person, `/cases/${id}/triage`, body)),
    )
    expect(tally(replies)).toEqual({ '200 ': 1, '409 wrong-state': 1 })
    expect(await events(id, 'dispatched')).toHaveLength(1)
  })

  test('one key, one deed: the same request many times at once happens once', async () => {
    const id = await c.bring('claimed')
    const key = { 'idempotency-key': randomUUID() }
    await c.headersOf(c.propertyWorker)
    const body = { text: '电工来过' }
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => send(c.propertyWorker, `/cases/${id}/note-progress`, body, key)),
    )
    expect(tally(replies)).toEqual({ '200 ': 10 })
    expect(await events(id, 'progressed')).toHaveLength(1)
    const other = await send(c.propertyWorker, `/cases/${id}/note-progress`, { text: '别的' }, key)
    expect([other.status, other.body.code]).toEqual([409, 'idempotency-conflict'])
    expect((await send(c.propertyWorker, `/cases/${id}/note-progress`, body)).status).toBe(200)
    expect(await events(id, 'progressed')).toHaveLength(2)
  })

  test('one key for deeds on two cases: one happens, the other is told', async () => {
    const ids = [await c.bring('claimed'), await c.bring('claimed')]
    const key = { 'idempotency-key': randomUUID() }
    await c.headersOf(c.propertyWorker)
    const replies = await Promise.all(
      ids.map((id) => send(c.propertyWorker, `/cases/${id}/note-progress`, { text: '来过' }, key)),
    )
    expect(tally(replies)).toEqual({ '200 ': 1, '409 idempotency-conflict': 1 })
  })

  test('a key given with a “yes” to a plan does not answer for a “no”', async () => {
    const id = await c.bring('proposed')
    const pendingActId = (await c.view(c.ownersMember, id)).pending[0]?.id
    const key = { 'idempotency-key': randomUUID() }
    const settle = (step: string) => send(c.ownersMember, `/cases/${id}/pending-acts/${pendingActId}/${step}`, {}, key)
    expect((await settle('confirm')).status).toBe(200)
    expect((await settle('confirm')).status).toBe(200)
    expect((await settle('refuse')).body.code).toBe('idempotency-conflict')
  })

  test('a publication sent again by its key is one publication', async () => {
    const id = await c.bring('verified')
    const words = { problem: '灯不亮', done: '换了', photos: [] }
    const preview = await c.post(c.socialWorker, `/cases/${id}/publication-preview`, words)
    const body = { ...words, previewHash: preview.body.previewHash }
    const key = { 'idempotency-key': randomUUID() }
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => send(c.socialWorker, `/cases/${id}/publish`, body, key)),
    )
    expect(tally(replies)).toEqual({ '200 ': 5 })
    expect(await inside.rows('select 1 from juwuye.publications where case_id = $1', [id])).toHaveLength(1)
  })

  test('neighbours join at once: each is counted, nobody twice', async () => {
    const { id } = await c.blows(c.reporter)
    const people = [c.neighbour, c.declared, c.owner]
    await Promise.all(people.map((person) => c.headersOf(person)))
    const body = Object.fromEntries(people.map((person) => [person, { id: randomUUID() }]))
    const sent = [...people, ...people, ...people].map((person) =>
      send(person, `/cases/${id}/join`, body[person] ?? {}),
    )
    expect(tally(await Promise.all(sent))).toEqual({ '200 ': 9 })
    expect((await c.view(c.socialWorker, id)).whistleCount).toBe(4)
  })
})
