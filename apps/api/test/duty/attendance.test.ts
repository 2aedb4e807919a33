import { randomUUID } from 'node:crypto'
import { readCode, stationCode } from '../../src/features/duty/station-code.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { openSockets } from '../cases/sockets.ts'
import { fieldsOf } from '../given-cast.ts'
import { STATION } from './given-duty.ts'
import { fix, type GivenWatch, givenWatch, short } from './given-watch.ts'

let t: TestApp
let inside: Inside
let w: GivenWatch

beforeAll(async () => {
  t = await buildTestApp()
  inside = await openInside(t)
  w = await givenWatch(t)
})
afterAll(() => t.close())

const attendancesOn = (shiftId: string) =>
  inside.rows('select * from juwuye.attendances where shift_id = $1 order by checked_in_at', [shiftId])

describe('coming', () => {
  test('with code and place is strong; the same request again is the same, another one says since when', async () => {
    const { id: shiftId, personId } = w.on('01')
    w.set('2026-12-01', '13:26')
    const body = { shiftId, code: await w.code(), location: fix(120) }
    const key = { 'idempotency-key': randomUUID() }
    const came = await w.comes(personId, body, key)
    expect(came.body).toMatchObject({ shiftId, standIn: false, proof: 'strong', geofence: 'inside', minutesLate: 0 })
    expect((await w.comes(personId, body, key)).body).toEqual(came.body)
    const again = await w.comes(personId, { ...body, code: null })
    expect([short(again), again.body.detail]).toEqual(['409 already-on-duty', '您 13:26 已经签到，正在值班'])
    const { open, next } = await w.mine(personId)
    expect(open).toMatchObject({ attendanceId: came.body.attendanceId, shift: { id: shiftId, state: 'here' } })
    expect(next).toMatchObject({ id: shiftId })
    expect(await attendancesOn(shiftId)).toHaveLength(1)
  })

  test('of where they were only the word is kept', async () => {
    const [row] = await attendancesOn(w.on('01').id)
    expect(row).toMatchObject({ proof: 'strong', geofence: 'inside', recorded_by: null })
    const columns = await inside.rows(
      `select table_name || '.' || column_name as c from information_schema.columns
       where table_schema = 'juwuye' and column_name ~ 'latitude|longitude|accuracy'`,
    )
    expect(columns.map(({ c }) => c).sort()).toEqual(['stations.latitude', 'stations.longitude'])
  })

  test.each([
    ['02', 'the code alone', async () => ({ code: await w.code() }), 'weak', 'unknown'],
    ['03', 'the place alone', async () => ({ location: fix(199) }), 'weak', 'inside'],
    [
      '04',
      'a code, and a position known to 2 km only',
      async () => ({ code: await w.code(), location: fix(0, 2_000) }),
      'weak',
      'unknown',
    ],
  ])('on the %s, with %s, is weak and says so; late says by how much', async (day, _, body, proof, geofence) => {
    const { personId, id } = w.on(day)
    w.set(`2026-12-${day}`, '13:48')
    const came = await w.comes(personId, await body())
    expect(came.body).toMatchObject({ shiftId: id, proof, geofence, minutesLate: 18 })
    const shown = (await w.rota()).shifts.find((shift) => shift.id === id)
    expect(shown).toMatchObject({ state: 'late', attendance: { proof, geofence, minutesLate: 18, recordedBy: null } })
  })

  test('with neither asks for one of them', async () => {
    w.set('2026-12-05', '13:30')
    expect(short(await w.comes(w.on('05').personId))).toBe('422 proof-missing')
    expect(short(await w.comes(w.on('05').personId, { location: fix(0, 5_000) }))).toBe('422 proof-missing')
  })

  test('of who took back that a position is looked at none is, until they agree anew', async () => {
    const { personId } = w.on('05')
    const consent = async (given: boolean) => {
      const headers = await w.c.headersOf(personId)
      return t.app.inject({ method: 'POST', url: '/v1/me/consents', headers, payload: { matter: 'position', given } })
    }
    await consent(false)
    expect((await w.mine(personId)).withoutPosition).toBe(true)
    expect(short(await w.comes(personId, { location: fix() }))).toBe('422 proof-missing')
    await consent(true)
    expect((await w.mine(personId)).withoutPosition).toBe(false)
  })

  test('at once from two phones is once', async () => {
    const { personId, id } = w.on('05')
    const ask = await openSockets(t, w.c)
    const body = { shiftId: id, code: await w.code(), location: fix() }
    const answers = await Promise.all([1, 2, 3, 4].map(() => ask(personId, '/duty/check-ins', body)))
    expect(answers.map(({ status, body: { code } }) => `${status} ${code ?? ''}`.trim()).sort()).toEqual([
      '200',
      '409 already-on-duty',
      '409 already-on-duty',
      '409 already-on-duty',
    ])
    expect(await attendancesOn(id)).toHaveLength(1)
  })
})

