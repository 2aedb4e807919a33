import { randomUUID } from 'node:crypto'
import { HOUR } from '@juwuye/domain'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'
import { type Inside, openInside } from './inside.ts'
import { moving } from './moving.ts'

jest.setTimeout(120_000)

describe('splitting', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside
  let m: ReturnType<typeof moving>

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
    inside = await openInside(t)
    m = moving(t, c, inside)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  /** A case with a second reporter, who came with a case of their own, and a neighbour who joined. */
  async function two(): Promise<{ source: string; target: string; theirs: string[] }> {
    const target = await m.dispatched(c.reporter)
    t.clock.advance(HOUR)
    const source = await m.dispatched(c.neighbour, { text: '车库进水', buildingId: null, placeId: c.g.places[1]?.id })
    await m.joins(c.declared, target)
    await m.merges(source, target)
    return { source, target, theirs: await m.whistleIds(target, c.neighbour) }
  }

  describe('by the desk', () => {
    test('a second matter becomes a case of its own: raised, numbered, where it was whistled', async () => {
      const picture = await m.photo(c.neighbour)
      const target = await m.dispatched(c.reporter)
      const place = { buildingId: null, placeId: c.g.places[1]?.id, spot: 'B2 拐角' }
      const source = (await c.blows(c.neighbour, { text: '车库进水', photos: [picture], ...place })).id
      await m.merges(source, target)
      const before = await c.view(c.socialWorker, target)
      const created = await m.splits(target, await m.whistleIds(target, c.neighbour))
      const after = await c.view(c.socialWorker, target)
      expect(created).toMatchObject({ state: 'raised', class: null, step: 1, whistleCount: 1, board: [], pending: [] })
      expect(created.place.spot).toBe('地下车库 B2 拐角')
      expect([created.place.building, created.title]).toEqual([null, '车库进水'])
      expect(created.whistles.map((w) => [w.text, w.joined, w.photos.map((p) => p.id)])).toEqual([
        ['车库进水', false, [picture]],
      ])
      expect(created.timeline.map((e) => [e.kind, e.words])).toEqual([['split', '说的是两件']])
      expect(created.timeline[0]?.text).toContain(after.number)
      expect([after.timeline[0]?.kind, after.timeline[0]?.words]).toEqual(['split', '说的是两件'])
      expect(after.timeline[0]?.text).toContain(created.number)
      expect([after.state, after.version, after.whistleCount]).toEqual(['dispatched', before.version + 1, 1])
      expect(after.whistles.map((w) => w.photos)).toEqual([[]])
      expect([await m.chainOf(target), await m.chainOf(source), await m.chainOf(created.id)]).toEqual([
        true,
        true,
        true,
      ])
      // the number it was filed under first leads to it
      expect((await c.view(c.neighbour, source)).mergedInto?.id).toBe(created.id)
      expect((await c.view(c.socialWorker, source)).mergedInto?.id).toBe(created.id)
      await c.does(c.socialWorker, created.id, 'triage', {
        class: 'minor',
        title: '水',
        partyIds: [c.parties.property],
      })
    })

    test('the promise of a reply counts from its own whistle, and may be over already', async () => {
      const { target, theirs } = await two()
      t.clock.advance(80 * HOUR)
      const [{ received_at }] = await inside.rows('select received_at from juwuye.whistles where id = $1', theirs)
      const before = await c.view(c.socialWorker, target)
      const created = await m.splits(target, theirs)
      expect(created.receivedAt).toBe(received_at.getTime())
      expect(created.clocks.map((k) => [k.kind, k.startedAt, k.dueAt, k.phase])).toEqual([
        ['respond', received_at.getTime(), received_at.getTime() + 72 * HOUR, 'overdue'],
      ])
      // what is left keeps every promise it made
      const after = await c.view(c.socialWorker, target)
      expect([after.receivedAt, after.clocks]).toEqual([before.receivedAt, before.clocks])
    })

    test('who only joined speaks first for the new case, without the other’s exact spot', async () => {
      const target = (await c.blows(c.reporter, { spot: '502 对面' })).id
      await m.joins(c.declared, target, { text: '我家也漏' })
      const created = await m.splits(target, await m.whistleIds(target, c.declared))
      expect(created.whistles.map((w) => [w.joined, w.text])).toEqual([[false, '我家也漏']])
      const own = await c.view(c.declared, created.id)
      expect([own.readLevel, own.whistles[0]?.mine]).toEqual(['full', true])
      expect(JSON.stringify([created, own])).not.toContain('502 对面')
      const silent = await m.joins(c.owner, target)
      expect(silent.whistleCount).toBe(2)
      expect((await m.splits(target, await m.whistleIds(target, c.owner))).title).toMatch(/的一件事$/)
    })

    test('seats, signatures and ratings stay where they were given', async () => {
      const target = await c.bring('claimed')
      await m.merges((await c.blows(c.neighbour)).id, target)
      await c.does(c.propertyWorker, target, 'adopt-plan', c.plan())
      await c.settles(c.ownersMember, target, 'confirm')
      const before = await c.view(c.socialWorker, target)
      const created = await m.splits(target, await m.whistleIds(target, c.neighbour))
      const after = await c.view(c.socialWorker, target)
      expect([after.state, after.nodes, after.lead]).toEqual(['rectifying', before.nodes, before.lead])
      expect([created.nodes, created.lead]).toEqual([[], null])
    })

    test('danger that was said and not denied is looked at first', async () => {
      const target = await m.dispatched(c.reporter, {}, { class: 'urgent' })
      const source = (await c.blows(c.neighbour, { danger: true })).id
      await c.does(c.socialWorker, source, 'confirm-danger', { danger: true })
      await m.merges(source, target)
      const created = await m.splits(target, await m.whistleIds(target, c.neighbour))
      expect([created.state, created.danger]).toEqual(['raised', 'deskFirst'])
    })

    test('whose whistle left still finds the number they were given, and reads there what neighbours read', async () => {
      const stranger = await c.newcomer()
      const target = await m.dispatched(stranger)
      await m.merges((await c.blows(c.neighbour)).id, target)
      const created = await m.splits(target, await m.whistleIds(target, stranger))
      const [there, here] = [await c.view(stranger, target), await c.view(stranger, created.id)]
      expect([there.readLevel, there.timeline[0]?.text]).toEqual(['public', expect.stringContaining(created.number)])
      expect([here.readLevel, here.mine]).toEqual(['full', true])
      const q = encodeURIComponent(there.number)
      expect(
        (await c.get(stranger, `/cases?scope=community&q=${q}`)).body.items.map((i: { id: string }) => i.id),
      ).toEqual([target])
      expect(problemOf(await c.act(stranger, target, 'withdraw'))).toEqual([403, 'not-reporter'])
    })

    test('a question open before the body, and pending acts: what rested on who whistled is void', async () => {
      const target = await c.bring('proposed')
      await m.merges((await c.blows(c.neighbour)).id, target)
      await m.splits(target, await m.whistleIds(target, c.neighbour))
      const { pending, timeline } = await c.view(c.socialWorker, target)
      expect([pending, timeline.map((e) => e.kind).slice(0, 2)]).toEqual([[], ['split', 'act.lapsed']])
    })

    test('a complaint goes with the whistle that made it', async () => {
      const target = await m.dispatched(c.reporter)
      const source = (await c.blows(c.neighbour, { aboutPartyId: c.parties.property })).id
      await m.merges(source, target)
      const theirs = await m.splits(target, await m.whistleIds(target, c.neighbour))
      expect(theirs.aboutParty?.id).toBe(c.parties.property)
    })
  })

  describe('of a merged number', () => {
    test('all that came from it goes on under a new number, to which it leads', async () => {
      const { source, target } = await two()
      await m.joins(c.owner, target)
      const shown = (await c.view(c.socialWorker, source)).whistles.map((w) => w.id)
      const created = await m.splits(source, shown)
      expect([created.place.spot, created.whistles.map((w) => w.id)]).toEqual(['地下车库', shown])
      const [old, living] = [await c.view(c.neighbour, source), await c.view(c.socialWorker, target)]
      expect([old.state, old.mergedInto?.id]).toEqual(['merged', created.id])
      expect([living.whistleCount, living.mergedFrom, living.timeline[0]?.kind]).toEqual([3, [], 'split'])
      expect(await Promise.all([source, target, created.id].map(m.chainOf))).toEqual([true, true, true])
      expect(created.mergedFrom).toEqual([{ id: source, number: old.number }])
    })

    test('what had come through it comes along; what was merged beside it stays', async () => {
      const [a, b, d, target] = [
        (await c.blows(c.owner)).id,
        await m.dispatched(c.neighbour),
        (await c.blows(c.declared)).id,
        await m.dispatched(c.reporter),
      ]
      await m.merges(a, b)
      await m.merges(d, target)
      await m.merges(b, target)
      const shown = (await c.view(c.socialWorker, b)).whistles.map((w) => w.id)
      expect(shown).toHaveLength(2)
      const created = await m.splits(b, shown)
      expect((await c.view(c.owner, a)).mergedInto?.id).toBe(created.id)
      expect((await c.view(c.declared, d)).mergedInto?.id).toBe(target)
      expect((await c.view(c.socialWorker, target)).whistleCount).toBe(2)
    })

    test('what left by itself before stays where it went, and its reporter is led there', async () => {
      const [a, source, target] = [
        (await c.blows(c.owner)).id,
        await m.dispatched(c.neighbour),
        await m.dispatched(c.reporter),
      ]
      await m.merges(a, source)
      await m.merges(source, target)
      const left = await m.splits(target, await m.whistleIds(target, c.owner))
      expect((await c.view(c.owner, source)).mergedInto?.id).toBe(left.id)
      expect((await c.view(c.neighbour, source)).mergedInto?.id).toBe(target)
      expect((await c.view(c.socialWorker, source)).mergedInto?.id).toBe(target)
      const rest = (await c.view(c.socialWorker, source)).whistles.map((w) => w.id)
      expect(rest).toEqual(await m.whistleIds(target, c.neighbour))
      const created = await m.splits(source, rest)
      expect([await m.whistleIds(created.id), (await m.whistleIds(left.id)).length]).toEqual([rest, 1])
    })

    test('merged, split, merged again: one whistle, one place, three numbers that lead there', async () => {
      const { source, target, theirs } = await two()
      const created = await m.splits(source, theirs)
      await c.does(c.socialWorker, created.id, 'triage', {
        class: 'major',
        title: '水',
        partyIds: [c.parties.property],
      })
      await m.merges(created.id, target)
      for (const id of [source, created.id]) expect((await c.view(c.neighbour, id)).mergedInto?.id).toBe(target)
      const view = await c.view(c.neighbour, target)
      expect(view.whistles.filter((w) => w.mine).map((w) => w.id)).toEqual(theirs)
      const again = await m.splits(source, theirs)
      expect(again.place.spot).toBe('地下车库')
      for (const id of [source, created.id]) expect((await c.view(c.neighbour, id)).mergedInto?.id).toBe(again.id)
    })
  })

  describe('asked for by a reporter', () => {
    const asked = async () => {
      const cases = await two()
      const body = { whistleIds: cases.theirs, reason: '我说的是车库' }
      await c.does(c.neighbour, cases.target, 'split', body)
      return cases
    }

    test('waits for the desk, who does it', async () => {
      const { target, source, theirs } = await asked()
      const waiting = await c.view(c.socialWorker, target)
      expect(waiting.pending[0]).toMatchObject({ action: 'split', whistleIds: theirs, words: '我说的是车库' })
      expect((await c.offer(c.socialWorker, target, 'split', 'confirm'))?.waits).toBe(true)
      expect(await c.offer(c.propertyWorker, target, 'split', 'confirm')).toBeUndefined()
      expect(problemOf(await c.settles(c.neighbour, target, 'confirm'))).toEqual([403, 'author-cannot-confirm'])
      expect(problemOf(await c.settles(c.reporter, target, 'confirm'))).toEqual([403, 'not-desk'])
      const { body } = await c.settles(c.socialWorker, target, 'confirm')
      expect([body.pending, body.timeline[0].kind, body.timeline[0].words]).toEqual([[], 'split', '我说的是车库'])
      const created = await c.view(c.neighbour, await m.newest())
      expect([created.mine, created.state]).toEqual([true, 'raised'])
      expect((await c.view(c.neighbour, source)).mergedInto?.id).toBe(created.id)
      expect(
        await inside.rows(
          `select 1 from juwuye.case_clocks where case_id = $1 and kind = 'pendingAct' and stopped_at is null`,
          [target],
        ),
      ).toEqual([])
    })

    test('on the merged number: all that came from it, once the desk agrees', async () => {
      const { source, target, theirs } = await two()
      const body = { whistleIds: theirs, reason: '我说的是车库' }
      expect((await c.offer(c.neighbour, source, 'split'))?.enabled).toBe(true)
      await c.does(c.neighbour, source, 'split', body)
      expect(await m.whistleIds(target, c.neighbour)).toEqual(theirs)
      const queues = (await c.get(c.socialWorker, '/workbench')).body.queues
      expect(queues.map((q: { queue: string }) => q.queue)).toContain('toCosign')
      expect((await c.settles(c.socialWorker, source, 'confirm')).status).toBe(200)
      const old = await c.view(c.neighbour, source)
      expect([old.state, old.pending, old.mergedInto?.id]).toEqual(['merged', [], await m.newest()])
      expect(await m.whistleIds(target, c.neighbour)).toEqual([])
      expect((await c.view(c.socialWorker, target)).timeline[0]?.kind).toBe('split')
      expect(await Promise.all([source, target].map(m.chainOf))).toEqual([true, true])
    })

    test('on the merged number, when what came from it has left in the meantime: void', async () => {
      const { source, target, theirs } = await two()
      await c.does(c.neighbour, source, 'split', { whistleIds: theirs, reason: '我说的是车库' })
      await m.splits(target, theirs)
      const newest = await m.newest()
      expect(problemOf(await c.settles(c.socialWorker, source, 'confirm'))).toEqual([409, 'split-needs-two'])
      await m.joins(c.owner, newest)
      expect(problemOf(await c.settles(c.socialWorker, source, 'confirm'))).toEqual([409, 'act-void'])
      expect([(await c.view(c.socialWorker, source)).pending, await m.newest()]).toEqual([[], newest])
    })

    test('can be refused and taken back; nothing moves', async () => {
      const { target, theirs } = await asked()
      expect((await c.settles(c.socialWorker, target, 'refuse', '就是一件')).status).toBe(200)
      await c.does(c.neighbour, target, 'split', { whistleIds: theirs, reason: '真是车库' })
      expect((await c.settles(c.neighbour, target, 'withdraw')).status).toBe(200)
      expect(await m.whistleIds(target, c.neighbour)).toEqual(theirs)
    })

    test('what was asked for and cannot be done any more is void, and the desk is told', async () => {
      const { target } = await asked()
      await c.does(c.neighbour, target, 'withdraw')
      const before = await inside.rows('select id from juwuye.cases where community_id = $1 order by id', [
        c.communityId,
      ])
      expect(problemOf(await c.settles(c.socialWorker, target, 'confirm'))).toEqual([409, 'act-void'])
      const { pending, timeline } = await c.view(c.socialWorker, target)
      expect([pending, timeline[0]?.kind]).toEqual([[], 'act.lapsed'])
      expect(
        await inside.rows('select id from juwuye.cases where community_id = $1 order by id', [c.communityId]),
      ).toEqual(before)
    })

    test('the same key again splits once', async () => {
      const { target, theirs } = await two()
      const headers = { 'idempotency-key': randomUUID() }
      const body = { whistleIds: theirs, reason: '两件' }
      const send = () => c.act(c.socialWorker, target, 'split', body, headers)
      expect([(await send()).status, (await send()).status]).toEqual([200, 200])
      const whole = await c.view(c.socialWorker, target)
      expect(whole.timeline.filter((e) => e.kind === 'split')).toHaveLength(1)
    })
  })
})
