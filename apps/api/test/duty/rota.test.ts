import { randomUUID } from 'node:crypto'
import type { ShiftView } from '@juwuye/types'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { openSockets } from '../cases/sockets.ts'
import { type Answer, problemOf } from '../given-cast.ts'
import { DECEMBER, type GivenDuty, givenDuty, POST, STANDS, STATION, shift } from './given-duty.ts'

let t: TestApp
let inside: Inside
let d: GivenDuty

beforeAll(async () => {
  t = await buildTestApp()
  inside = await openInside(t)
  d = await givenDuty(t)
})
afterAll(() => t.close())

/** The fields of a problem, each with its code. */
const faultsOf = ({ body }: Answer): string[] =>
  (body.fields ?? []).map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)
const on = (shifts: readonly ShiftView[], day: string) => shifts.find((one) => one.day === day)
const whoOn = (shifts: readonly ShiftView[]) => shifts.map(({ day, person }) => `${day} ${person?.personId}`)

describe('a month', () => {
  test('is empty, then filled evenly by the rules, and filled again comes out the same', async () => {
    expect(await d.rota()).toMatchObject({
      state: null,
      version: 0,
      shifts: [],
      mayOrganise: true,
      holidaysKnown: true,
    })
    const first = await d.fill()
    expect(first).toMatchObject({ state: 'draft', version: 1, changedBy: '林静' })
    expect(first.shifts).toHaveLength(31)
    expect(first.loads.map(({ shifts }) => shifts).sort()).toEqual([6, 6, 6, 6, 7])
    expect(first.loads.map(({ weekends }) => weekends).sort()).toEqual([1, 1, 2, 2, 2])
    expect(first.days.find(({ day }) => day === '2026-12-05')).toMatchObject({ kind: 'weekend', makeUp: false })
    const again = await d.fill()
    expect(whoOn(again.shifts)).toEqual(whoOn(first.shifts))
    expect(again.shifts.map(({ id }) => id)).toEqual(first.shifts.map(({ id }) => id))
  })

  test('of a year whose holidays are not announced says so', async () => {
    expect((await d.rota(d.desk, '2027-01')).holidaysKnown).toBe(false)
  })

  test('keeps what was set by hand, also a seat that was left empty', async () => {
    const { shifts } = await d.rota()
    const [first, second] = [on(shifts, '2026-12-01'), on(shifts, '2026-12-02')]
    const other = d.party.find((id) => ![first, second].some((one) => one?.person?.personId === id)) ?? ''
    const put = (one: ShiftView | undefined, personId: string | null) =>
      d.c.put(d.desk, `/duty/shifts/${one?.id}/person`, { personId, version: one?.version })
    expect((await put(first, other)).status).toBe(200)
    expect((await put(second, null)).status).toBe(200)
    const filled = (await d.fill()).shifts
    expect(on(filled, '2026-12-01')).toMatchObject({ fixed: true, person: { personId: other } })
    expect(on(filled, '2026-12-02')).toMatchObject({ fixed: true, person: null, gap: { code: 'leftEmpty' } })
    // sent again, it is so already
    expect((await put(first, other)).status).toBe(200)
    expect(problemOf(await put(first, d.party[0] ?? ''))).toEqual([409, 'shift-changed'])
  })

  test('takes nobody by hand who would break a rule, and says who and why', async () => {
    const [busy] = await d.shiftsOf(d.party[0] ?? '')
    const { c, desk } = d
    const free = (await d.rota()).shifts.find(({ fixed, day }) => !fixed && day > '2026-12-02')
    await d.stands(d.party[1] ?? '', { daysOff: [{ fromDay: free?.day, untilDay: free?.day }] })
    const answer = await c.put(desk, `/duty/shifts/${free?.id}/person`, {
      personId: d.party[1],
      version: free?.version,
    })
    expect(problemOf(answer)).toEqual([422, 'shift-rules'])
    expect(answer.body.detail).toContain('许党员：这天休息')
    const stranger = await c.put(desk, `/duty/shifts/${busy?.id}/person`, {
      personId: c.propertyWorker,
      version: busy?.version,
    })
    expect(problemOf(stranger)).toEqual([422, 'shift-rules'])
    const { items } = (await c.get(desk, `/duty/shifts/${free?.id}/candidates`)).body
    expect(items.map(({ problems }: { problems: unknown[] }) => problems.length)).toEqual([0, 0, 0, 1])
    expect(items.at(-1)).toMatchObject({ name: '许党员', problems: [{ code: 'dayOff', text: '这天休息' }] })
  })

  test('with two organisers at once: one wins, the other learns who', async () => {
    const ask = await openSockets(t, d.c)
    const { version } = await d.rota()
    const [a, b] = await Promise.all(
      [d.desk, d.c.secretary].map((personId) => ask(personId, `/duty/rotas/${DECEMBER}/fill`, { version })),
    )
    const [won, lost] = a?.status === 200 ? [a, b] : [b, a]
    expect([won?.status, lost?.status, lost?.body.code]).toEqual([200, 409, 'rota-changed'])
    expect(lost?.body.detail).toMatch(/^(林静|书记)刚刚改过这张表/)
  })

  test('is not published while somebody is off on a day of theirs', async () => {
    const { version, shifts } = await d.rota()
    const broken = shifts.find(({ person }) => person)
    const personId = broken?.person?.personId ?? ''
    await d.stands(personId, { daysOff: [{ fromDay: broken?.day, untilDay: broken?.day }] })
    const answer = await d.c.post(d.desk, `/duty/rotas/${DECEMBER}/publish`, { version })
    expect(problemOf(answer)).toEqual([409, 'rota-broken'])
    expect(answer.body.detail).toContain(`${broken?.person?.name} 12 月 1 日的班不合规矩：这天休息`)
    await d.stands(personId)
  })

  test('is the organiser’s until it is published; then those who stand read it, and each is told how many are theirs', async () => {
    const [member = ''] = d.party
    expect(await d.rota(member)).toMatchObject({ state: null, shifts: [], loads: [], mayOrganise: false })
    expect(problemOf(await d.c.post(member, `/duty/rotas/${DECEMBER}/publish`, { version: 1 }))).toEqual([
      403,
      'forbidden',
    ])
    const stale = await d.c.post(d.desk, `/duty/rotas/${DECEMBER}/publish`, { version: 0 })
    expect(problemOf(stale)).toEqual([409, 'rota-changed'])
    expect((await d.publish()).state).toBe('published')
    const read = await d.rota(member)
    expect(read).toMatchObject({ state: 'published', loads: [], changedBy: null })
    expect(new Set(read.shifts.map(({ person }) => person?.name))).toEqual(
      new Set(['欧阳静', '许', '钱', '孙', '李', undefined]),
    )
    const told = await inside.rows(
      `select announcement from juwuye.outbox where community_id = $1 and kind = 'rota.published'`,
      [d.c.communityId],
    )
    const counts = new Map(
      told.flatMap(({ announcement }) => announcement.people.map((id: string) => [id, announcement.data.shifts])),
    )
    const mine = (await d.shiftsOf(member)).length
    expect([counts.size, counts.get(member)]).toEqual([5, mine])
    // published again changes nothing and tells nobody
    const { version } = await d.rota()
    expect((await d.c.post(d.desk, `/duty/rotas/${DECEMBER}/publish`, { version: 0 })).body.version).toBe(version)
    expect(problemOf(await d.c.post(d.desk, `/duty/rotas/${DECEMBER}/fill`, { version }))).toEqual([
      409,
      'rota-published',
    ])
  })

  test('once published is changed shift by shift, and both are told', async () => {
    const taken = (await d.rota()).shifts.find(({ day, person }) => day > '2026-12-15' && person)
    const { items } = (await d.c.get(d.desk, `/duty/shifts/${taken?.id}/candidates`)).body
    const answer = await d.c.put(d.desk, `/duty/shifts/${taken?.id}/person`, {
      personId: items[0].personId,
      version: taken?.version,
    })
    expect(answer.status).toBe(200)
    const told = await inside.rows(
      `select announcement from juwuye.outbox where community_id = $1 and kind = 'rota.changed' order by id`,
      [d.c.communityId],
    )
    expect(told.map(({ announcement: { people, data } }) => [people, data.yours])).toEqual([
      [[taken?.person?.personId], false],
      [[items[0].personId], true],
    ])
  })
})