describe('what is no proof', () => {
  const DAY = '2026-12-08'
  let before: number

  beforeEach(async () => {
    w.set(DAY, '13:35')
    before = (await w.attempts()).length
  })
  const smells = async () => (await w.attempts()).length - before
  const comes = (over: object) => w.comes(w.on('08').personId, { shiftId: w.on('08').id, location: fix(), ...over })

  test('a screenshot of yesterday’s code', async () => {
    w.set('2026-12-07', '13:35')
    const code = await w.code()
    w.set(DAY, '13:35')
    const answer = await comes({ code })
    expect([short(answer), answer.body.detail]).toEqual(['409 code-expired', '这个码过期了，请扫平板上现在的码'])
    expect((await w.attempts())[0]).toMatchObject({
      person: { personId: w.on('08').personId },
      station: { id: w.stationId, name: STATION.name },
      text: '这个码过期了，请扫平板上现在的码',
    })
  })

  test('a code scanned too slowly does not smell', async () => {
    const code = await w.code()
    w.set(DAY, '13:37:30')
    expect([short(await comes({ code })), await smells()]).toEqual(['409 code-expired', 0])
  })

  test('a code of another station, or of another community', async () => {
    await w.c.post(w.desk, '/duty/stations', { ...STATION, name: `东站${randomUUID().slice(0, 8)}` })
    const other = (await w.setup()).stations.find(({ id }) => id !== w.stationId)
    const { token } = (await w.c.post(w.desk, `/duty/stations/${other?.id}/tablet`)).body
    const [shown] = (await w.screenOf(token)).json().codes
    expect(short(await comes({ code: shown.text }))).toBe('409 code-other-station')
    const words = { communityId: '100000000000000', stationId: w.stationId, step: Math.floor(t.clock.now() / 30_000) }
    const foreign = stationCode(Buffer.alloc(32), words)
    expect(short(await comes({ code: foreign }))).toBe('409 code-other-station')
    expect(await smells()).toBe(2)
  })

  test('a forged signature', async () => {
    const read = readCode(await w.code())
    if (!read) throw new Error('the tablet shows a code')
    const forged = stationCode(Buffer.from('whoever guesses the secret'), read)
    const answer = await comes({ code: forged })
    expect([short(answer), answer.body.detail, await smells()]).toEqual([
      '422 code-forged',
      '这个码不是服务站发的，请扫站里平板上的码',
      1,
    ])
  })

  test('300 m off, a made-up position: refused, on record, and the code is not spent', async () => {
    const code = await w.code()
    const far = await comes({ code, location: fix(300) })
    expect([short(far), far.body.detail]).toEqual(['409 too-far-from-station', '您不在服务站附近，到了站里再签到'])
    const nowhere = { latitude: 0, longitude: 0, accuracyMetres: 5 }
    expect(short(await comes({ code, location: nowhere }))).toBe('422 position-made-up')
    expect(await smells()).toBe(2)
    expect(
      (
        await inside.rows('select 1 from juwuye.used_station_codes where person_id = $1 and used_at >= $2', [
          w.on('08').personId,
          new Date(t.clock.now()),
        ])
      ).length,
    ).toBe(0)
  })

  test('what is no code of ours, and nonsense', async () => {
    expect([short(await comes({ code: 'https://example.org/parcel' })), await smells()]).toEqual([
      '422 code-unreadable',
      0,
    ])
    const wrong = await w.comes(w.on('08').personId, { location: { latitude: '30', longitude: 1, accuracyMetres: -1 } })
    expect([wrong.status, fieldsOf(wrong)]).toEqual([422, ['location.latitude', 'location.accuracyMetres']])
    expect(short(await comes({ shiftId: randomUUID() }))).toBe('404 not-found')
    expect((await w.comes(w.on('08').personId, { shiftId: 'x' })).status).toBe(422)
  })

  test('a code used twice', async () => {
    const code = await w.code()
    const came = await comes({ code })
    expect(came.status).toBe(200)
    await w.c.post(w.on('08').personId, `/duty/attendances/${came.body.attendanceId}/check-out`, {
      note: '',
      promises: [],
    })
    const again = await comes({ code })
    expect([short(again), again.body.detail, await smells()]).toEqual([
      '409 code-used',
      '这个码您已经用过了，请等平板换新码再扫',
      1,
    ])
    w.set(DAY, '13:36')
    expect((await comes({ code: await w.code() })).status).toBe(200)
  })
})

