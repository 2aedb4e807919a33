import { randomUUID } from 'node:crypto'
import { MINUTE } from '@juwuye/domain'
import type { MyDuty } from '@juwuye/types'
import { sweepDuty } from '../../src/features/duty/index.ts'
import { createAppWorker } from '../../src/handlers.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { openSockets } from '../cases/sockets.ts'
import { fieldsOf, tick } from '../given-cast.ts'
import { fix, type GivenWatch, givenWatch, instant, short } from './given-watch.ts'

let t: TestApp
let inside: Inside
let w: GivenWatch
let ask: Awaited<ReturnType<typeof openSockets>>

beforeAll(async () => {
  t = await buildTestApp({ databaseSuffix: '_watch' })
  inside = await openInside(t)
  w = await givenWatch(t)
  ask = await openSockets(t, w.c)
})
afterAll(() => t.close())

/** Comes to the shift of the day, by code and place. */
async function comesOn(day: string, time = '13:30'): Promise<{ personId: string; attendanceId: string }> {
  w.set(`2026-12-${day}`, time)
  const { personId, id } = w.on(day)
  const { status, body } = await w.comes(personId, { shiftId: id, code: await w.code(), location: fix() })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return { personId, attendanceId: body.attendanceId }
}
const goes = (personId: string, attendanceId: string, over: object = {}) =>
  w.c.post(personId, `/duty/attendances/${attendanceId}/check-out`, { note: '', promises: [], ...over })
const promise = (words: string, over: object = {}) => ({ kind: 'other', caseId: null, words, dueAt: null, ...over })
/** Who was told what since, as `kind name`. */
async function told(since: number): Promise<string[]> {
  await createAppWorker(t.deps).drain()
  const names = new Map(
    [...Object.entries(w.c), ...w.party.map((id, n) => [`party${n}`, id] as const)].flatMap(([name, id]) =>
      typeof id === 'string' ? [[id, name]] : [],
    ),
  )
  const rows = await inside.rows(
    `select kind, person_id from juwuye.messages where community_id = $1 and case_id is null and created_at >= $2
       and kind !~ '^(rota|swap)'`,
    [w.c.communityId, new Date(since)],
  )
  return rows.map(({ kind, person_id }) => `${kind} ${names.get(person_id) ?? 'somebody'}`).sort()
}
const DESK_TOLD = (kind: string) => [`${kind} secretary`, `${kind} socialWorker`]

describe('nobody comes', () => {
  const noDesk = async (day: string) =>
    (await inside.rows('select chase_at, missed_told_at from juwuye.shifts where id = $1', [w.on(day).id]))[0]

  test('after the time of grace desk and reserve are told, once, however many ticks there are and at once', async () => {
    await w.stands(w.on('01').personId, { reserve: true })
    const reserve = w.party.find((one) => ![w.on('01'), w.on('02')].some(({ personId }) => personId === one)) ?? ''
    await w.stands(reserve, { reserve: true })
    w.set('2026-12-01', '13:44:59')
    await tick(t)
    expect(await told(t.clock.now() - MINUTE)).toEqual([])
    w.set('2026-12-01', '13:45')
    const since = t.clock.now()
    await Promise.all([1, 2, 3].map(() => sweepDuty(t.deps, since)))
    await tick(t)
    const names = `party${w.party.indexOf(reserve)}`
    expect(await told(since)).toEqual([...DESK_TOLD('shift.missed'), `shift.reserve ${names}`])
    const board = (await w.c.get(w.desk, '/duty/board')).body
    expect(board.missed.map(({ id }: { id: string }) => id)).toEqual([w.on('01').id])
    expect(board.reserve).toHaveLength(2)
    const text = (await w.c.get(w.desk, '/inbox?limit=1')).body.items[0]
    expect(text).toMatchObject({ kind: 'shift.missed', page: 'duty/board', urgent: true, case: null })
    expect(text.text).toMatch(/^轮值党员 13:30 的班，\S+过了 15 分钟还没到，请找人补上$/u)
  })

  test('the reserve takes the seat up by the station’s code, and may use the one another scanned; the shift stays missed', async () => {
    w.set('2026-12-01', '14:10')
    const reserve = w.party.find((one) => ![w.on('01'), w.on('02')].some(({ personId }) => personId === one)) ?? ''
    const code = await w.code()
    const came = await w.comes(reserve, { code, location: fix() })
    expect(came.body).toMatchObject({ shiftId: null, standIn: true, proof: 'strong', until: w.on('01').untilAt })
    const late = await w.comes(w.on('01').personId, { shiftId: w.on('01').id, code, location: fix() })
    expect(late.body).toMatchObject({ minutesLate: 40, proof: 'strong' })
    const board = (await w.c.get(w.desk, '/duty/board')).body
    expect(board.standIns).toMatchObject([{ personId: reserve, stationId: w.stationId }])
    expect((await w.mine(reserve)).open).toMatchObject({ shift: null, station: { id: w.stationId } })
  })

  test('with the shift their attendance ends, and nothing is left to chase', async () => {
    w.set('2026-12-01', '17:30')
    expect((await w.mine(w.on('01').personId)).open).toBeNull()
    await tick(t)
    const rows = await inside.rows('select checked_out_at from juwuye.attendances where shift_id = $1', [w.on('01').id])
    expect(rows.map((row) => row.checked_out_at.getTime())).toEqual([w.on('01').untilAt])
    expect(await noDesk('01')).toMatchObject({ chase_at: null, missed_told_at: expect.any(Date) })
  })

  test('who came is not missed', async () => {
    await comesOn('02', '13:40')
    const since = t.clock.now()
    w.set('2026-12-02', '14:00')
    await tick(t)
    expect(await told(since)).toEqual([])
    expect(await noDesk('02')).toMatchObject({ chase_at: new Date(w.on('02').untilAt), missed_told_at: null })
  })

  test('a tick that comes days later tells the desk what was, and troubles no reserve', async () => {
    w.set('2026-12-05', '09:00')
    const since = t.clock.now()
    await tick(t)
    await tick(t)
    const missed = DESK_TOLD('shift.missed')
    expect(await told(since)).toEqual([...missed, ...missed].sort())
    const { items } = (await w.c.get(w.desk, '/inbox?limit=2')).body
    expect(items.map(({ text }: { text: string }) => text)).toEqual([
      expect.stringMatching(/^12 月 \d 日轮值党员 13:30 的班，\S+没有来$/u),
      expect.stringMatching(/^12 月 \d 日轮值党员 13:30 的班，\S+没有来$/u),
    ])
  })
})

