import { randomUUID } from 'node:crypto'
import { DAY, HOUR } from '@juwuye/domain'
import { appointRegionOfficer } from '../../src/features/identity/index.ts'
import { type GivenLevels, givenLevels } from '../figures/given-levels.ts'
import { tick } from '../given-cast.ts'
import { givenNotes, type Notes } from '../notifications/given-notes.ts'
import { importing } from '../opening/given-import.ts'
import { type Doors, everyDoor } from './every-door.ts'

jest.setTimeout(120_000)

const UNKNOWN = '01a00000-0000-7000-8000-000000000000'

/** What of a matter is words, each standing nowhere else; by the matter, whose number and dates the town may have. */
const WORDS = {
  raised: ['明甲原话', '明甲地点', '明甲门口'],
  checkedIn: ['明乙原话', '明乙题目', '明乙答复', '明乙门口'],
  planned: ['明丙原话', '明丙题目', '明丙进展', '明丙步骤', '明丙要求', '明丙共鸣', '明丙门口'],
  declined: ['明丁原话', '明丁缘由', '明丁去处'],
  // of a workbook: who is looked after, and where an owner is rung up
  roll: ['13900000009', '明戊奶奶', '明戊室', '明戊敲门'],
  /** The town helps to keep the roll, so it reads their names. */
  owners: ['明戊业主'],
} as const
type Matter = keyof typeof WORDS

/**
 * Town and city look on: in every answer to every reading there is no word of a matter that has no page, until the town steps
 * in. Of their own words, which they do write, these tests know nothing.
 */
