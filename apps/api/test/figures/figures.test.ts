import { DAY, dayOf, HOUR } from '@juwuye/domain'
import type { CommunityFigures, FigureCases, RegionFigures } from '@juwuye/types'
import { strFromU8, unzipSync } from 'fflate'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { fieldsOf, problemOf } from '../given-cast.ts'
import { standstill } from '../handover/standstill.ts'
import { type GivenLevels, givenLevels, privateMatter } from './given-levels.ts'

jest.setTimeout(120_000)

const MONTH = 'span=month&month=2026-11'
const YEAR = 'span=year&month=2026-11'

let t: TestApp
let inside: Inside
let l: GivenLevels
/** Published and rated; late and passed up to the town; small, answered, not due yet; withheld from the town. */
const ids = { published: '', late: '', fresh: '' }

beforeAll(async () => {
  t = await buildTestApp()
  inside = await openInside(t)
  t.clock.set(Date.UTC(2026, 10, 2, 1))
  l = await givenLevels(t, inside)
  const { c } = l
  ids.published = await c.bring('publicised', 'minor')
  t.clock.advance(DAY)
  ids.late = (await c.blows(c.neighbour)).id
  await c.does(c.socialWorker, ids.late, 'triage', { class: 'hard', title: '围墙裂了', partyIds: [c.parties.property] })
  for (let i = 0; i < 4; i += 1) {
    await privateMatter(c)
    t.clock.advance(30 * HOUR)
  }
  await c.does(c.reporter, ids.published, 'rate', { solved: 'solved', level: 5 })
  t.clock.advance(2 * DAY)
  ids.fresh = await c.bring('checkedIn', 'minor')
  await inside.rows(
    `insert into juwuye.supervisions (community_id, id, case_id, level, demand, body, issued_at)
     values ($1, gen_random_uuid(), $2, 2, '', '', $3)`,
    [c.communityId, ids.late, new Date(t.clock.now())],
  )
  await l.count()
})
afterAll(() => t.close())

const figuresOf = async (personId: string, query = MONTH): Promise<CommunityFigures> =>
  (await l.c.get(personId, `/figures?${query}`)).body
const casesOf = async (personId: string, figure: string, more = ''): Promise<FigureCases> =>
  (await l.c.get(personId, `/figures/cases?${MONTH}&figure=${figure}${more}`)).body

test('a community reads its figures, each with its n; what is not due yet is in none', async () => {
  const figures = await figuresOf(l.c.declared)
  expect(figures).toMatchObject({
    period: { span: 'month', first: '2026-11', last: '2026-11' },
    ...{ reader: 'member', mayEnter: false, privateMatters: null },
    now: {
      ...{ whistles: 3, joined: 0 },
      response: { part: 1, of: 2 },
      resolution: { part: 1, of: 1 },
      answers: { part: 1, of: 1 },
      satisfaction: { part: 1, of: 1 },
      recurrence: { part: 1, of: 3 },
      hours: { of: 1 },
    },
    before: { whistles: 0, response: { part: 0, of: 0 }, hours: { median: null, of: 0 } },
  })
  expect(figures.months).toHaveLength(12)
  expect(figures.months.at(-1)).toMatchObject({ month: '2026-11', now: { whistles: 3 } })
  expect(figures.classes.map(({ figureClass, figures: one }) => [figureClass, one.whistles])).toEqual([
    ['major', 0],
    ['hard', 1],
    ['urgent', 0],
    ['minor', 2],
    ['unclassed', 0],
  ])
  expect(figures.estates).toMatchObject([{ name: '青桐苑', figures: { whistles: 3 } }])
  expect(await figuresOf(l.c.declared, 'span=month&month=2026-10')).toMatchObject({ now: { whistles: 0 } })
  expect(await figuresOf(l.c.secretary, 'span=quarter&month=2026-11')).toMatchObject({
    mayEnter: true,
    now: { whistles: 3 },
  })
  // without a month: the one in which today lies
  expect(await figuresOf(l.c.declared, '')).toMatchObject({ period: { first: '2026-11' } })
})

