import { DAY, HOUR } from '@juwuye/domain'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning } from '../given-cast.ts'
import { type Inside, openInside } from './inside.ts'
import { moving } from './moving.ts'

jest.setTimeout(120_000)

describe('promises that only the merged case still had to keep', () => {
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

  const clockOf = async (id: string, kind: string) =>
    (await c.view(c.socialWorker, id)).clocks.find((clock) => clock.kind === kind && clock.stoppedAt === null)
  const overdue = async (by: string): Promise<string[]> =>
    (await c.get(by, '/cases?queue=overdue&limit=50')).body.items.map((item: { id: string }) => item.id)

  test('one long over is over here too; the reply given here counts for those who came later', async () => {
    const source = await m.dispatched(c.neighbour, {}, { class: 'minor' })
    const promised = await clockOf(source, 'resolve')
    t.clock.advance(8 * DAY)
    const target = await c.bring('claimed', 'major')
    await m.merges(source, target)
    const { startedAt, dueAt, working } = promised ?? {}
    expect(await clockOf(target, 'resolve')).toMatchObject({ startedAt, dueAt, working, phase: 'overdue' })
    expect(await clockOf(target, 'respond')).toBeUndefined()
    expect(await overdue(c.socialWorker)).toContain(target)
  })

  test('a plan does not put it off, and it ends with the work', async () => {
    const source = await m.dispatched(c.neighbour, {}, { class: 'minor' })
    const due = (await clockOf(source, 'resolve'))?.dueAt
    t.clock.advance(3 * DAY)
    const target = await c.bring('proposed', 'major')
    await m.merges(source, target)
    await c.settles(c.ownersMember, target, 'confirm')
    const view = await c.view(c.socialWorker, target)
    expect([view.state, view.nodes[0]?.dueAt ?? 0]).toEqual(['rectifying', expect.any(Number)])
    expect(view.nodes[0]?.dueAt).toBeGreaterThan(due ?? 0)
    expect((await clockOf(target, 'resolve'))?.dueAt).toBe(due)
  })

  test('a plan is promised where there is none yet, and not where there is one', async () => {
    const small = await c.bring('claimed', 'minor')
    const source = await m.dispatched(c.neighbour, {}, { class: 'hard' })
    const promised = await clockOf(source, 'plan')
    await m.merges(source, small)
    expect(await clockOf(small, 'plan')).toMatchObject({ dueAt: promised?.dueAt, working: promised?.working })
    const planned = await c.bring('rectifying', 'major')
    await m.merges(await m.dispatched(c.neighbour, {}, { class: 'hard' }), planned)
    expect(await clockOf(planned, 'plan')).toBeUndefined()
  })

  test('to make safe once more, though this case was safe already', async () => {
    const target = await m.dispatched(c.reporter, {}, { class: 'urgent' })
    await c.does(c.propertyWorker, target, 'check-in', { reply: '马上到' })
    await c.does(c.propertyWorker, target, 'make-safe', { text: '断电了', photos: [await m.photo(c.propertyWorker)] })
    await c.settles(c.socialWorker, target, 'confirm')
    expect(await clockOf(target, 'safe')).toBeUndefined()
    t.clock.advance(HOUR)
    const source = await m.dispatched(c.neighbour, {}, { class: 'urgent' })
    const due = (await clockOf(source, 'safe'))?.dueAt
    await m.merges(source, target)
    expect((await clockOf(target, 'safe'))?.dueAt).toBe(due)
    expect((await c.offer(c.propertyWorker, target, 'make-safe'))?.enabled).toBe(true)
  })
})
