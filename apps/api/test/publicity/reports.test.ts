import { randomUUID } from 'node:crypto'
import { DAY, HOUR, LIMITS } from '@juwuye/domain'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { openInside } from '../cases/inside.ts'
import { type Answer, fieldsOf, type GivenCast, givenCast, laterMorning, problemOf, tick } from '../given-cast.ts'

jest.setTimeout(60_000)

describe('reporting what is wrong with a page', () => {
  let t: TestApp
  let c: GivenCast

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const says = (reason = '照片里看得到车牌') => ({ reason })
  const url = (publicationId: string | null, communityId = c.communityId) =>
    `/v1/public/communities/${communityId}/publications/${publicationId}/reports`
  /** Says it without signing in. */
  async function openly(address: string, body: object = says(), app = t, key?: string): Promise<Answer> {
    const headers = key === undefined ? {} : { 'idempotency-key': key }
    const answer = await app.app.inject({ method: 'POST', url: address, payload: body, headers })
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() }
  }
  const pageOf = async (id: string) => (await c.view(c.socialWorker, id)).publicationId
  const clocksOf = async (id: string) =>
    (await c.view(c.socialWorker, id)).clocks.filter((clock) => clock.kind === 'report')

  test('is open to every neighbour of the community, once while it is not answered', async () => {
    const id = await c.bring('publicised')
    for (const person of [c.declared, c.reporter, c.propertyWorker, c.socialWorker]) {
      expect((await c.act(person, id, 'report', says())).status).toBe(200)
      expect(problemOf(await c.act(person, id, 'report', says('还有门牌')))).toEqual([409, 'already-reported'])
    }
    expect(problemOf(await c.act(await c.newcomer(), id, 'report', says()))).toEqual([404, 'not-found'])
    await c.does(c.socialWorker, id, 'answer-report', { reason: '看过了，没有车牌' })
    expect((await c.act(c.declared, id, 'report', says())).status).toBe(200)
    expect(problemOf(await c.act(c.declared, id, 'report', { reason: ' ' }))[0]).toBe(422)
  })

  test('needs no session: it has arrived, and waits on the desk within a day', async () => {
    const id = await c.bring('publicised')
    const answer = await openly(url(await pageOf(id)))
    expect([answer.status, answer.body]).toEqual([202, { receivedAt: t.clock.now() }])
    const desk = await c.view(c.socialWorker, id)
    expect(desk.reports).toEqual([{ id: expect.any(String), at: t.clock.now(), reason: says().reason }])
    const [clock] = await clocksOf(id)
    expect([clock?.startedAt, clock?.dueAt, clock?.stoppedAt]).toEqual([t.clock.now(), t.clock.now() + DAY, null])
    const { items } = (await c.get(c.socialWorker, '/cases?queue=toAnswer')).body
    expect(items.map((item: { id: string }) => item.id)).toContain(id)
    expect(await c.offer(c.socialWorker, id, 'answer-report')).toMatchObject({ enabled: true, waits: true })
  })

  test('said once more, because no answer came, is one report', async () => {
    const id = await c.bring('publicised')
    const address = url(await pageOf(id))
    const key = randomUUID()
    for (let i = 0; i < 2; i++) expect((await openly(address, says(), t, key)).status).toBe(202)
    expect((await openly(address, says(), t, randomUUID())).status).toBe(202)
    expect((await c.view(c.socialWorker, id)).reports).toHaveLength(2)
  })

  test('starts one clock, which later reports do not move, and which goes on when the case closes', async () => {
    const id = await c.bring('publicised')
    t.clock.advance(6 * DAY + 20 * HOUR)
    await openly(url(await pageOf(id)))
    const due = t.clock.now() + DAY
    t.clock.advance(3 * HOUR)
    await c.does(c.neighbour, id, 'report', says())
    t.clock.advance(HOUR)
    await tick(t)
    expect((await c.view(c.reporter, id)).state).toBe('closed')
    expect((await clocksOf(id)).map((clock) => [clock.dueAt, clock.stoppedAt])).toEqual([[due, null]])
    const answered = await c.does(c.town, id, 'answer-report', { reason: '都核对过' })
    expect([answered.reports, (await clocksOf(id))[0]?.stoppedAt]).toEqual([[], t.clock.now()])
    // the next one begins anew
    await openly(url(await pageOf(id)))
    expect((await clocksOf(id)).map((clock) => clock.stoppedAt === null)).toEqual([false, true])
  })

  test('names nobody, to nobody: neither in the timeline nor among who takes part', async () => {
    const id = await c.bring('publicised')
    await c.does(c.ngoMember, id, 'report', says())
    await openly(url(await pageOf(id)), says('写了名字'))
    for (const person of [c.socialWorker, c.town, c.reporter, c.propertyWorker, c.ngoMember, c.declared]) {
      const view = await c.view(person, id)
      const told = view.timeline.filter((entry) => entry.kind === 'reported')
      expect(told.map((entry) => entry.by?.name)).toEqual(['不记名', '不记名'])
      expect(JSON.stringify(view)).not.toContain('小益')
    }
    const inside = await openInside(t)
    const where = 'where community_id = $1 and case_id = $2'
    const people = await inside.rows(`select person_id from juwuye.case_participants ${where}`, [c.communityId, id])
    const events = await inside.rows(`select actor, data from juwuye.case_events ${where} and kind = 'reported'`, [
      c.communityId,
      id,
    ])
    expect(people.map((row) => row.person_id)).not.toContain(c.ngoMember)
    expect(events).toEqual([
      { actor: 0, data: {} },
      { actor: 0, data: {} },
    ])
    expect((await c.get(c.reporter, `/cases/${id}/chain`)).body.ok).toBe(true)
  })

  test('is read by those who answer, and by nobody else', async () => {
    const id = await c.bring('publicised')
    await openly(url(await pageOf(id)), says('老槐树那张照片有人脸'))
    for (const person of [c.socialWorker, c.secretary, c.town])
      expect((await c.view(person, id)).reports.map((report) => report.reason)).toEqual(['老槐树那张照片有人脸'])
    for (const person of [c.reporter, c.propertyWorker, c.ownersMember, c.neighbour, c.buildingHead]) {
      const view = await c.view(person, id)
      expect(view.reports).toEqual([])
      expect(JSON.stringify(view)).not.toContain('老槐树')
    }
    for (const person of [c.reporter, c.propertyWorker, c.neighbour, c.chair])
      expect(problemOf(await c.act(person, id, 'answer-report', { reason: 'x' }))).toEqual([403, 'not-desk-or-town'])
  })

  test('is answered once for all that is open, with words in the timeline', async () => {
    const id = await c.bring('publicised')
    expect(problemOf(await c.act(c.socialWorker, id, 'answer-report', { reason: 'x' }))).toEqual([
      409,
      'report-answered',
    ])
    await openly(url(await pageOf(id)))
    await c.does(c.neighbour, id, 'report', says('还有门牌'))
    const view = await c.does(c.socialWorker, id, 'answer-report', { reason: '看过了，都没有' })
    expect([view.reports, view.page]).toEqual([[], { hidden: false, reason: null }])
    expect(view.timeline[0]).toMatchObject({ kind: 'report.answered', words: '看过了，都没有' })
    const [clock] = await clocksOf(id)
    expect(clock?.stoppedAt).toBe(t.clock.now())
    expect(problemOf(await c.act(c.town, id, 'answer-report', { reason: 'x' }))).toEqual([409, 'report-answered'])
  })

  test('is refused where no page is up', async () => {
    const verified = await c.bring('verified')
    expect(problemOf(await c.act(c.neighbour, verified, 'report', says()))).toEqual([409, 'page-not-up'])
    expect(problemOf(await openly(url(randomUUID())))).toEqual([404, 'not-found'])
    expect(problemOf(await openly(url('x')))).toEqual([404, 'not-found'])
    const id = await c.bring('publicised')
    const page = await pageOf(id)
    await c.does(c.socialWorker, id, 'take-down', { reason: '核对' })
    expect(problemOf(await c.act(c.neighbour, id, 'report', says()))).toEqual([409, 'page-not-up'])
    expect(problemOf(await openly(url(page)))).toEqual([404, 'not-found'])
  })

  test('goes on while the case is worked on again, as long as its page is up', async () => {
    const id = await c.bring('publicised')
    const [objection] = (await c.does(c.neighbour, id, 'object', { reason: '没好' })).objections
    await c.does(c.secretary, id, 'rule-objection', { objectionId: objection?.id, uphold: true, reason: '是' })
    expect((await openly(url(await pageOf(id)))).status).toBe(202)
    const { items } = (await c.get(c.socialWorker, '/cases?queue=toAnswer')).body
    expect(items.map((item: { id: string }) => item.id)).toContain(id)
    expect((await c.does(c.socialWorker, id, 'answer-report', { reason: '看过了' })).reports).toEqual([])
  })

  test('takes a reason and nothing else; another community’s address leads nowhere', async () => {
    const id = await c.bring('publicised')
    const page = await pageOf(id)
    const empty = await openly(url(page), {})
    expect([...problemOf(empty), ...fieldsOf(empty)]).toEqual([422, 'invalid-input', 'reason'])
    expect(problemOf(await openly(url(page), { ...says(), personId: c.neighbour }))[0]).toBe(422)
    expect(problemOf(await openly(url(page), { reason: '长'.repeat(2000) }))[0]).toBe(422)
    const other = await givenCast(t)
    expect(problemOf(await openly(url(page, other.communityId)))).toEqual([404, 'not-found'])
    expect((await c.view(c.socialWorker, id)).reports).toEqual([])
  })

  test('signed in is held to so many a day, and told from when on it goes on', async () => {
    const id = await c.bring('publicised')
    for (let i = 0; i < LIMITS.reportsPerDay; i++) {
      await c.does(c.declared, id, 'report', says())
      await c.does(c.socialWorker, id, 'answer-report', { reason: '看过了' })
    }
    const held = await c.act(c.declared, id, 'report', says())
    expect(problemOf(held)).toEqual([429, 'report-limit'])
    expect(held.body.detail).toBe('今天已经反映了 10 次，明天再来，急的请打社区电话')
    expect(held.headers['retry-after']).toBe(String((15 * HOUR) / 1000))
    expect((await c.act(c.neighbour, id, 'report', says())).status).toBe(200)
    t.clock.advance(15 * HOUR)
    expect((await c.act(c.declared, id, 'report', says())).status).toBe(200)
  })

  test('without a session is held to a few an hour from one address', async () => {
    const limited = await buildTestApp({ rateLimits: { reportsPerAddress: 2 } })
    try {
      const own = await givenCast(limited)
      const id = await own.bring('publicised', 'minor')
      const address = url((await own.view(own.socialWorker, id)).publicationId, own.communityId)
      const statuses = []
      for (let i = 0; i < 4; i++) statuses.push((await openly(address, says(), limited)).status)
      expect(statuses).toEqual([202, 202, 429, 429])
      const { headers } = await openly(address, says(), limited)
      expect(Number(headers['retry-after'])).toBeGreaterThan(60)
      expect((await own.view(own.socialWorker, id)).reports).toHaveLength(2)
    } finally {
      await limited.close()
    }
  })
})