describe('what cannot be is refused in words:', () => {
  test('months that are past, far ahead, without shifts or without people', async () => {
    const fill = (month: string) => d.c.post(d.desk, `/duty/rotas/${month}/fill`, { version: 0 })
    expect(problemOf(await fill('2026-10'))).toEqual([409, 'rota-past'])
    expect(faultsOf(await fill('2031-01'))).toEqual(['month out-of-range'])
    expect(problemOf(await fill('2026-13'))).toEqual([404, 'not-found'])
    expect(problemOf(await d.c.post(d.desk, '/duty/rotas/2027-02/publish', { version: 0 }))).toEqual([
      409,
      'rota-not-made',
    ])
    const bare = await givenDuty(t, { members: 0 })
    const none = await bare.c.post(bare.desk, `/duty/rotas/${DECEMBER}/fill`, { version: 0 })
    expect(problemOf(none)).toEqual([422, 'rota-no-people'])
    expect(none.body.detail).toBe('这个月还没有人可以排班：先在名册里选好谁坐哪个岗')
    const [post] = (await bare.setup()).posts
    const { id, ...body } = { ...post, id: post?.id }
    expect((await bare.c.put(bare.desk, `/duty/posts/${id}`, { ...body, active: false })).status).toBe(200)
    const idle = await bare.c.post(bare.desk, `/duty/rotas/${DECEMBER}/fill`, { version: 0 })
    expect(problemOf(idle)).toEqual([422, 'rota-no-shifts'])
    expect(await bare.rota()).toMatchObject({ state: null, version: 0 })
  })

  test('shifts that run into each other, hours without length, stations nowhere, names twice', async () => {
    const { c, desk, stationId } = d
    const post = (over: object) => c.post(desk, '/duty/posts', { ...POST, stationId, label: '夜巡', ...over })
    expect(faultsOf(await post({ shifts: [shift(480, 720), shift(700, 900)] }))).toEqual([
      'shifts.1.fromMinute overlaps',
    ])
    expect(faultsOf(await post({ shifts: [shift(480, 480)] }))).toEqual(['shifts.0.untilMinute out-of-range'])
    expect(faultsOf(await post({ stationId: randomUUID() }))).toEqual(['stationId not-a-choice'])
    expect(faultsOf(await post({ label: POST.label }))).toEqual(['label taken'])
    expect(faultsOf(await post({ roles: ['king'] }))).toEqual(['roles.0 not-a-choice'])
    const station = (over: object) => c.post(desk, '/duty/stations', { ...STATION, name: '另一站', ...over })
    expect(faultsOf(await station({ latitude: 0, longitude: 0 }))).toEqual([
      'latitude out-of-range',
      'longitude out-of-range',
    ])
    expect(faultsOf(await station({ name: STATION.name }))).toEqual(['name taken'])
    expect(faultsOf(await station({ opening: [{ ...STATION.opening[0], untilMinute: 60 }] }))).toEqual([
      'opening.0.untilMinute out-of-range',
    ])
  })

  test('people at posts their roles do not fit, days that are none, rows that somebody changed', async () => {
    const { c, desk, postId } = d
    const person = (id: string, over: object) =>
      c.put(desk, `/duty/people/${id}`, { ...STANDS, postIds: [postId], version: 0, ...over })
    expect(faultsOf(await person(c.propertyWorker, {}))).toEqual(['postIds.0 not-a-choice'])
    expect(problemOf(await person(c.reporter, { postIds: [] }))).toEqual([404, 'not-found'])
    const [member = ''] = d.party
    expect(problemOf(await person(member, {}))).toEqual([409, 'stale-version'])
    const daysOff = [{ fromDay: '2026-02-30', untilDay: '2026-03-01' }]
    expect(faultsOf(await person(member, { daysOff }))).toEqual(['daysOff.0.fromDay wrong-format'])
    const back = [{ fromDay: '2026-12-05', untilDay: '2026-12-01' }]
    expect(faultsOf(await person(member, { daysOff: back }))).toEqual(['daysOff.0.untilDay out-of-range'])
  })

  test('a station added twice with one key is one station', async () => {
    const key = { 'idempotency-key': randomUUID() }
    const add = () => d.c.post(d.desk, '/duty/stations', { ...STATION, name: '西门服务站' }, key)
    expect([(await add()).status, (await add()).status]).toEqual([200, 200])
    expect((await d.setup()).stations.map(({ name }) => name)).toEqual([STATION.name, '西门服务站'])
    expect(Object.keys((await d.setup()).stations[0] ?? {})).not.toContain('codeSecret')
  })
})