describe('handing over', () => {
  let first: { personId: string; attendanceId: string }
  let card: MyDuty['handovers'][number]

  test('the draft knows what they did on watch and what waits; nobody else has it', async () => {
    first = await comesOn('06')
    const before = await w.c.bring('claimed')
    const waits = (await w.c.blows(w.c.reporter)).id
    const path = `/duty/attendances/${first.attendanceId}/handover`
    const draft = async () => (await w.c.get(first.personId, path)).body.promises
    expect(await draft()).toMatchObject([{ kind: 'case', case: { id: waits }, words: '等派哨' }])
    const danger = (await w.c.blows(w.c.neighbour, { danger: true })).id
    await w.c.does(first.personId, danger, 'confirm-danger', { danger: true })
    const promises = await draft()
    expect(promises.map(({ case: about }: { case: { id: string } }) => about.id).sort()).toEqual([danger, waits].sort())
    const acted = promises.find(({ case: about }: { case: { id: string } }) => about.id === danger)
    expect(acted.words).toBe('接着办')
    expect(acted.dueAt).toBeGreaterThan(t.clock.now())
    expect(JSON.stringify(promises)).not.toContain(before)
    for (const other of [w.desk, w.c.reporter]) expect(short(await w.c.get(other, path))).toBe('404 not-found')
  })

  test('the draft knows whom they still have to tell, and names nobody', async () => {
    const onBehalfOf = { name: '王奶奶', consent: 'spoken' }
    const { id } = await w.c.blows(first.personId, { channel: 'relay', onBehalfOf })
    await w.c.does(w.desk, id, 'decline', { reason: '不归社区管', instead: '供电所' })
    const { promises } = (await w.c.get(first.personId, `/duty/attendances/${first.attendanceId}/handover`)).body
    expect(promises).toContainEqual(
      expect.objectContaining({ kind: 'tellBack', case: expect.objectContaining({ id }), words: '给代报的邻居回话' }),
    )
    expect(JSON.stringify(promises)).not.toContain('王奶奶')
  })

  test('a card may promise only what they can see; words are limited', async () => {
    const hidden = await w.c.blows(w.c.reporter, { visibility: 'private' })
    const wrong = await goes(first.personId, first.attendanceId, {
      promises: [promise('给 3 幢回电话'), promise('接着办', { kind: 'case', caseId: hidden.id })],
    })
    expect([short(wrong), fieldsOf(wrong)]).toEqual(['422 invalid-input', ['promises.1.caseId']])
    expect(fieldsOf(await goes(first.personId, first.attendanceId, { promises: [promise('')] }))).toEqual([
      'promises.0.words',
    ])
    expect((await w.mine(first.personId)).open).not.toBeNull()
  })

  test('checking out counts the time and leaves the card; again it answers the same', async () => {
    w.set('2026-12-06', '17:20')
    const promises = [
      promise('答应住户 A：今天回电话', { kind: 'visit', dueAt: instant('2026-12-06', '19:00') }),
      promise('带电梯工去机房'),
    ]
    const out = await goes(first.personId, first.attendanceId, { note: '钥匙在前台', promises })
    expect(out.body).toMatchObject({ minutes: 230, handoverId: expect.any(String) })
    expect((await goes(first.personId, first.attendanceId)).body).toEqual(out.body)
    expect(short(await goes(w.desk, first.attendanceId))).toBe('404 not-found')
    expect((await w.mine(first.personId)).open).toBeNull()
    const [waiting] = (await w.c.get(w.desk, '/duty/board')).body.handovers
    expect(waiting).toMatchObject({
      note: '钥匙在前台',
      takenBy: null,
      promises: [{ kind: 'visit', keptAt: null }, {}],
    })
    card = waiting
  })

  test('nobody takes it over: it stays, and the desk is told once, when the next should have come', async () => {
    w.set('2026-12-07', '13:44')
    const since = t.clock.now()
    await tick(t)
    const waitingTold = async () => (await told(since)).filter((line) => line.startsWith('handover'))
    expect(await waitingTold()).toEqual([])
    w.set('2026-12-07', '13:45')
    await tick(t)
    await tick(t)
    expect(await waitingTold()).toEqual(DESK_TOLD('handover.waiting'))
    expect((await w.c.get(w.desk, '/duty/board')).body.handovers).toHaveLength(1)
  })

  test('only who is on duty takes it; of two at once one has it and the other reads who', async () => {
    const { personId: next } = w.on('08')
    expect(short(await w.c.post(next, `/duty/handovers/${card.id}/take`))).toBe('403 on-duty-only')
    await comesOn('08')
    expect((await w.mine(next)).handovers.map(({ id }) => id)).toEqual([card.id])
    const answers = await Promise.all([next, w.desk].map((one) => ask(one, `/duty/handovers/${card.id}/take`, {})))
    const [won, lost] = answers.sort((a, b) => a.status - b.status)
    expect([won?.status, lost?.body.code]).toEqual([200, 'handover-taken'])
    expect(lost?.body.detail).toMatch(/已经接过这张交接卡了$/u)
    expect(short(await w.c.post(w.c.reporter, `/duty/handovers/${card.id}/take`))).toBe('404 not-found')
    expect(short(await w.c.post(w.desk, `/duty/handovers/${randomUUID()}/take`))).toBe('404 not-found')
  })

  test('a promise stays until it is kept, once, by whoever says so first', async () => {
    const [one, two] = card.promises
    const board = async () => (await w.c.get(w.desk, '/duty/board')).body
    expect((await board()).promises).toHaveLength(2)
    const keep = (personId: string, id = one?.id) => w.c.post(personId, `/duty/promises/${id}/keep`)
    expect((await keep(w.desk)).status).toBe(200)
    expect((await keep(w.desk)).status).toBe(200)
    const again = await keep(w.on('08').personId)
    expect([short(again), again.body.detail]).toEqual(['409 promise-kept', '林静已经办好这一件了'])
    expect((await board()).promises).toMatchObject([{ id: two?.id }])
    expect(short(await keep(w.c.reporter, two?.id))).toBe('404 not-found')
    expect(short(await keep(w.on('08').personId, randomUUID()))).toBe('404 not-found')
  })

  test('who forgot to check out hands over afterwards, and the end stays the shift’s', async () => {
    const { personId, attendanceId } = await comesOn('09')
    w.set('2026-12-09', '20:00')
    await tick(t)
    const out = await goes(personId, attendanceId, { note: '忘了签退' })
    expect(out.body).toMatchObject({ outAt: w.on('09').untilAt, minutes: 240, handoverId: expect.any(String) })
    const other = await comesOn('10')
    w.set('2026-12-10', '15:00')
    expect((await goes(other.personId, other.attendanceId)).status).toBe(200)
    const late = await goes(other.personId, other.attendanceId, { note: '还有一件' })
    expect([short(late), late.body.detail]).toEqual(['409 not-on-duty', '这一班 15:00 已经签退了'])
  })

  test('cards and promises of another community are not there', async () => {
    const other = await givenWatch(t)
    for (const path of [`/duty/handovers/${card.id}/take`, `/duty/promises/${card.promises[1]?.id}/keep`])
      expect(short(await other.c.post(other.desk, path))).toBe('404 not-found')
    expect((await other.c.get(other.desk, '/duty/board')).body.handovers).toEqual([])
  })
})

