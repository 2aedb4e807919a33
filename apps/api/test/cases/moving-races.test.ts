import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning } from '../given-cast.ts'
import { type Inside, openInside } from './inside.ts'
import { moving } from './moving.ts'
import { inShort, openSockets } from './sockets.ts'

jest.setTimeout(240_000)

/** Over real sockets, on the pool of the serving role. */
describe('whistles moved at the same moment', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside
  let m: ReturnType<typeof moving>
  let ask: Awaited<ReturnType<typeof openSockets>>

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
    inside = await openInside(t)
    m = moving(t, c, inside)
    ask = await openSockets(t, c)
    await Promise.all([c.socialWorker, c.secretary, c.declared].map((person) => c.headersOf(person)))
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const send = async (personId: string, path: string, body: object): Promise<string> =>
    inShort(await ask(personId, path, body))
  const merge = (from: string, targetId: string, by = c.socialWorker) =>
    send(by, `/cases/${from}/merge`, { targetId, reason: '同一件' })

  /** Whistles of the community by case and state, none lost, none twice. */
  const whereabouts = () =>
    inside.rows(
      `select w.id, w.case_id, k.state from juwuye.whistles w join juwuye.cases k on k.id = w.case_id
       where w.community_id = $1 order by 1`,
      [c.communityId],
    )

  test('from both sides at once, twenty times: one goes on, the other is told, nothing is lost', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => c.newcomer()))
    const pairs: [string, string][] = []
    for (const person of people) pairs.push([await m.dispatched(person), await m.dispatched(person)])
    const before = await whereabouts()
    const replies = await Promise.all(
      pairs.map(([a, b]) => Promise.all([merge(a, b), merge(b, a, c.secretary)]).then((both) => both.sort())),
    )
    for (const both of replies) expect(both).toEqual(['200', '409 merge-target-closed'])
    const after = await whereabouts()
    expect(after.map((row) => row.id)).toEqual(before.map((row) => row.id))
    expect(after.filter((row) => row.state === 'merged')).toEqual([])
    for (const pair of pairs) {
      const views = await Promise.all(pair.map((id) => c.view(c.socialWorker, id)))
      const [merged, living] = views.sort((a, b) => (a.state === 'merged' ? -1 : b.state === 'merged' ? 1 : 0))
      expect([merged?.state, merged?.mergedInto?.id]).toEqual(['merged', living?.id])
      expect([living?.state, living?.whistles.length, living?.whistleCount]).toEqual(['dispatched', 2, 1])
      expect(await Promise.all(pair.map(m.chainOf))).toEqual([true, true])
    }
  })

  test('in a ring of five at once: no circle, no deadlock, every whistle in a living case', async () => {
    for (let round = 0; round < 4; round++) {
      const ring: string[] = []
      for (let i = 0; i < 5; i++) ring.push(await m.dispatched(await c.newcomer()))
      const replies = await Promise.all(ring.map((id, i) => merge(id, ring[(i + 1) % 5] ?? '')))
      for (const reply of replies) expect(['200', '409 merge-target-closed', '409 wrong-state']).toContain(reply)
      const rows = await inside.rows('select id, state, merged_into_id from juwuye.cases where id = any($1)', [ring])
      const living = rows.filter((row) => row.state !== 'merged').map((row) => row.id)
      expect(living.length).toBeGreaterThan(0)
      expect(replies.filter((reply) => reply === '200')).toHaveLength(5 - living.length)
      for (const row of rows.filter((one) => one.state === 'merged')) expect(living).toContain(row.merged_into_id)
      for (const id of ring) expect(await m.chainOf(id)).toBe(true)
    }
    expect((await whereabouts()).filter((row) => row.state === 'merged')).toEqual([])
  })

  test('a living case is locked before a merged one, a lower id before a higher: nothing is held while waiting', async () => {
    const holder = new pg.Client({ connectionString: t.database.adminUrl })
    await holder.connect()
    /** Is the other case free while this act waits for the one that somebody holds? */
    const freeWhileWaiting = async (held: string, other: string, act: () => Promise<string>) => {
      await holder.query('begin')
      await holder.query('select 1 from juwuye.cases where id = $1 for update', [held])
      const waiting = act()
      for (let tries = 0; tries < 200; tries++) {
        const waits = await inside.rows(
          `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%"cases"%for update%'`,
        )
        if (waits.length > 0) break
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      const free = await inside.rows('select 1 from juwuye.cases where id = $1 for update skip locked', [other])
      await holder.query('commit')
      expect(await waiting).toBe('200')
      return free.length === 1
    }
    const [low, high] = [await m.dispatched(c.reporter), await m.dispatched(c.neighbour)].sort()
    expect(await freeWhileWaiting(low ?? '', high ?? '', () => merge(high ?? '', low ?? ''))).toBe(true)
    const [merged, living] = [await m.dispatched(c.reporter), await m.dispatched(c.neighbour)].sort()
    await m.merges(merged ?? '', living ?? '')
    const ids = (await c.view(c.socialWorker, merged ?? '')).whistles.map((w) => w.id)
    const split = () => send(c.socialWorker, `/cases/${merged}/split`, { whistleIds: ids, reason: '两件' })
    expect(await freeWhileWaiting(living ?? '', merged ?? '', split)).toBe(true)
    await holder.end()
  })

  test('split back by two at once: one new case; while neighbours join and leave, nobody is miscounted', async () => {
    const [source, target] = [await m.dispatched(c.neighbour), await m.dispatched(c.reporter)]
    await m.merges(source, target)
    const ids = await m.whistleIds(target, c.neighbour)
    const split = { whistleIds: ids, reason: '是两件' }
    const replies = await Promise.all([
      send(c.socialWorker, `/cases/${source}/split`, split),
      send(c.secretary, `/cases/${source}/split`, split),
      send(c.secretary, `/cases/${target}/split`, split),
      send(c.declared, `/cases/${target}/join`, { id: randomUUID() }),
    ])
    expect(replies[3]).toBe('200')
    expect(replies.slice(0, 3).filter((reply) => reply === '200')).toHaveLength(1)
    const view = await c.view(c.socialWorker, target)
    expect([view.whistles.length, view.whistleCount]).toEqual([2, 2])
    const created = await c.view(c.socialWorker, await m.newest())
    expect([created.whistles.map((w) => w.id), created.state]).toEqual([ids, 'raised'])
    expect((await c.view(c.neighbour, source)).mergedInto?.id).toBe(created.id)
  })

  test('merged on while being split: each whistle is in one living case and every number leads to one', async () => {
    for (let round = 0; round < 6; round++) {
      const [a, b, d] = [
        await m.dispatched(await c.newcomer()),
        await m.dispatched(await c.newcomer()),
        await m.dispatched(await c.newcomer()),
      ]
      await m.merges(a, b)
      const [first] = await m.whistleIds(b)
      const replies = await Promise.all([
        merge(b, d),
        send(c.secretary, `/cases/${a}/split`, { whistleIds: [first], reason: '是两件' }),
        merge(d, b, c.secretary),
        merge(a, d),
      ])
      for (const reply of replies) expect(reply).toMatch(/^(200|409 [a-z-]+|422 whistle-unknown)$/)
      const rows = await inside.rows('select id, state, merged_into_id from juwuye.cases where community_id = $1', [
        c.communityId,
      ])
      const stateOf = new Map(rows.map((row) => [row.id, row.state]))
      for (const row of rows.filter((one) => one.state === 'merged'))
        expect(stateOf.get(row.merged_into_id)).not.toBe('merged')
      expect((await whereabouts()).filter((row) => row.state === 'merged')).toEqual([])
      for (const id of [a, b, d]) expect(await m.chainOf(id)).toBe(true)
    }
  })
})