describe('days one cannot stand', () => {
  test('are said by oneself, but a shift one has is swapped first', async () => {
    const [member = ''] = d.party
    const [mine] = (await d.shiftsOf(member)).filter(({ day }) => day > '2026-12-05')
    const { version = 0 } = (await d.setup()).people.find(({ personId }) => personId === member) ?? {}
    const say = (day: string | undefined) =>
      d.c.put(member, '/duty/mine/days-off', { daysOff: [{ fromDay: day, untilDay: day }], offWeekdays: [7], version })
    expect(problemOf(await say(mine?.day))).toEqual([409, 'day-has-shift'])
    expect((await say('2027-01-08')).body).toMatchObject({
      offWeekdays: [7],
      daysOff: [{ fromDay: '2027-01-08', untilDay: '2027-01-08' }],
      version: version + 1,
    })
    const notOnIt = await d.c.put(d.c.propertyWorker, '/duty/mine/days-off', {
      daysOff: [],
      offWeekdays: [],
      version: 0,
    })
    expect(problemOf(notOnIt)).toEqual([404, 'not-found'])
  })
})

test('whoever leaves has no shift ahead any more: it is vacant, and the swaps about it are void', async () => {
  const { c, desk } = d
  const [, , , , leaver = ''] = d.party
  const ahead = (await d.shiftsOf(leaver)).length
  const { parties } = (await c.get(desk, '/members')).body
  const membershipId = parties
    .flatMap(({ members }: { members: { personId: string; membershipId: string }[] }) => members)
    .find((member: { personId: string }) => member.personId === leaver)?.membershipId
  expect(ahead).toBeGreaterThan(0)
  const ended = await c.post(desk, `/memberships/${membershipId}/end`, { successorId: null, reason: '搬走了' })
  expect([ended.status, await d.shiftsOf(leaver)]).toEqual([200, []])
  const vacant = (await d.rota()).shifts.filter(({ gap }) => gap?.code === 'vacant')
  expect(vacant.length).toBe(ahead)
})