test('a year that goes on is set beside the same days of the one before, by community and town', async () => {
  const { communityId } = l.c
  const yearBefore = (instant: number) => `2025${dayOf(instant).slice(4)}`
  const days = [yearBefore(t.clock.now()), yearBefore(t.clock.now() + DAY)]
  for (const [i, day] of days.entries()) {
    await inside.rows(
      `insert into juwuye.community_daily select community_id, $2, 'minor', id, $3, 0, 0, 0, 0, 0, 0, 0, 0, 0, '{}'
       from juwuye.estates where community_id = $1`,
      [communityId, day, 10 + i],
    )
  }
  const town: RegionFigures = (await l.ask(l.c.g.town.headers, `/regions/${l.townId}/figures?${YEAR}`)).body
  const own = await figuresOf(l.c.declared, YEAR)
  const part = town.parts.find(({ id }) => id === communityId)
  await inside.rows('delete from juwuye.community_daily where community_id = $1 and day = any($2)', [communityId, days])
  expect([own, town, part].map((of) => of?.before.whistles)).toEqual([10, 10, 10])
  // a month on the chart stands beside the whole of it
  expect(own.months.at(-1)).toMatchObject({ month: '2026-11', before: { whistles: 21 } })
})

test('of private matters nobody hears below five, and above only how many in a year', async () => {
  expect((await figuresOf(l.c.secretary, YEAR)).privateMatters).toBeNull()
  await privateMatter(l.c)
  await l.count()
  for (const who of [l.c.secretary, l.c.declared, l.c.town]) {
    expect((await figuresOf(who, YEAR)).privateMatters).toBe(5)
    expect((await figuresOf(who, MONTH)).privateMatters).toBeNull()
  }
  const town: RegionFigures = (await l.ask(l.c.g.town.headers, `/regions/${l.townId}/figures?${YEAR}`)).body
  expect(town).toMatchObject({ privateMatters: 5, now: { whistles: 3 } })
  expect(JSON.stringify(await casesOf(l.c.secretary, 'whistles'))).not.toContain('家里的事')
  expect(problemOf(await l.c.get(l.c.secretary, `/figures/cases?${MONTH}&figure=whistles&class=private`))[0]).toBe(422)
})

test('each figure opens what stands behind it: the neighbours their cases', async () => {
  const ofCases = ({ items, unlisted }: FigureCases) => [items.map(({ caseId, part }) => [caseId, part]), unlisted]
  expect(ofCases(await casesOf(l.c.declared, 'whistles'))).toEqual([
    [
      [ids.fresh, 1],
      [ids.late, 1],
      [ids.published, 1],
    ],
    0,
  ])
  expect(ofCases(await casesOf(l.c.declared, 'response'))).toEqual([
    [
      [ids.late, 0],
      [ids.published, 1],
    ],
    0,
  ])
  expect(ofCases(await casesOf(l.c.declared, 'response', '&only=rest'))[0]).toEqual([[ids.late, 0]])
  expect(ofCases(await casesOf(l.c.declared, 'satisfaction', '&only=part'))[0]).toEqual([[ids.published, 1]])
  expect(ofCases(await casesOf(l.c.declared, 'whistles', '&class=hard'))[0]).toEqual([[ids.late, 1]])
  const one = await casesOf(l.c.declared, 'whistles', '&limit=1')
  const rest = await casesOf(l.c.declared, 'whistles', `&limit=5&cursor=${one.nextCursor}`)
  expect([...one.items, ...rest.items].map(({ caseId }) => caseId)).toEqual([ids.fresh, ids.late, ids.published])
  expect((await casesOf(l.c.declared, 'whistles')).items[1]).toMatchObject({ title: '围墙裂了', open: true })
})

test('the town gets pages, and of what was passed up number, class, level and due; the city pages only', async () => {
  const town = await casesOf(l.c.town, 'whistles')
  expect(town).toMatchObject({ unlisted: 1, nextCursor: null })
  expect(town.items).toMatchObject([
    { caseId: ids.late, class: 'hard', title: null, state: null, level: 2, open: false, publicationId: null },
    { caseId: ids.published, title: '楼道灯不亮', publicationId: expect.any(String), open: false },
  ])
  expect(town.items[0]?.dueAt).toEqual(expect.any(Number))
  const city: FigureCases = (
    await l.ask(l.city.headers, `/communities/${l.c.communityId}/figures/cases?${MONTH}&figure=whistles`)
  ).body
  expect(city).toMatchObject({ unlisted: 2, items: [{ caseId: ids.published, level: null, dueAt: null }] })
  expect(JSON.stringify([town, city])).not.toContain('围墙')
  // the town steps in by supervision, and by nothing else
  const answerDay = '2026-12-20'
  await l.c.does(l.c.town, ids.late, 'supervise', { demand: '请说明', answerDay })
  expect((await casesOf(l.c.town, 'whistles')).items[0]).toMatchObject({ title: '围墙裂了', open: true })
})