describe('a matter without a page', () => {
  let n: Notes
  let l: GivenLevels
  let doors: Doors
  const ids = {} as Record<Matter, string>
  const numbers = {} as Record<Matter, string>
  let published: { id: string; publicationId: string }
  let month: string
  let city: string
  let broughtIn: { importId: string; unitId: string }

  /** Which words whoever asks gets hold of, where; `wide`: also of every list, in each of its queues and searches. */
  async function wordsTo(
    personId: string,
    { wide, but = [] }: { wide: boolean; but?: readonly Matter[] },
  ): Promise<{ found: string[]; open: number }> {
    const found: string[] = []
    let open = 0
    const membership = await n.inside.rows(
      'select id from juwuye.memberships where community_id = $1 and person_id = $2',
      [l.c.communityId, l.c.propertyWorker],
    )
    for (const caseId of Object.values(ids)) {
      const params = {
        ...{
          communityId: l.c.communityId,
          caseId,
          publicationId: published.publicationId,
          month,
          regionId: l.c.g.regionId,
        },
        ...{ membershipId: membership[0].id, stationId: UNKNOWN, token: 'a'.repeat(43), sha256: 'a'.repeat(64) },
        ...{ size: 'full', attachmentId: UNKNOWN, attendanceId: UNKNOWN, neighbourId: UNKNOWN, tellBackId: UNKNOWN },
        ...{ shiftId: UNKNOWN, buildingId: l.c.buildingId, ...broughtIn },
      }
      const first = wide && caseId === ids.raised
      for (const { route, url } of doors.reads(params, first ? ['明', '题目', '原话'] : [], first)) {
        if (!first && !route.path.includes('{caseId}')) continue
        const { status, text, headers } = await doors.ask(route, url, personId)
        if (status === 200) open += 1
        for (const [matter, marks] of Object.entries(WORDS))
          for (const mark of marks)
            if (!but.includes(matter as Matter) && (text + headers).includes(mark)) found.push(`${url} says ${mark}`)
      }
    }
    return { found, open }
  }

  beforeAll(async () => {
    n = await givenNotes('doors')
    l = await givenLevels(n.t, n.inside)
    const { c } = l
    month = '2026-11'
    city = await c.newcomer()
    await appointRegionOfficer(n.t.deps, { personId: city, regionId: l.cityId, role: 'cityOfficer' })
    const blows = async (matter: Matter, mark: string) => {
      const { id, number } = await c.blows(c.reporter, { text: `${mark}原话`, spot: `${mark}门口` })
      ids[matter] = id
      numbers[matter] = number
      return id
    }
    await blows('raised', '明甲')
    const second = await blows('checkedIn', '明乙')
    const parties = { partyIds: [c.parties.property] }
    await c.does(c.socialWorker, second, 'triage', { class: 'hard', title: '明乙题目', ...parties })
    await c.does(c.propertyWorker, second, 'check-in', { reply: '明乙答复' })
    const third = await blows('planned', '明丙')
    await c.does(c.socialWorker, third, 'triage', { class: 'minor', title: '明丙题目', ...parties })
    await c.does(c.neighbour, third, 'join', { id: randomUUID(), text: '明丙共鸣' })
    await c.does(c.propertyWorker, third, 'check-in', { reply: '来看' })
    await c.does(c.propertyWorker, third, 'claim-lead')
    await c.does(c.propertyWorker, third, 'adopt-plan', c.plan({ title: '明丙步骤' }))
    await c.does(c.propertyWorker, third, 'note-progress', { text: '明丙进展' })
    await c.does(c.chair, third, 'supervise', { demand: '明丙要求', answerDay: '2026-12-20' })
    const fourth = await blows('declined', '明丁')
    await c.does(c.socialWorker, fourth, 'decline', { reason: '明丁缘由', instead: '明丁去处' })
    const desk = importing(n.t, c.g)
    const building = c.g.buildings[0]?.name ?? ''
    const agreed = { reach: '上门', consentKind: '本人口头同意', consentDay: '2026-01-05' }
    const { id: importId } = await desk.applied({
      units: [{ building, name: '901', owners: '明戊业主', phones: '13900000009' }],
      neighbours: [{ building, name: '明戊奶奶', room: '明戊室', reachNote: '明戊敲门', ...agreed }],
    })
    const [home] = await desk.unitsOf(c.buildingId)
    broughtIn = { importId, unitId: home?.id ?? '' }
    const page = await c.bring('publicised')
    published = { id: page, publicationId: (await c.view(c.socialWorker, page)).publicationId ?? '' }
    doors = await everyDoor(n.t, c)
    await n.drain()
    // late enough to be passed up, and too early for the town to be asked to rule
    n.t.clock.advance(4 * DAY + HOUR)
    await tick(n.t)
    await n.drain()
    await l.count()
  })
  afterAll(() => n.t.close())

  test('tells the town number, class, state, level and dates, and not a word; a neighbour reads titles', async () => {
    const { c } = l
    const { found, open } = await wordsTo(c.town, { wide: true, but: ['owners'] })
    expect(found).toEqual([])
    expect(open).toBeGreaterThan(40)
    const [template] = doors.routes.filter(({ path }) => path.endsWith('/template.xlsx') && path.includes('/imports/'))
    if (!template) throw new Error('there is no template')
    const roll = await doors.ask(template, `/v1/communities/${c.communityId}/imports/template.xlsx?filled=true`, c.town)
    expect([...WORDS.owners, ...WORDS.roll].filter((mark) => roll.text.includes(mark))).toEqual(WORDS.owners)
    const { items } = (await c.get(c.town, '/cases?scope=community')).body
    const row = (id: string) => items.find((one: { id: string }) => one.id === id)
    const nowhere = { estate: '', building: null, spot: null }
    expect(row(ids.planned)).toMatchObject({
      ...{
        number: numbers.planned,
        class: 'minor',
        state: 'rectifying',
        title: '',
        place: nowhere,
        lead: null,
        thumb: null,
      },
      supervised: expect.any(Number),
    })
    expect(row(published.id).title).not.toBe('')
    expect(await c.view(c.town, ids.planned)).toMatchObject({
      readLevel: 'outline',
      title: '',
      nodes: [],
      timeline: [],
    })
    const mine = await wordsTo(c.neighbour, { wide: false })
    expect(mine.found.some((line) => line.endsWith('明乙题目'))).toBe(true)
  })

  test('is not found by the town by words, nor by the building', async () => {
    const { c } = l
    const listed = async (query: string) =>
      (await c.get(c.town, `/cases?scope=community&${query}`)).body.items.map((one: { id: string }) => one.id)
    expect(await listed(`q=${encodeURIComponent('明乙题目')}`)).toEqual([])
    expect(await listed(`q=${numbers.checkedIn.slice(-4)}`)).toContain(ids.checkedIn)
    expect(await listed(`buildingId=${c.buildingId}`)).toEqual([published.id])
    expect(await c.alike(c.town, '明乙原话明乙题目')).toEqual([])
    expect(await c.alike(c.reporter, '明乙原话明乙题目')).toContain(ids.checkedIn)
  })

  test('tells the city nothing at all beside figures and pages', async () => {
    const { found } = await wordsTo(city, { wide: true })
    expect(found).toEqual([])
    expect((await l.c.get(city, '/figures?span=year')).body.reader).toBe('city')
    const asked = await Promise.all(
      ['/cases', `/cases/${ids.planned}`, '/late', '/inbox'].map((path) => l.c.get(city, path)),
    )
    expect(asked.map(({ status }) => status)).toEqual([200, 404, 404, 200])
    expect([asked[0]?.body.items, asked[3]?.body.items]).toEqual([[], []])
  })

  test('opens to the town that demands an answer, as far as to any neighbour, and no other matter with it', async () => {
    const { c } = l
    const after = await c.does(c.town, ids.planned, 'supervise', { demand: '请说明进度', answerDay: '2026-12-31' })
    expect(after).toMatchObject({ readLevel: 'public', title: '明丙题目' })
    const { found } = await wordsTo(c.town, { wide: false, but: ['planned'] })
    expect(found).toEqual([])
    const late = (await c.get(c.town, '/late?limit=50')).body.items
    expect(late.find((one: { caseId: string }) => one.caseId === ids.planned)?.title ?? '明丙题目').toBe('明丙题目')
    const seen = JSON.stringify(await c.view(c.town, ids.planned))
    for (const mark of ['明丙原话', '明丙共鸣', '明丙门口', '明丙进展']) expect(seen).not.toContain(mark)
  })
})