describe('the station’s tablet', () => {
  test('shows codes ahead, each half a minute, and of people the family name', async () => {
    w.set('2026-12-11', '13:20:10')
    const shown = await w.screen()
    expect(shown.codes).toHaveLength(9)
    expect(shown.codes.map(({ from, until }) => until - from)).toEqual(shown.codes.map(() => 30_000))
    expect(shown.codes[0]?.from).toBe(instant('2026-12-11', '13:20'))
    expect(shown.today).toEqual([
      {
        post: '轮值党员',
        character: '党',
        fromAt: w.on('11').fromAt,
        untilAt: w.on('11').untilAt,
        familyName: expect.stringMatching(/^(欧阳|许|钱|孙|李)$/u),
        inAt: null,
      },
    ])
    const everything = JSON.stringify(shown)
    for (const secret of [w.on('11').personId, '0571']) expect(everything).not.toContain(secret)
  })

  test('a minute without network and a clock that is a minute off are no gap', async () => {
    w.set('2026-12-11', '13:30')
    const shown = await w.screen()
    const shows = (at: number) => shown.codes.find(({ from, until }) => from <= at && at < until)?.text ?? ''
    // the tablet goes on from what it has, by a clock that is a minute behind
    w.set('2026-12-11', '13:31:15')
    const code = shows(t.clock.now() - MINUTE)
    expect((await w.comes(w.on('11').personId, { code, location: fix() })).body).toMatchObject({ proof: 'strong' })
    w.set('2026-12-13', '13:31')
    const ahead = (await w.screen()).codes.find(({ from }) => from >= t.clock.now() + MINUTE)?.text
    expect((await w.comes(w.on('13').personId, { code: ahead, location: fix() })).body).toMatchObject({
      proof: 'strong',
    })
  })

  test('paired anew the old one shows nothing; a wrong token, none and somebody’s session are no tablet', async () => {
    const old = await w.pairAnew()
    expect((await w.screenOf(old)).statusCode).toBe(200)
    const fresh = await w.pairAnew()
    expect((await w.screenOf(old)).json()).toMatchObject({ status: 401, code: 'tablet-unpaired' })
    expect((await w.screenOf(fresh)).statusCode).toBe(200)
    const session = (await w.c.headersOf(w.desk)).authorization?.replace('Bearer ', '') ?? ''
    const [communityId, , secret] = fresh.split('.')
    const tokens = ['rubbish', session, `${communityId}.${randomUUID()}.${secret}`, `1.${w.stationId}.${secret}`]
    for (const token of tokens) expect((await w.screenOf(token)).statusCode).toBe(401)
    expect((await t.app.inject({ url: '/v1/station-screen' })).statusCode).toBe(401)
    const stored = await inside.rows('select tablet_token_hash as h from juwuye.stations where id = $1', [w.stationId])
    expect(stored[0].h).not.toContain(secret)
  })

  test('is paired by who plans, for a station of theirs', async () => {
    const path = `/duty/stations/${w.stationId}/tablet`
    expect(short(await w.c.post(w.c.reporter, path))).toBe('403 forbidden')
    expect(short(await w.c.post(w.desk, `/duty/stations/${randomUUID()}/tablet`))).toBe('404 not-found')
    const other = await givenWatch(t)
    expect(short(await other.c.post(other.desk, path))).toBe('404 not-found')
  })
})