test('nothing of duty is seen or touched by residents, strangers or another community', async () => {
  const other = await givenDuty(t, { members: 1 })
  const [foreign] = (await d.rota()).shifts
  const paths = [`/duty/rotas/${DECEMBER}`, `/duty/shifts/${foreign?.id}/candidates`, '/duty/swaps']
  for (const path of paths) {
    expect(problemOf(await d.c.get(d.c.declared, path))).toEqual([404, 'not-found'])
    expect(problemOf(await d.c.get(await d.c.newcomer(), path))).toEqual([404, 'not-found'])
  }
  expect(problemOf(await d.c.get(d.party[0] ?? '', '/duty/setup'))).toEqual([403, 'forbidden'])
  const body = { personId: other.party[0], version: 1 }
  expect(problemOf(await other.c.put(other.desk, `/duty/shifts/${foreign?.id}/person`, body))).toEqual([
    404,
    'not-found',
  ])
  expect(problemOf(await other.c.get(other.desk, `/duty/shifts/${foreign?.id}/candidates`))).toEqual([404, 'not-found'])
  const person = { ...STANDS, postIds: [], version: 0 }
  expect(problemOf(await other.c.put(other.desk, `/duty/people/${d.party[0]}`, person))).toEqual([404, 'not-found'])
  const station = { ...STATION, version: 1 }
  expect(problemOf(await other.c.put(other.desk, `/duty/stations/${d.stationId}`, station))).toEqual([404, 'not-found'])
  const post = { ...POST, stationId: other.stationId, version: 1 }
  expect(problemOf(await other.c.put(other.desk, `/duty/posts/${d.postId}`, post))).toEqual([404, 'not-found'])
})
