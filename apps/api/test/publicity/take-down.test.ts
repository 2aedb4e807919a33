import { publishAll } from '../../src/recipes/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { openInside } from '../cases/inside.ts'
import { type GivenCast, givenCast, laterMorning, problemOf, WORDS } from '../given-cast.ts'
import { outside } from './outside.ts'

jest.setTimeout(60_000)

describe('taking a page down', () => {
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
  /** The public role's own look at the table, past every statement of ours. */
  const asPublicRole = (sql: string) =>
    t.deps.db.public.transaction(async (tx) => {
      await tx.execute(`set local app.community_id = '${c.communityId}'`)
      return (await tx.execute(sql)).rows
    })
  const trial = '/* trial of the walls */'
  /** Upheld, done again, signed: ready for the next result. */
  async function doneAgain(id: string) {
    const [objection] = (await c.does(c.neighbour, id, 'object', { reason: '没好' })).objections.slice(-1)
    await c.does(c.secretary, id, 'rule-objection', { objectionId: objection?.id, uphold: true, reason: '是' })
    const nodeId = (await desk(id)).nodes.at(-1)?.id
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId, note: '又做了一遍' })
    expect((await c.allSign(id)).state).toBe('verified')
  }

  test('hides it from everybody outside: list, page, pictures, and the role that serves them', async () => {
    const photo = await pub.photo(c.reporter)
    const { id } = await c.blows(c.reporter, { photos: [photo] })
    await c.does(c.socialWorker, id, 'triage', { class: 'minor', title: '灯', partyIds: [c.parties.property] })
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来' })
    await c.does(c.propertyWorker, id, 'claim-lead')
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId: (await desk(id)).nodes[0]?.id, note: '好了' })
    await c.allSign(id)
    const { publicationId, number } = await c.publishes(id)
    const page = await pub.page(publicationId)
    const [picture] = page.photos
    const seen = async () => ({
      wall: (await pub.onWall(number)).length,
      page: await pub.status(publicationId),
      full: (await pub.open(picture?.full ?? '')).statusCode,
      thumb: (await pub.open(picture?.thumb ?? '')).statusCode,
      rows: await asPublicRole(`select ${trial} id from juwuye.publications where id = '${publicationId}'`),
      copies: await asPublicRole(
        `select ${trial} sha256 from juwuye.publication_photos where publication_id = '${publicationId}'`,
      ),
    })
    expect(await seen()).toMatchObject({ wall: 1, page: 200, full: 200, thumb: 200, rows: [{}], copies: [{}] })
    expect((await pub.open(picture?.full ?? '')).headers['cache-control']).toBe('public, max-age=60')

    await c.does(c.socialWorker, id, 'take-down', why)
    expect(await seen()).toEqual({ wall: 0, page: 404, full: 404, thumb: 404, rows: [], copies: [] })
    expect((await desk(id)).page).toEqual({ hidden: true, reason: why.reason })
    expect((await c.view(c.reporter, id)).page).toEqual({ hidden: true, reason: why.reason })
    expect((await c.view(c.declared, id)).page).toEqual({ hidden: true, reason: null })

    const left = { ...WORDS, photos: [{ id: photo, use: 'leaveOut' }] }
    const restored = await pub.restores(id, left)
    expect(await pub.status(restored.publicationId)).toBe(200)
    // the picture that was the trouble stays out of reach, under the old address and the new
    expect((await pub.open(picture?.full ?? '')).statusCode).toBe(404)
    const moved = picture?.full.replace(publicationId ?? '', restored.publicationId ?? '')
    expect((await pub.open(moved ?? '')).statusCode).toBe(404)
  })

  test('lets no older result come up in its place', async () => {
    const id = await c.bring('publicised')
    const { publicationId: first, number } = await desk(id)
    await doneAgain(id)
    const { publicationId: second } = await c.publishes(id)
    expect(await pub.onWall(number)).toEqual([second])
    await c.does(c.socialWorker, id, 'take-down', why)
    expect([await pub.onWall(number), await pub.status(first), await pub.status(second)]).toEqual([[], 404, 404])
    const { publicationId: third } = await pub.restores(id)
    expect([await pub.onWall(number), await pub.status(first), await pub.status(second)]).toEqual([[third], 404, 404])
    // and down again, from the edition that is up now
    await c.does(c.socialWorker, id, 'take-down', why)
    expect([await pub.onWall(number), await pub.status(third)]).toEqual([[], 404])
    const fourth = await pub.restores(id)
    expect(await pub.onWall(number)).toEqual([fourth.publicationId])
    const inside = await openInside(t)
    const rows = await inside.rows(
      `select round, edition, hidden_at is null as up from juwuye.publications where case_id = $1 order by 1, 2`,
      [id],
    )
    expect(rows).toEqual([
      { round: 1, edition: 1, up: false },
      { round: 2, edition: 1, up: false },
      { round: 2, edition: 2, up: false },
      { round: 2, edition: 3, up: true },
    ])
  })

  test('answers all that was reported, with its reason', async () => {
    const id = await c.bring('publicised')
    await c.does(c.declared, id, 'report', { reason: '有车牌' })
    await c.does(c.neighbour, id, 'report', { reason: '真的有' })
    const down = await c.does(c.town, id, 'take-down', why)
    expect(down.reports).toEqual([])
    const [clock] = down.clocks.filter((known) => known.kind === 'report')
    expect(clock?.stoppedAt).toBe(t.clock.now())
    expect((await desk(id)).timeline[0]).toMatchObject({
      kind: 'page.hidden',
      words: why.reason,
      by: { name: expect.stringContaining('镇街') },
    })
    const inside = await openInside(t)
    const rows = await inside.rows('select answer from juwuye.page_reports where case_id = $1', [id])
    expect(rows).toEqual([{ answer: why.reason }, { answer: why.reason }])
  })

  test('is the desk’s or the town’s, of a page that is up; only a page that is down is put up again', async () => {
    const id = await c.bring('publicised')
    for (const person of [c.propertyWorker, c.reporter, c.chair, c.neighbour])
      expect(problemOf(await c.act(person, id, 'take-down', why))).toEqual([403, 'not-desk-or-town'])
    const body = { ...WORDS, previewHash: '0'.repeat(64) }
    expect(problemOf(await c.act(c.socialWorker, id, 'restore-page', body))).toEqual([409, 'page-not-hidden'])
    expect(problemOf(await c.act(c.socialWorker, await c.bring('verified'), 'take-down', why))).toEqual([
      409,
      'page-not-up',
    ])
    await c.does(c.socialWorker, id, 'take-down', why)
    expect(problemOf(await c.act(c.town, id, 'take-down', why))).toEqual([409, 'page-not-up'])
    for (const person of [c.propertyWorker, c.reporter, c.town]) {
      expect(problemOf(await c.act(person, id, 'restore-page', body))).toEqual([403, 'not-desk'])
      expect(problemOf(await pub.preview(id, WORDS, person))).toEqual([403, 'not-desk'])
    }
    expect(problemOf(await c.act(c.socialWorker, id, 'restore-page', body))).toEqual([409, 'preview-stale'])
    expect(problemOf(await c.act(c.socialWorker, id, 'publish', body))).toEqual([409, 'wrong-state'])
    expect(problemOf(await c.act(c.neighbour, id, 'object', { reason: '没好' }))).toEqual([409, 'page-hidden'])
    // what is down waits on the desk, in its list and on the case
    const { items } = (await c.get(c.socialWorker, '/cases?queue=toPublish')).body
    expect(items.map((item: { id: string }) => item.id)).toContain(id)
    expect(await c.offer(c.socialWorker, id, 'restore-page')).toMatchObject({ enabled: true, waits: true })
    expect((await pub.restores(id)).page).toEqual({ hidden: false, reason: null })
    expect(problemOf(await pub.preview(id))).toEqual([409, 'wrong-state'])
    const later = (await c.get(c.socialWorker, '/cases?queue=toPublish')).body.items
    expect(later.map((item: { id: string }) => item.id)).not.toContain(id)
  })

  test('about a complaint against a party, its own people neither answer, take down nor restore', async () => {
    const { id } = await c.blows(c.reporter, { aboutPartyId: c.parties.residentsCommittee })
    const triage = { class: 'minor', title: '服务台没人', partyIds: [c.parties.property] }
    await c.does(c.secretary, id, 'triage', triage)
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来' })
    await c.does(c.propertyWorker, id, 'claim-lead')
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
    const nodeId = (await c.view(c.secretary, id)).nodes[0]?.id
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId, note: '好了' })
    await c.sign(id, [c.ownersMember, c.councilMember, c.reporter])
    await publishAll(t.deps, { communityId: c.communityId, caseId: id }, c.secretary, {
      problem: '服务台没人',
      done: '排了班',
    })
    await c.does(c.neighbour, id, 'report', { reason: '写了名字' })
    for (const act of ['answer-report', 'take-down'] as const)
      expect(problemOf(await c.act(c.socialWorker, id, act, why))).toEqual([403, 'about-your-party'])
    await c.does(c.secretary, id, 'take-down', why)
    const body = { ...WORDS, previewHash: '0'.repeat(64) }
    expect(problemOf(await c.act(c.socialWorker, id, 'restore-page', body))).toEqual([403, 'about-your-party'])
    expect((await pub.restores(id, {}, c.secretary)).page?.hidden).toBe(false)
  })
})