describe('whoever is on duty', () => {
  test('hears of danger and says what it is; off duty they are not told and cannot', async () => {
    const { personId, attendanceId } = await comesOn('16')
    const { id } = await w.c.blows(w.c.reporter, { danger: true })
    const mine = async () => {
      await createAppWorker(t.deps).drain()
      return (await w.c.get(personId, '/inbox?limit=50')).body.items.filter(
        (item: { case: { id: string } | null }) => item.case?.id === id,
      )
    }
    expect(await mine()).toMatchObject([{ kind: 'whistle.blown', urgent: true }])
    expect(await w.c.offer(personId, id, 'confirm-danger')).toMatchObject({ enabled: true })
    await w.c.does(personId, id, 'confirm-danger', { danger: false, reason: '是水汽，不是烟' })
    await goes(personId, attendanceId)
    const later = await w.c.blows(w.c.neighbour, { danger: true })
    expect(await w.c.view(personId, later.id)).toMatchObject({ readLevel: 'public' })
    expect(short(await w.c.act(personId, later.id, 'confirm-danger', { danger: true }))).toBe('403 not-duty-or-desk')
    await createAppWorker(t.deps).drain()
    expect(JSON.stringify((await w.c.get(personId, '/inbox?limit=50')).body)).not.toContain(later.id)
  })

  test('is shown to residents by family name and post, with the station to ring, until the shift is over', async () => {
    await comesOn('18')
    const week = async (personId = w.c.reporter, day = '') => (await w.c.get(personId, `/duty/week${day}`)).body
    const shown = await week()
    const familyName = expect.stringMatching(/^(欧阳|许|钱|孙|李)$/u)
    expect(shown.now).toEqual([{ familyName, post: '轮值党员', stationId: w.stationId, until: w.on('18').untilAt }])
    expect(shown.stations).toMatchObject([{ id: w.stationId, phone: '0571-0000009', openNow: true }])
    expect(shown.days.map(({ day }: { day: string }) => day)).toEqual([
      ...['2026-12-14', '2026-12-15', '2026-12-16', '2026-12-17', '2026-12-18', '2026-12-19', '2026-12-20'],
    ])
    expect(shown.days[4].shifts).toEqual([
      { post: '轮值党员', stationId: w.stationId, fromAt: w.on('18').fromAt, untilAt: w.on('18').untilAt, familyName },
    ])
    expect(JSON.stringify(shown)).not.toContain(w.on('18').personId)
    w.set('2026-12-18', '17:30')
    expect(await week()).toMatchObject({ now: [], stations: [{ openNow: false }] })
    expect((await week(w.c.reporter, '?day=2026-12-31')).days[0].day).toBe('2026-12-28')
    for (const none of ['soon', '2026-02-30', '2026-13-01', '0000-00-00', '0001-01-01', '9999-12-31'])
      expect([none, fieldsOf(await w.c.get(w.c.reporter, `/duty/week?day=${none}`))]).toEqual([none, ['day']])
    expect(short(await w.c.get(await w.c.newcomer(), '/duty/week'))).toBe('404 not-found')
  })
})