test('a town reads its communities, a city its towns; sums are those of the parts', async () => {
  await l.sister.blows(l.sister.reporter)
  await l.far.blows(l.far.reporter)
  await l.count()
  const read = async (headers: Record<string, string>, id: string): Promise<RegionFigures> =>
    (await l.ask(headers, `/regions/${id}/figures?${MONTH}`)).body
  const town = await read(l.c.g.town.headers, l.townId)
  expect([town.kind, town.now.whistles, town.parts.map(({ figures }) => figures.whistles).sort()]).toEqual([
    'town',
    4,
    [1, 3],
  ])
  expect(town.now.response).toEqual({ part: 1, of: 2 })
  const city = await read(l.city.headers, l.cityId)
  expect([city.now.whistles, city.parts.map(({ kind, figures }) => [kind, figures.whistles]).sort()]).toEqual([
    5,
    [
      ['town', 1],
      ['town', 4],
    ],
  ])
  expect(await read(l.city.headers, l.townId)).toMatchObject({ now: { whistles: 4 } })
})

test('every role at every address of figures: its own level and below, and nobody writes from above', async () => {
  const { c, ask, townId, cityId } = l
  const headers: Record<string, Record<string, string>> = {
    resident: await c.headersOf(c.declared),
    property: await c.headersOf(c.propertyWorker),
    council: await c.headersOf(c.councilMember),
    socialWorker: await c.headersOf(c.socialWorker),
    town: c.g.town.headers,
    otherTown: l.far.g.town.headers,
    city: l.city.headers,
    otherCity: l.otherCity.headers,
    elsewhere: await c.headersOf(l.far.reporter),
    newcomer: await c.headersOf(await c.newcomer()),
    nobody: {},
  }
  const inside200 = ['resident', 'property', 'council', 'socialWorker', 'town', 'city']
  const allowed: [string, string[], number][] = [
    [`/communities/${c.communityId}/figures`, inside200, 404],
    [`/communities/${c.communityId}/figures/cases?figure=hours`, inside200, 404],
    [`/communities/${c.communityId}/figures.xlsx`, inside200, 404],
    [`/communities/${c.communityId}/complaints/2026-10`, ['socialWorker'], 404],
    [`/regions/${townId}/figures`, ['town', 'city'], 404],
    [`/regions/${townId}/figures.xlsx`, ['town', 'city'], 404],
    [`/regions/${cityId}/figures`, ['city'], 404],
    [`/regions/${cityId}/figures.xlsx`, ['city'], 404],
  ]
  for (const [url, may, otherwise] of allowed) {
    for (const [role, session] of Object.entries(headers)) {
      const { status } = await ask(session, url)
      const forbidden = url.includes('/complaints/') && inside200.includes(role)
      const expected = may.includes(role) ? 200 : role === 'nobody' ? 401 : forbidden ? 403 : otherwise
      expect([url, role, status]).toEqual([url, role, expected])
    }
  }
  // the city sees no case, and neither level writes into one
  const { communityId } = c
  expect((await ask(l.city.headers, `/communities/${communityId}/cases/${ids.late}`)).status).toBe(404)
  expect((await ask(l.city.headers, `/communities/${communityId}/cases`)).body.items ?? []).toEqual([])
  const before = await inside.counts(communityId)
  const write = async (session: Record<string, string>, method: 'POST' | 'PUT', path: string, payload: object) =>
    (await t.app.inject({ method, url: `/v1/communities/${communityId}${path}`, headers: session, payload })).statusCode
  const counts = { letter: { complaints: 1, version: 0 } }
  for (const session of [l.city.headers, l.c.g.town.headers, l.far.g.town.headers]) {
    expect(await write(session, 'PUT', '/complaints/2026-10', { counts })).toBeGreaterThanOrEqual(403)
    for (const action of ['claim-lead', 'note-progress', 'urge'])
      expect(await write(session, 'POST', `/cases/${ids.fresh}/${action}`, { text: 'x' })).toBeGreaterThanOrEqual(403)
  }
  const city = await write(l.city.headers, 'POST', `/cases/${ids.late}/supervise`, {
    demand: 'x',
    answerDay: '2026-12-20',
  })
  expect([city, await inside.counts(communityId)]).toEqual([404, before])
})

