import { randomUUID } from 'node:crypto'
import { DAY, HOUR } from '@juwuye/domain'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning, tick } from '../given-cast.ts'
import { type Inside, openInside } from './inside.ts'
import { moving } from './moving.ts'

/** What must not be lost, given away or left standing beside something else that happens. */
describe('beside what happens', () => {
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

  const running = async (id: string) =>
    (await c.view(c.socialWorker, id)).clocks.filter((clock) => clock.stoppedAt === null).map((clock) => clock.kind)

  test('who asks for a split is known to the desk and to themself, to nobody else', async () => {
    const target = await m.dispatched(c.reporter)
    const source = await m.dispatched(c.neighbour, { visibility: 'anonymous', text: '车库进水' })
    await m.merges(source, target)
    await c.does(c.neighbour, target, 'split', {
      whistleIds: await m.whistleIds(target, c.neighbour),
      reason: '两件事',
    })
    const authorFor = async (person: string) => (await c.view(person, target)).pending[0]?.author
    for (const other of [c.propertyWorker, c.reporter]) expect(await authorFor(other)).toBe('吹哨人')
    expect(await authorFor(c.neighbour)).toBe('您')
    const name = await authorFor(c.socialWorker)
    expect(['您', '吹哨人', undefined]).not.toContain(name)
    expect(JSON.stringify(await c.view(c.propertyWorker, target))).not.toContain(name)
  })

  test('a plan that stands at once leaves what else waits its time', async () => {
    const id = await c.bring('claimed', 'minor')
    await c.does(c.neighbour, id, 'join', { id: randomUUID() })
    const whistleIds = await m.whistleIds(id, c.neighbour)
    await c.does(c.reporter, id, 'split', { whistleIds, reason: '两件事' })
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
    expect(await running(id)).toContain('pendingAct')
    t.clock.advance(8 * DAY)
    await tick(t)
    expect((await c.view(c.socialWorker, id)).pending).toEqual([])
    expect((await c.act(c.socialWorker, id, 'split', { whistleIds, reason: '两件事' })).status).toBe(200)
  })

  test('a talk takes nobody’s time to sign', async () => {
    const id = await c.bring('submitted', 'minor')
    await c.does(c.propertyWorker, id, 'start-talk', { topic: '怎么修' })
    t.clock.advance(73 * HOUR)
    const people = [{ name: '王经理', said: '这样修' }]
    await c.does(c.propertyWorker, id, 'end-talk', { people, agreed: '', nodes: [] })
    await tick(t)
    const { nodes } = await c.view(c.socialWorker, id)
    expect(nodes[0]?.seats.map((seat) => seat.kind)).toContain('reporter')
    t.clock.advance(73 * HOUR)
    await tick(t)
    const later = await c.view(c.socialWorker, id)
    expect(later.nodes[0]?.seats.map((seat) => seat.kind)).not.toContain('reporter')
  })

  test('a page that was taken down is owed within three days', async () => {
    const id = await c.bring('publicised')
    await c.does(c.socialWorker, id, 'take-down', { reason: '有车牌' })
    expect(await running(id)).toEqual(['publish'])
    t.clock.advance(4 * DAY)
    const { clocks } = await c.view(c.socialWorker, id)
    expect(clocks.find((clock) => clock.stoppedAt === null)?.phase).toBe('overdue')
  })
})
