import { randomUUID } from 'node:crypto'
import { DAY, HOUR } from '@juwuye/domain'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'
import { type Inside, openInside } from './inside.ts'
import { moving } from './moving.ts'

jest.setTimeout(120_000)

describe('merging', () => {
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

  const numberOf = async (id: string) => (await c.view(c.socialWorker, id)).number

  test('whistles, neighbours and photos go on under the other number; both chains hold', async () => {
    const picture = await m.photo(c.neighbour)
    const target = await m.dispatched(c.reporter, { text: '楼道灯不亮' })
    t.clock.advance(HOUR)
    const source = (await c.blows(c.neighbour, { text: '三楼的灯坏了', photos: [picture] })).id
    t.clock.advance(HOUR)
    await m.joins(c.declared, source)
    const versions = [(await c.view(c.socialWorker, source)).version, (await c.view(c.socialWorker, target)).version]
    const left = await m.merges(source, target)
    const into = await c.view(c.socialWorker, target)
    expect(left).toMatchObject({
      state: 'merged',
      mergedInto: { id: target, number: into.number },
      mergedIntoId: target,
      whistleCount: 0,
      step: null,
    })
    expect(left.timeline[0]).toMatchObject({
      kind: 'merged',
      words: '说的是同一件',
      text: expect.stringContaining(into.number),
    })
    expect(into.timeline[0]).toMatchObject({
      kind: 'merged',
      words: '说的是同一件',
      text: expect.stringContaining(left.number),
    })
    expect(into.mergedFrom).toEqual([{ id: source, number: left.number }])
    expect([into.whistleCount, into.whistles.length]).toEqual([3, 3])
    expect(into.whistles.map((w) => [w.text, w.joined, w.cameFrom, w.photos.length])).toEqual([
      ['楼道灯不亮', false, null, 0],
      ['三楼的灯坏了', false, left.number, 1],
      [null, true, left.number, 0],
    ])
    expect(into.whistles[1]?.photos[0]?.id).toBe(picture)
    expect([await m.chainOf(source), await m.chainOf(target)]).toEqual([true, true])
    expect([left.version, into.version]).toEqual(versions.map((version) => version + 1))
    expect(left.clocks.every((clock) => clock.stoppedAt !== null)).toBe(true)
  })

  test('who was summoned there is summoned here, and has yet to check in', async () => {
    const target = await c.bring('claimed')
    const source = await m.dispatched(c.neighbour, {}, { partyIds: [c.parties.property, c.parties.ngo] })
    await c.does(c.ngoMember, source, 'check-in', { reply: '来' })
    await m.merges(source, target)
    const { board, timeline } = await c.view(c.socialWorker, target)
    expect(board.map((entry) => [entry.party.id, entry.role])).toEqual([
      [c.parties.property, 'lead'],
      [c.parties.ngo, 'silent'],
    ])
    expect(timeline.map((entry) => entry.kind).slice(0, 2)).toEqual(['summoned', 'merged'])
    await c.does(c.ngoMember, target, 'check-in', { reply: '来' })
  })

  test('the target takes the earlier receipt and with it every promise that counts from there', async () => {
    const source = (await c.blows(c.neighbour)).id
    const { receivedAt } = await c.view(c.socialWorker, source)
    t.clock.advance(30 * HOUR)
    const target = await m.dispatched(c.reporter, {}, { class: 'minor' })
    const before = await c.view(c.socialWorker, target)
    await m.merges(source, target)
    const after = await c.view(c.socialWorker, target)
    expect([before.receivedAt - 30 * HOUR, after.receivedAt]).toEqual([receivedAt, receivedAt])
    expect(after.steps[0]?.at).toBe(receivedAt)
    expect([m.dueOf(after, 'respond'), m.dueOf(after, 'resolve')]).toEqual([
      receivedAt + 72 * HOUR,
      receivedAt + 7 * DAY,
    ])
    expect(after.clocks.find((clock) => clock.kind === 'respond')?.startedAt).toBe(receivedAt)
    const workings = (view: typeof after) => view.clocks.map((clock) => clock.working)
    expect(workings(after)).not.toEqual(workings(before))
  })

  test('a shorter promise made there is kept here, with its own working', async () => {
    const target = await m.dispatched(c.reporter, {}, { class: 'major' })
    t.clock.advance(2 * DAY)
    const source = await m.dispatched(c.neighbour, {}, { class: 'hard' })
    const { receivedAt, clocks } = await c.view(c.socialWorker, source)
    await m.merges(source, target)
    const after = await c.view(c.socialWorker, target)
    const plan = after.clocks.find((clock) => clock.kind === 'plan')
    expect(plan?.dueAt).toBe(receivedAt + 15 * DAY)
    expect(plan?.working).toBe(clocks.find((clock) => clock.kind === 'plan')?.working)
    // the reply was promised earlier here
    expect(m.dueOf(after, 'respond')).toBe(after.receivedAt + 72 * HOUR)
    expect(after.receivedAt).toBe(receivedAt - 2 * DAY)
  })

  test('an answer given stays given; a promise long over is over here too', async () => {
    const source = (await c.blows(c.neighbour)).id
    t.clock.advance(5 * DAY)
    const answered = await c.bring('checkedIn')
    const respond = async () =>
      (await c.view(c.socialWorker, answered)).clocks.filter((clock) => clock.kind === 'respond')
    const before = await respond()
    await m.merges(source, answered)
    expect(before).toEqual([expect.objectContaining({ stoppedAt: t.clock.now(), phase: 'stopped' })])
    expect(await respond()).toEqual(before)

    laterMorning(t)
    const late = (await c.blows(c.neighbour)).id
    t.clock.advance(5 * DAY)
    const open = await m.dispatched(c.reporter)
    await m.merges(late, open)
    expect((await c.view(c.socialWorker, open)).clocks.find((clock) => clock.kind === 'respond')?.phase).toBe('overdue')
  })

  test('every number leads on in one hop, however often its case was merged, also for a passer-by', async () => {
    const stranger = await c.newcomer()
    const [a, b, d] = [(await c.blows(stranger)).id, await m.dispatched(c.neighbour), await m.dispatched(c.reporter)]
    await m.merges(a, b)
    await m.merges(b, d)
    const number = await numberOf(d)
    for (const id of [a, b]) {
      const view = await c.view(stranger, id)
      expect([view.readLevel, view.mergedInto]).toEqual(['full', { id: d, number }])
    }
    expect((await c.view(stranger, d)).whistles.filter((w) => w.mine)).toHaveLength(1)
    expect((await c.view(c.neighbour, b)).whistles.map((w) => [w.mine, w.text])).toEqual(
      expect.arrayContaining([[true, '楼道灯不亮，晚上看不清台阶']]),
    )
    expect((await c.view(c.socialWorker, d)).mergedFrom.map((o) => o.id).sort()).toEqual([a, b].sort())
    const cameFrom = (await c.view(c.socialWorker, d)).whistles.map((w) => w.cameFrom)
    expect(new Set(cameFrom)).toEqual(new Set([await numberOf(a), await numberOf(b), null]))
    // another passer-by had nothing to do with them
    expect((await c.get(await c.newcomer(), `/cases/${a}`)).status).toBe(404)
  })

  test('a merged number is found by whoever may see it, and is not offered as similar any more', async () => {
    const stranger = await c.newcomer()
    const target = await m.dispatched(c.reporter, { text: '北门的闸机坏了' })
    const source = (await c.blows(stranger, { text: '闸机一直打不开' })).id
    const hidden = (await c.blows(c.neighbour, { text: '闸机夹了人', visibility: 'private' })).id
    const numbers = [await numberOf(source), await numberOf(hidden)]
    await m.merges(source, target)
    await m.merges(hidden, target)
    const found = async (by: string) => {
      const lists = await Promise.all(
        numbers.map((q) => c.get(by, `/cases?scope=community&q=${encodeURIComponent(q)}`)),
      )
      return lists.map(({ body }) => body.items.map((item: { id: string; state: string }) => [item.id, item.state]))
    }
    const shown = [[source, 'merged']]
    expect(await found(c.socialWorker)).toEqual([shown, [[hidden, 'merged']]])
    expect(await found(c.declared)).toEqual([shown, []])
    expect(await found(stranger)).toEqual([shown, []])
    expect(await found(c.neighbour)).toEqual([shown, [[hidden, 'merged']]])
    expect((await c.view(c.declared, source)).mergedInto?.id).toBe(target)
    expect((await c.get(c.declared, `/cases/${hidden}`)).status).toBe(404)
    expect(await c.alike(c.declared, '闸机一直打不开')).toEqual([target])
  })

  test('one neighbour who said it twice is one voice, is asked once and takes back both', async () => {
    const target = await m.dispatched(c.reporter)
    await m.joins(c.neighbour, target)
    const source = (await c.blows(c.neighbour)).id
    await m.joins(c.reporter, source)
    await m.joins(c.declared, source)
    await m.joins(c.declared, target)
    await m.merges(source, target)
    const merged = await c.view(c.socialWorker, target)
    expect([merged.whistles.length, merged.whistleCount, merged.ratings.asked]).toEqual([6, 3, 3])
    expect(problemOf(await c.act(c.declared, target, 'join', { id: randomUUID() }))).toEqual([409, 'already-joined'])
    expect((await c.does(c.neighbour, target, 'withdraw')).whistleCount).toBe(2)
    expect((await c.does(c.declared, target, 'withdraw')).whistleCount).toBe(1)
    expect((await c.does(c.reporter, target, 'withdraw')).state).toBe('withdrawn')
    // who joined over there first may not join twice here
    const again = await m.dispatched(c.reporter)
    const other = (await c.blows(c.neighbour)).id
    await m.joins(c.declared, other)
    await m.merges(other, again)
    expect(problemOf(await c.act(c.declared, again, 'join', { id: randomUUID() }))).toEqual([409, 'already-joined'])
  })

  test('reporters of both are reporters of one; their rights come along, neighbours’ do not grow', async () => {
    const target = await m.dispatched(c.reporter)
    const source = await m.dispatched(c.neighbour)
    await m.joins(c.owner, source)
    await m.merges(source, target)
    await c.does(c.socialWorker, target, 'decline', { reason: '不归社区', instead: '12345' })
    expect((await c.offer(c.neighbour, target, 'appeal'))?.enabled).toBe(true)
    expect((await c.offer(c.owner, target, 'appeal'))?.enabled).not.toBe(true)
    expect(problemOf(await c.act(c.owner, target, 'appeal', { reason: '要办' }))).toEqual([403, 'not-reporter'])
    await c.does(c.neighbour, target, 'appeal', { reason: '要办' })
  })

  test('the same key again changes nothing; on an older version nothing happens', async () => {
    const [source, target] = [await m.dispatched(c.neighbour), await m.dispatched(c.reporter)]
    const body = { targetId: target, reason: '同一件' }
    const { version } = await c.view(c.socialWorker, source)
    const stale = await c.act(c.socialWorker, source, 'merge', body, { 'if-match': `"${version - 1}"` })
    expect(problemOf(stale)).toEqual([409, 'stale-version'])
    const headers = { 'idempotency-key': randomUUID(), 'if-match': `"${version}"` }
    expect((await c.act(c.socialWorker, source, 'merge', body, headers)).status).toBe(200)
    const whole = await m.everything(source, target)
    const again = await c.act(c.socialWorker, source, 'merge', body, headers)
    expect([again.status, again.body.state]).toEqual([200, 'merged'])
    expect(await m.everything(source, target)).toEqual(whole)
    const otherwise = await c.act(c.socialWorker, source, 'merge', { ...body, reason: '别的' }, headers)
    expect(problemOf(otherwise)).toEqual([409, 'idempotency-conflict'])
  })

  test('a whistle or a me-too sent again after the merge is what it was, and makes nothing new', async () => {
    const target = await m.dispatched(c.reporter)
    const [whistle, me] = [c.whistle({ text: '也是这盏灯' }), { id: randomUUID(), text: '我也是' }]
    const source = (await c.post(c.neighbour, '/whistles', whistle)).body.id
    await c.does(c.declared, source, 'join', me)
    await m.merges(source, target)
    const before = await m.everything(source, target)
    const [again, joined] = [
      await c.post(c.neighbour, '/whistles', whistle),
      await c.act(c.declared, source, 'join', me),
    ]
    expect([again.status, again.body.id, joined.status, joined.body.mergedInto.id]).toEqual([200, target, 200, target])
    expect(problemOf(await c.act(c.declared, source, 'join', { ...me, text: '别的' }))).toEqual([
      409,
      'whistle-id-conflict',
    ])
    expect(problemOf(await c.act(c.owner, source, 'join', { id: randomUUID() }))).toEqual([409, 'wrong-state'])
    expect(await m.everything(source, target)).toEqual(before)
  })

  test('reporters, neighbours and the summoned of both are to be told', async () => {
    const [source, target] = [await m.dispatched(c.neighbour), await m.dispatched(c.reporter)]
    await m.merges(source, target)
    const told = await inside.rows(
      `select case_id, audience from juwuye.outbox where kind = 'merged' and case_id = any($1) order by created_at`,
      [[source, target]],
    )
    expect(new Set(told.map((row) => row.case_id))).toEqual(new Set([source, target]))
    for (const { audience } of told) expect(audience).toEqual(['reporter', 'joined', 'summoned'])
  })
})