describe('when it is not their time', () => {
  test('too early, over, not that day, and long before: each says what is', async () => {
    const { personId, id } = w.on('09')
    const at = async (time: string, shiftId: string | null = id) => {
      w.set('2026-12-09', time)
      const answer = await w.comes(personId, { shiftId, code: await w.code(), location: fix() })
      return [short(answer), answer.body.detail]
    }
    expect(await at('12:59:59')).toEqual(['409 shift-too-early', '还没到时间，13:00 起可以签到'])
    expect(await at('09:00', null)).toEqual(['409 shift-too-early', '还没到时间，13:00 起可以签到'])
    expect(await at('17:30')).toEqual(['409 shift-over', '这一班 17:30 就结束了，不能再签到。来过的话，请社工替您补记'])
    expect(await at('18:00', null)).toEqual(await at('17:30'))
    const other = w.party.find((one) => ![w.on('09').personId, w.on('10').personId].includes(one)) ?? ''
    w.set('2026-12-09', '14:00')
    // somebody's shift of today is missed by nobody yet: there is nothing to stand in for
    expect(short(await w.comes(other, { location: fix() }))).toBe('409 no-shift-now')
  })

  test('somebody else’s shift is refused and on record', async () => {
    w.set('2026-12-10', '13:30')
    const other = w.party.find((one) => one !== w.on('10').personId) ?? ''
    const answer = await w.comes(other, { shiftId: w.on('10').id, code: await w.code(), location: fix() })
    expect(short(answer)).toBe('403 shift-not-yours')
    expect((await w.attempts())[0]).toMatchObject({ person: { personId: other }, text: '这一班不是您的' })
  })

  test('a shift that was swapped away says to whom', async () => {
    w.set('2026-12-10', '10:00')
    const { id, personId } = w.on('12')
    expect(
      (
        await w.c.post(personId, `/duty/shifts/${id}/swaps`, {
          kind: 'leave',
          toPersonId: null,
          returnShiftId: null,
          reason: '有事',
        })
      ).status,
    ).toBe(200)
    let taker = ''
    for (const one of w.party.filter((candidate) => candidate !== personId)) {
      const swap = (await w.mine(one)).swaps.find(({ mayAccept }) => mayAccept)
      if (!swap || (await w.c.post(one, `/duty/swaps/${swap.id}/accept`)).status !== 200) continue
      taker = one
      break
    }
    w.set('2026-12-12', '13:30')
    const answer = await w.comes(personId, { shiftId: id, code: await w.code(), location: fix() })
    expect(short(answer)).toBe('409 shift-swapped')
    expect(answer.body.detail).toMatch(/^这一班已经换给(欧阳|许|钱|孙|李)了，不用您来$/u)
    const theirs = await w.comes(taker, { shiftId: id, code: await w.code(), location: fix() })
    expect(theirs.body).toMatchObject({ shiftId: id, proof: 'strong' })
  })

  test('who does no duty, and who belongs elsewhere', async () => {
    expect(short(await w.comes(w.c.reporter, { location: fix() }))).toBe('409 no-shift-now')
    expect(short(await w.comes(await w.c.newcomer(), { location: fix() }))).toBe('404 not-found')
    const body = { shiftId: null, code: null, location: null }
    expect(short(await w.c.post(null, '/duty/check-ins', body))).toBe('401 session-required')
  })
})

