import { HOUR, MINUTE } from '@juwuye/domain'
import type { DutyFigures } from '@juwuye/types'
import { strFromU8, unzipSync } from 'fflate'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { problemOf } from '../given-cast.ts'
import { type GivenDuty, givenDuty } from './given-duty.ts'

let t: TestApp
let inside: Inside
let d: GivenDuty
const RANGE = 'from=2026-12-01&until=2026-12-31'

/** Somebody was at their shift, so late. */
async function attend(personId: string, shift: { id: string; fromAt: number; untilAt: number }, late: number) {
  await inside.rows(
    `insert into juwuye.attendances (community_id, id, person_id, membership_id, checked_in_at, shift_ends_at, checked_out_at,
       shift_id, station_id, proof, geofence)
     select community_id, gen_random_uuid(), person_id, id, to_timestamp($3), to_timestamp($4), to_timestamp($4), $5, $6, 'strong', 'inside'
     from juwuye.memberships where community_id = $1 and person_id = $2`,
    [d.c.communityId, personId, (shift.fromAt + late * MINUTE) / 1_000, shift.untilAt / 1_000, shift.id, d.stationId],
  )
}

beforeAll(async () => {
  t = await buildTestApp()
  inside = await openInside(t)
  d = await givenDuty(t, { members: 2 })
  await d.fill()
  await d.publish()
})
afterAll(() => t.close())

test('count shifts held, on time and missed, hours and cases on watch: one’s own for oneself, everybody’s for who plans', async () => {
  const [first = '', second = ''] = d.party
  const [a, b, , next] = await d.shiftsOf(first)
  if (!a || !b || !next) throw new Error('no shifts')
  await attend(first, a, 0)
  await attend(first, b, 20)
  // what the social worker sends on before their watch does not count, what they send on during it does
  await attend(d.desk, b, 0)
  await d.c.bring('dispatched', 'minor')
  t.clock.set(b.fromAt + HOUR)
  await d.c.bring('dispatched', 'minor')
  t.clock.set(next.fromAt - HOUR)
  const read = async (personId: string): Promise<DutyFigures> =>
    (await d.c.get(personId, `/duty/figures?${RANGE}`)).body
  const mine = await read(first)
  expect(mine).toMatchObject({
    mine: { planned: 16, held: 2, onTime: 1, missed: 1, minutes: 460 },
    all: null,
    people: [],
  })
  const all = await read(d.desk)
  expect(all.people.map(({ name, held, minutes, cases }) => [name, held, minutes, cases])).toEqual([
    ['林静', 0, 240, 1],
    ['欧阳静', 2, 460, 0],
    ['许党员', 0, 0, 0],
  ])
  expect(all.all).toMatchObject({ planned: 31, held: 2, minutes: 700, cases: 1 })
  expect((await read(second)).mine).toMatchObject({ held: 0, minutes: 0 })
  expect(all.mine).toMatchObject({ planned: 0, cases: 1 })
})

test('leave as a workbook for who plans, and for nobody else', async () => {
  const answer = await t.app.inject({
    method: 'GET',
    url: `/v1/communities/${d.c.communityId}/duty/figures.xlsx?${RANGE}`,
    headers: await d.c.headersOf(d.desk),
  })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ])
  expect(answer.headers['content-disposition']).toContain(encodeURIComponent('值班统计 2026-12-01 至 2026-12-31.xlsx'))
  const files = unzipSync(new Uint8Array(answer.rawPayload))
  const texts = Object.entries(files)
    .filter(([name]) => /\.xml$/.test(name))
    .map(([, bytes]) => strFromU8(bytes))
    .join('')
  for (const word of ['每个人', '每个班', '欧阳静', '许党员', '梧桐服务站', '没到', '扫码加定位'])
    expect(texts).toContain(word)
  expect(problemOf(await d.c.get(d.party[0] ?? '', `/duty/figures.xlsx?${RANGE}`))).toEqual([403, 'forbidden'])
})

test('are refused to residents, and for days that are none or too many', async () => {
  expect(problemOf(await d.c.get(d.c.declared, `/duty/figures?${RANGE}`))).toEqual([404, 'not-found'])
  for (const [query, path] of [
    ['from=2026-12-31&until=2026-12-01', 'until'],
    ['from=2026-02-30&until=2026-12-01', 'from'],
    ['from=2020-01-01&until=2026-12-01', 'until'],
    ['from=2026-12-01', 'until'],
  ]) {
    const { status, body } = await d.c.get(d.desk, `/duty/figures?${query}`)
    expect([status, body.fields?.[0]?.path]).toEqual([422, path])
  }
})