describe('out of hours', () => {
  const call = { label: '物业 24 小时', phone: '0571-0000001' }
  let id: string
  beforeAll(async () => {
    w.set('2026-12-20', '23:00')
    id = (await w.c.blows(w.c.reporter, { danger: true })).id
  })
  const calls = (personId: string) => w.c.get(personId, `/cases/${id}/calls`)

  test('the estate’s numbers are dialled from the case, property’s first, by who works on it', async () => {
    const numbers = [{ label: '社区值班', phone: '0571-0000002' }, call]
    await w.c.put(w.c.secretary, '/policy/on-call', { estateId: w.c.estateId, numbers })
    expect((await calls(w.desk)).body).toEqual({ numbers: [...numbers].reverse(), calls: [], nobodyOnDuty: true })
    expect((await calls(w.c.propertyWorker)).status).toBe(200)
    for (const other of [w.c.reporter, w.c.neighbour, w.c.ownersMember, w.party[0] ?? ''])
      expect(short(await calls(other))).toBe('404 not-found')
  })

  test('each call is logged once, and whoever rang says how it ended', async () => {
    const key = { 'idempotency-key': randomUUID() }
    const ring = (personId: string, body: object = call, headers?: Record<string, string>) =>
      w.c.post(personId, `/cases/${id}/calls`, body, headers)
    expect((await ring(w.desk, call, key)).status).toBe(200)
    const rung = await ring(w.desk, call, key)
    expect(rung.body.calls).toEqual([
      { id: expect.any(String), ...call, calledBy: '林静', mine: true, calledAt: t.clock.now(), outcome: null },
    ])
    const [{ id: callId }] = rung.body.calls
    const ends = (personId: string, outcome: string, which = callId) =>
      w.c.put(personId, `/cases/${id}/calls/${which}/outcome`, { outcome })
    expect(short(await ends(w.c.propertyWorker, 'coming'))).toBe('403 not-your-call')
    expect((await ends(w.desk, 'coming')).body.calls).toMatchObject([{ outcome: 'coming', mine: true }])
    expect((await calls(w.c.propertyWorker)).body.calls).toMatchObject([{ outcome: 'coming', mine: false }])
    expect(fieldsOf(await ends(w.desk, 'maybe'))).toEqual(['outcome'])
    expect(short(await ends(w.desk, 'coming', randomUUID()))).toBe('404 not-found')
    expect(fieldsOf(await ring(w.desk, { ...call, phone: '110' }))).toEqual(['phone'])
    expect(short(await ring(w.c.neighbour))).toBe('404 not-found')
    const other = await givenWatch(t)
    expect(short(await other.c.get(other.desk, `/cases/${id}/calls`))).toBe('404 not-found')
  })
})
