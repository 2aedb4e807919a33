import { DAY, dayOf, HOUR, MINUTE } from '@juwuye/domain'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Answer, fieldsOf, type GivenCast, givenCast, problemOf, tick } from '../given-cast.ts'
import { chasing, wall } from './chasing.ts'
import { type Inside, openInside } from './inside.ts'
import { moving } from './moving.ts'

jest.setTimeout(120_000)

/** 挂账: nobody is hurried until the day of review, and nothing stops. */
describe('on the book', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside
  let time: ReturnType<typeof chasing>
  let m: ReturnType<typeof moving>
  let day: number

  beforeAll(async () => {
    t = await buildTestApp({ databaseSuffix: '_book' })
    c = await givenCast(t)
    inside = await openInside(t)
    time = chasing(t, c, inside)
    m = moving(t, c, inside)
    day = wall('2026-11-23 00:00')
  })
  beforeEach(() => {
    day += 200 * DAY
    t.clock.set(day + 9 * HOUR)
  })
  afterAll(() => t.close())

  const on = (days: number, hours: number, minutes = 0) => day + days * DAY + hours * HOUR + minutes * MINUTE
  const shown = (instant: number) => new Date(instant + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' ')
  const said = (answer: Answer) => [...problemOf(answer), ...fieldsOf(answer)]
  const asks = (id: string, days: number, over: object = {}, by = c.socialWorker): Promise<Answer> =>
    c.act(by, id, 'put-on-book', { reason: '明年才有钱', reviewDay: dayOf(day + days * DAY), ...over })
  const booked = async (id: string, days: number, by = c.chair) => {
    expect((await asks(id, days)).status).toBe(200)
    expect((await c.settles(by, id, 'confirm')).status).toBe(200)
  }
  const rowOf = async (id: string) =>
    (await inside.rows('select on_book_since, on_book_until, on_book_reason from juwuye.cases where id = $1', [id]))[0]

  test('asked by the desk, agreed to by the ruling body: quiet until the review, then everything missed in its order', async () => {
    const id = await c.bring('claimed', 'hard')
    const asked = (await asks(id, 60)).body
    expect(asked.pending[0]).toMatchObject({ action: 'put-on-book', reviewAt: on(60, 23, 59) })
    expect((await rowOf(id)).on_book_until).toBeNull()
    await time.news(id)
    const { body } = await c.settles(c.chair, id, 'confirm')
    expect(await time.news(id)).toEqual(['onTheBook → reporter joined summoned by somebody'])
    expect(body.book).toEqual({ reason: null, since: on(0, 9), until: on(60, 23, 59) })
    // the reason is for whoever it concerns, the day for everybody
    for (const person of [c.reporter, c.propertyWorker, c.socialWorker])
      expect((await c.view(person, id)).book).toEqual({ ...body.book, reason: '明年才有钱' })
    expect((await c.view(c.neighbour, id)).book).toEqual(body.book)
    const card = (await c.get(c.socialWorker, '/cases?scope=community')).body.items[0]
    expect([card.id, card.onBook]).toEqual([id, true])
    // no clock stops: the plan is due on day 15 as before, and counts as overdue
    await time.quietUntil(shown(on(30, 9)), id)
    const plan = (await c.view(c.reporter, id)).clocks.find((clock) => clock.kind === 'plan')
    expect(plan).toMatchObject({ dueAt: on(15, 9), phase: 'overdue', stoppedAt: null })
    await time.quietUntil(shown(on(60, 23, 58)), id)
    await time.at(
      shown(on(60, 23, 59)),
      id,
      'book.ended → desk rulingBody reporter joined',
      'reminded lease late → owner',
      'supervised lease 1 → owner secretary council',
      'reminded plan late → owner',
      'released lapsed → summoned desk reporter joined',
      'supervised plan 1 → owner secretary council',
      'supervised plan 2 → owner secretary town',
    )
    expect((await c.view(c.reporter, id)).book).toBeNull()
    expect(await time.chainHolds(id)).toBe(true)
  })

  test('silences no second word, no verification, no ruling', async () => {
    const id = await c.bring('submitted', 'hard')
    // who rules here is the first body that does not sign
    await booked(id, 80, c.secretary)
    await time.at(shown(on(3, 9)), id, 'reminded verification late → owner')
    await time.at(shown(on(5, 9)), id, ...Array(3).fill('seat.replaced → panel'))
  })

  test('verified meanwhile it is off the book, and nothing is reviewed', async () => {
    const id = await c.bring('submitted', 'minor')
    await booked(id, 30)
    expect((await c.allSign(id)).state).toBe('verified')
    expect((await rowOf(id)).on_book_until).toBeNull()
    expect((await time.clocks(id)).find((clock) => clock.kind === 'review')?.stopped_at).not.toBeNull()
    await c.publishes(id)
    await time.at(shown(on(7, 9)), id, 'closed silent 1 of 1 → reporter joined')
    await time.quietUntil(shown(on(31, 9)), id)
    expect(await time.chainHolds(id)).toBe(true)
  })

  test('what ends otherwise is off it as well', async () => {
    const id = await c.bring('dispatched', 'hard')
    await booked(id, 30)
    await c.does(c.socialWorker, id, 'decline', { reason: '不归这里管', instead: '城管' })
    expect(await rowOf(id)).toMatchObject({ on_book_since: null, on_book_until: null, on_book_reason: null })
    const source = await c.bring('dispatched', 'hard')
    await booked(source, 30)
    const target = await m.dispatched(c.neighbour)
    await m.merges(source, target)
    expect([(await rowOf(source)).on_book_until, (await rowOf(target)).on_book_until]).toEqual([null, null])
    expect((await time.running(target, 'plan'))?.chaseAt).toBe(on(7, 21))
  })

  test('may be put there again after the review, not before', async () => {
    const id = await c.bring('claimed', 'hard')
    await booked(id, 5)
    expect(said(await asks(id, 9))).toEqual([409, 'already-on-book'])
    t.clock.set(on(5, 23, 59))
    await tick(t)
    t.clock.set(on(6, 9))
    await booked(id, 20)
    expect(await time.running(id, 'review')).toMatchObject({ dueAt: on(20, 23, 59), chased: 0 })
    const runs = (await time.clocks(id)).filter((clock) => clock.kind === 'review').map((clock) => clock.run)
    expect(runs).toEqual([1, 2])
  })

  test('is refused for others, for bad days, twice, by who asked; and nothing changes', async () => {
    const id = await c.bring('claimed', 'hard')
    const before = await m.everything(id)
    for (const person of [c.propertyWorker, c.chair, c.reporter, c.town])
      expect(said(await asks(id, 9, {}, person))).toEqual([403, 'not-desk'])
    for (const [days, code] of [
      [-1, 'end-in-past'],
      [0, 'end-in-past'],
      [91, 'end-too-far'],
    ] as const)
      expect(said(await asks(id, days))).toEqual([422, code, 'reviewDay'])
    expect(said(await asks(id, 9, { reviewDay: '2027-02-29' }))).toEqual([422, 'end-in-past', 'reviewDay'])
    expect(said(await asks(id, 9, { reviewDay: '' }))).toEqual([422, 'invalid-input', 'reviewDay'])
    expect(said(await asks(id, 9, { reason: ' ' }))).toEqual([422, 'invalid-input', 'reason'])
    const raised = (await c.blows(c.neighbour)).id
    expect(said(await asks(raised, 9))).toEqual([409, 'wrong-state'])
    expect(await m.everything(id)).toEqual(before)
    expect((await asks(id, 90)).status).toBe(200)
    expect(said(await asks(id, 9, {}, c.secretary))).toEqual([409, 'act-pending'])
    for (const person of [c.propertyWorker, c.councilMember, c.secretary])
      expect(said(await c.settles(person, id, 'confirm'))).toEqual([403, 'not-ruling-body'])
    expect(said(await c.settles(c.socialWorker, id, 'confirm'))).toEqual([403, 'author-cannot-confirm'])
    expect((await c.settles(c.chair, id, 'refuse', '先想办法')).status).toBe(200)
    expect((await rowOf(id)).on_book_until).toBeNull()
  })

  test('a body that keeps silent is passed by the town after five days; after seven it lapses', async () => {
    const id = await c.bring('rectifying', 'hard')
    await asks(id, 60)
    expect(said(await c.settles(c.town, id, 'confirm'))).toEqual([403, 'not-ruling-body'])
    t.clock.set(on(5, 9))
    expect((await c.settles(c.town, id, 'confirm')).status).toBe(200)
    const other = await c.bring('rectifying', 'hard')
    const at = t.clock.now()
    await asks(other, 60)
    t.clock.set(at + 7 * DAY)
    await time.news(other)
    await tick(t)
    expect(await time.news(other)).toContain('act.lapsed put-on-book time → desk')
    expect((await rowOf(other)).on_book_until).toBeNull()
  })

  test('agreed to when the day of review came while it waited is refused', async () => {
    const id = await c.bring('claimed', 'hard')
    await asks(id, 2)
    t.clock.set(on(3, 9))
    expect(said(await c.settles(c.chair, id, 'confirm'))).toEqual([422, 'end-in-past'])
    expect((await rowOf(id)).on_book_until).toBeNull()
  })
})
