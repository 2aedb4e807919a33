import { createHash } from 'node:crypto'
import { canonicalJson, DAY, HOUR } from '@juwuye/domain'
import type { CaseView } from '@juwuye/types'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning, problemOf, tick, WORDS } from '../given-cast.ts'
import { outside } from './outside.ts'

jest.setTimeout(60_000)

describe('what was taken down', () => {
  let t: TestApp
  let c: GivenCast
  let pub: ReturnType<typeof outside>

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
    pub = outside(t, c)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const why = { reason: '照片里有车牌' }
  const desk = (id: string) => c.view(c.socialWorker, id)
  const publicity = (view: CaseView) => view.clocks.filter((clock) => clock.kind === 'publicity')
  /** Upheld, done again, signed: ready for the next result. */
  async function doneAgain(id: string) {
    const [objection] = (await c.does(c.neighbour, id, 'object', { reason: '没好' })).objections.slice(-1)
    await c.does(c.secretary, id, 'rule-objection', { objectionId: objection?.id, uphold: true, reason: '是' })
    const nodeId = (await desk(id)).nodes.at(-1)?.id
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId, note: '又做了一遍' })
    expect((await c.allSign(id)).state).toBe('verified')
  }

  test('holds the period: nothing closes while it is down, and exactly what was left goes on', async () => {
    const id = await c.bring('publicised')
    const left = 2 * DAY - 3 * HOUR - 17
    t.clock.advance(7 * DAY - left)
    const down = await c.does(c.socialWorker, id, 'take-down', why)
    expect([down.publicityEndsAt, publicity(down).map((clock) => clock.stoppedAt)]).toEqual([null, [t.clock.now()]])
    t.clock.advance(40 * DAY)
    await tick(t)
    expect((await desk(id)).state).toBe('publicised')
    const up = await pub.restores(id, { done: '换了灯泡和开关，照片重新处理过' })
    const endsAt = t.clock.now() + left
    expect(up.publicityEndsAt).toBe(endsAt)
    expect(publicity(up).map((clock) => [clock.dueAt, clock.stoppedAt === null])).toEqual([
      [expect.any(Number), false],
      [endsAt, true],
    ])
    const page = await pub.page(up.publicationId)
    expect([page.publishedAt, page.endsAt, page.body.done]).toEqual([
      t.clock.now(),
      endsAt,
      '换了灯泡和开关，照片重新处理过',
    ])
    expect(createHash('sha256').update(canonicalJson(page.body)).digest('hex')).toBe(page.bodyHash)
    t.clock.advance(left - 1)
    await tick(t)
    expect((await desk(id)).state).toBe('publicised')
    t.clock.advance(1)
    await tick(t)
    expect((await desk(id)).state).toBe('closed')
    // nothing is left to go on a second time
    await c.does(c.socialWorker, id, 'take-down', why)
    t.clock.advance(DAY)
    expect((await pub.page((await pub.restores(id)).publicationId)).endsAt).toBe(endsAt)
    expect((await c.get(c.reporter, `/cases/${id}/chain`)).body.ok).toBe(true)
  })

  test('after the period, with an objection still open, leaves nothing of it', async () => {
    const id = await c.bring('publicised')
    const [objection] = (await c.does(c.neighbour, id, 'object', { reason: '没好' })).objections
    t.clock.advance(9 * DAY)
    await c.does(c.socialWorker, id, 'take-down', why)
    t.clock.advance(DAY)
    expect((await pub.restores(id)).publicityEndsAt).toBe(t.clock.now())
    await tick(t)
    expect((await desk(id)).state).toBe('publicised')
    await c.does(c.secretary, id, 'rule-objection', { objectionId: objection?.id, uphold: false, reason: '亮的' })
    await tick(t)
    expect((await desk(id)).state).toBe('closed')
  })

  test('of a closed case starts no clock, nor does putting it up again', async () => {
    const id = await c.bring('publicised')
    const { publicityEndsAt: ended } = await desk(id)
    t.clock.advance(7 * DAY)
    await tick(t)
    t.clock.advance(20 * DAY)
    await c.does(c.town, id, 'take-down', why)
    const up = await pub.restores(id)
    expect([up.state, up.clocks.filter((clock) => clock.stoppedAt === null)]).toEqual(['closed', []])
    const page = await pub.page(up.publicationId)
    expect(page.endsAt).toBe(ended)
  })

  test('a page that is down while work goes on again stays down, and the next result takes its place', async () => {
    const id = await c.bring('publicised')
    const { publicationId: first, number } = await desk(id)
    const [objection] = (await c.does(c.neighbour, id, 'object', { reason: '没好' })).objections
    t.clock.advance(DAY)
    await c.does(c.socialWorker, id, 'take-down', why)
    const upheld = await c.does(c.secretary, id, 'rule-objection', {
      objectionId: objection?.id,
      uphold: true,
      reason: '是',
    })
    expect([upheld.page?.hidden, await pub.status(first)]).toEqual([true, 404])
    const body = { ...WORDS, previewHash: '0'.repeat(64) }
    expect(problemOf(await c.act(c.socialWorker, id, 'restore-page', body))).toEqual([409, 'wrong-state'])
    const nodeId = upheld.nodes.at(-1)?.id
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId, note: '好了' })
    await c.allSign(id)
    const published = await c.publishes(id)
    const { publicationId: second, page, publicityEndsAt } = published
    const whole = t.clock.now() + 7 * DAY
    expect([page, publicityEndsAt]).toEqual([{ hidden: false, reason: null }, whole])
    expect(publicity(published).at(-1)?.dueAt).toBe(whole)
    expect([await pub.onWall(number), await pub.status(first)]).toEqual([[second], 404])
  })

  test('so does one taken down when the case is reopened, and one taken down meanwhile', async () => {
    const [closed, reworked] = [await c.bring('publicised'), await c.bring('publicised')]
    await doneAgain(reworked)
    expect((await c.does(c.socialWorker, reworked, 'take-down', why)).state).toBe('verified')
    expect((await c.publishes(reworked)).page?.hidden).toBe(false)
    t.clock.advance(7 * DAY)
    await tick(t)
    await c.does(c.socialWorker, closed, 'take-down', why)
    const reopened = await c.does(c.reporter, closed, 'reopen', { reason: '又黑了' })
    expect([reopened.state, reopened.page?.hidden]).toEqual(['rectifying', true])
    const nodeId = reopened.nodes.at(-1)?.id
    await c.does(c.propertyWorker, closed, 'submit-node', { nodeId, note: '好了' })
    await c.allSign(closed)
    const again = await c.publishes(closed)
    expect([again.page?.hidden, again.publicityEndsAt]).toEqual([false, t.clock.now() + 7 * DAY])
  })

  test('restored twice with the same key is restored once; two at once have one winner', async () => {
    const id = await c.bring('publicised')
    await c.does(c.socialWorker, id, 'take-down', why)
    const { previewHash } = (await pub.preview(id)).body
    const body = { ...WORDS, previewHash }
    const key = { 'idempotency-key': 'restore-once' }
    const first = await c.act(c.socialWorker, id, 'restore-page', body, key)
    const again = await c.act(c.socialWorker, id, 'restore-page', body, key)
    expect([first.status, again.status, again.body.version]).toEqual([200, 200, first.body.version])
    const both = await Promise.all([
      c.act(c.socialWorker, id, 'take-down', why),
      c.act(c.secretary, id, 'take-down', why),
    ])
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
  })
})