describe('written down by the desk', () => {
  const write = (personId: string, shiftId: string, over: object = {}, headers?: Record<string, string>) =>
    w.c.post(
      personId,
      `/duty/shifts/${shiftId}/attendance`,
      { inAt: t.clock.now(), reason: '平板没电', ...over },
      headers,
    )

  test('it is by hand, with who and why; once', async () => {
    const { id, personId } = w.on('14')
    w.set('2026-12-14', '13:40')
    const key = { 'idempotency-key': randomUUID() }
    const inAt = t.clock.now() - 8 * 60_000
    const body = { inAt, reason: '平板没电' }
    expect((await write(w.desk, id, body, key)).status).toBe(200)
    expect((await write(w.desk, id, body, key)).status).toBe(200)
    const again = await write(w.c.secretary, id)
    expect([short(again), again.body.detail]).toEqual(['409 attendance-exists', '这一班已经有签到了：13:32，林静记的'])
    const shown = (await w.rota()).shifts.find((shift) => shift.id === id)
    expect(shown?.attendance).toMatchObject({ proof: 'byHand', recordedBy: '林静', reason: '平板没电', inAt })
    expect((await w.mine(personId)).open).toMatchObject({ inAt })
  })

  test('afterwards it ends with the shift', async () => {
    const { id } = w.on('15')
    w.set('2026-12-16', '09:00')
    expect((await write(w.desk, id, { inAt: w.on('15').fromAt })).status).toBe(200)
    const [row] = await attendancesOn(id)
    expect(row.checked_out_at.getTime()).toBe(w.on('15').untilAt)
  })

  test('not by oneself, not by others, not at any time, not without a reason, not elsewhere', async () => {
    const { id, personId } = w.on('17')
    w.set('2026-12-17', '14:00')
    expect(short(await write(personId, id))).toBe('403 forbidden')
    expect(short(await write(w.c.reporter, id))).toBe('403 forbidden')
    const membership = { name: '许党员', partyId: w.c.parties.residentsCommittee, personId }
    await w.c.member('socialWorker', membership)
    expect(short(await write(personId, id))).toBe('403 own-attendance')
    for (const inAt of [w.on('17').fromAt - 31 * 60_000, w.on('17').untilAt, t.clock.now() + 1])
      expect(fieldsOf(await write(w.desk, id, { inAt }))).toEqual(['inAt'])
    expect(fieldsOf(await write(w.desk, id, { reason: '' }))).toEqual(['reason'])
    expect(short(await write(w.desk, randomUUID()))).toBe('404 not-found')
    expect(await attendancesOn(id)).toEqual([])
  })
})

test('attempts are for who plans, of their own community only', async () => {
  const member = w.on('20').personId
  expect(short(await w.c.get(w.c.reporter, '/duty/attempts'))).toBe('403 forbidden')
  expect(short(await w.c.get(w.c.propertyWorker, '/duty/attempts'))).toBe('403 forbidden')
  const other = await givenWatch(t)
  expect((await other.attempts()).length).toBe(0)
  for (const path of ['/duty/attempts', '/duty/board', '/duty/mine', '/duty/week'])
    expect(short(await other.c.get(member, path))).toBe('404 not-found')
  const first = await w.c.get(w.desk, '/duty/attempts?limit=2')
  const next = await w.c.get(w.desk, `/duty/attempts?limit=2&cursor=${first.body.nextCursor}`)
  expect([...first.body.items, ...next.body.items]).toEqual((await w.attempts()).slice(0, 4))
})