test('complaints are entered by the desk, month by month, the year before too; of two at once one is told by whom', async () => {
  const { c } = l
  const put = (who: string, month: string, counts: object) => c.put(who, `/complaints/${month}`, { counts })
  const seven = () => put(c.socialWorker, '2026-10', { hotline12345: { complaints: 7, version: 0 } })
  const [first, twin] = await standstill(t, 'lock table juwuye.complaint_counts in share mode', [seven, seven])
  if (!first) throw new Error('both are answered')
  expect(twin?.body).toEqual(first.body)
  expect(first.body.entries[0]).toMatchObject({ source: 'hotline12345', complaints: 7, version: 1, by: '林静' })
  // the same again is no change, also with the version read before
  expect((await put(c.socialWorker, '2026-10', { hotline12345: { complaints: 7, version: 0 } })).status).toBe(200)
  const late = await put(c.secretary, '2026-10', { hotline12345: { complaints: 9, version: 0 } })
  expect([problemOf(late), late.body.params]).toEqual([[409, 'complaints-changed'], { by: '林静' }])
  await put(c.secretary, '2026-10', {
    hotline12345: { complaints: 9, version: 1 },
    visit: { complaints: 0, version: 0 },
  })
  await put(c.secretary, '2025-10', { hotline12345: { complaints: 18, version: 0 } })
  await l.count()
  const october = (await figuresOf(c.declared)).complaints.find(({ month }) => month === '2026-10')
  expect(october).toEqual({ month: '2026-10', counts: { hotline12345: 9, visit: 0 }, before: { hotline12345: 18 } })
  const town: RegionFigures = (await l.ask(c.g.town.headers, `/regions/${l.townId}/figures?span=year&month=2026-11`))
    .body
  expect(town.parts.find(({ id }) => id === c.communityId)).toMatchObject({ complaints: 9, complaintsBefore: 18 })
  expect(town.complaints.find(({ month }) => month === '2026-10')).toMatchObject({
    communities: 1,
    counts: { visit: 0 },
  })
  for (const [month, path] of [
    ['2026-12', 'month'],
    ['2022-01', 'month'],
  ] as const)
    expect([month, fieldsOf(await put(c.secretary, month, {}))]).toEqual([month, [path]])
  expect((await put(c.secretary, '2026-13', {})).status).toBe(404)
  expect(fieldsOf(await put(c.secretary, '2026-10', { letter: { complaints: -1, version: 0 } }))).toEqual([
    'counts.letter.complaints',
  ])
})

test('leave as a workbook with the same numbers', async () => {
  const textOf = (file: Buffer) =>
    Object.entries(unzipSync(new Uint8Array(file)))
      .filter(([name]) => name.endsWith('.xml'))
      .map(([, bytes]) => strFromU8(bytes))
      .join('')
  const community = await l.ask(
    await l.c.headersOf(l.c.declared),
    `/communities/${l.c.communityId}/figures.xlsx?${MONTH}`,
  )
  expect(community.headers['content-disposition']).toContain(encodeURIComponent('数字 2026 年 11 月.xlsx'))
  for (const word of ['总数', '按月', '按小区', '青桐苑', '12345 热线', '怎么算'])
    expect(textOf(community.body)).toContain(word)
  const town = textOf((await l.ask(l.c.g.town.headers, `/regions/${l.townId}/figures.xlsx?${MONTH}`)).body)
  expect(town).toContain('各社区')
  expect(town).not.toContain('围墙')
})

test('what cannot be read is refused by its field', async () => {
  for (const [query, field] of [
    ['span=week', 'span'],
    ['month=2026-00', 'month'],
    ['month=x', 'month'],
  ] as const)
    expect([query, fieldsOf(await l.c.get(l.c.declared, `/figures?${query}`))]).toEqual([query, [field]])
  for (const [query, field] of [
    ['figure=none', 'figure'],
    ['figure=hours&cursor=x', 'cursor'],
    ['figure=hours&estateId=1', 'estateId'],
  ] as const)
    expect([query, fieldsOf(await l.c.get(l.c.declared, `/figures/cases?${query}`))]).toEqual([query, [field]])
  expect((await l.ask(l.city.headers, '/regions/1/figures')).status).toBeGreaterThanOrEqual(404)
})
