import type { DutySetup, RotaView, ShiftView } from '@juwuye/types'
import type { TestApp } from '../build-app.ts'
import { type Answer, type GivenCast, givenCast } from '../given-cast.ts'

export const DECEMBER = '2026-12'
const DAILY = [1, 2, 3, 4, 5, 6, 7]

export const STATION = {
  name: '梧桐服务站',
  address: '青桐苑东门',
  phone: '0571-0000009',
  latitude: 30.25,
  longitude: 120.17,
  radiusMetres: 200,
  opening: [{ weekdays: DAILY, onHolidays: true, fromMinute: 510, untilMinute: 1_050 }],
  version: 0,
}
export const shift = (fromMinute: number, untilMinute: number, over: object = {}) => ({
  ...{ weekdays: DAILY, onHolidays: true, fromMinute, untilMinute, seats: 1 },
  ...over,
})
export const POST = {
  label: '轮值党员',
  kind: 'rotaPartyMember',
  roles: ['rotaPartyMember'],
  shifts: [shift(810, 1_050)],
  active: true,
  version: 0,
}
export const STANDS = { offWeekdays: [], maxPerWeek: 7, reserve: false, active: true, daysOff: [] }

const NAMES = ['欧阳静', '许党员', '钱大姐', '孙师傅', '李老师']

function ok(answer: Answer) {
  if (answer.status !== 200) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** A community with a station, a post that is manned every afternoon, and five party members who stand there. */
export async function givenDuty(t: TestApp, { members = NAMES.length } = {}) {
  const c: GivenCast = await givenCast(t)
  const desk = c.socialWorker
  ok(await c.post(desk, '/duty/stations', STATION))
  const stationId = (await setup()).stations[0]?.id ?? ''
  ok(await c.post(desk, '/duty/posts', { ...POST, stationId }))
  const postId = (await setup()).posts[0]?.id ?? ''
  const party: string[] = []
  for (const name of NAMES.slice(0, members))
    party.push(await c.member('rotaPartyMember', { name, partyId: c.parties.partyOrganisation }))
  for (const personId of party) await stands(personId)

  async function setup(): Promise<DutySetup> {
    return ok(await c.get(desk, '/duty/setup'))
  }
  async function stands(personId: string, over: object = {}): Promise<void> {
    const known = (await setup()).people.find((person) => person.personId === personId)
    const body = { ...STANDS, postIds: [postId], version: known?.version ?? 0, ...over }
    ok(await c.put(desk, `/duty/people/${personId}`, body))
  }
  const rota = async (personId = desk, month = DECEMBER): Promise<RotaView> =>
    ok(await c.get(personId, `/duty/rotas/${month}`))
  const fill = async (month = DECEMBER): Promise<RotaView> => {
    const { version } = await rota(desk, month)
    return ok(await c.post(desk, `/duty/rotas/${month}/fill`, { version }))
  }
  const publish = async (month = DECEMBER): Promise<RotaView> => {
    const { version } = await rota(desk, month)
    return ok(await c.post(desk, `/duty/rotas/${month}/publish`, { version }))
  }
  const shiftsOf = async (personId: string): Promise<ShiftView[]> =>
    (await rota()).shifts.filter(({ person }) => person?.personId === personId)
  return { c, desk, stationId, postId, party, setup, stands, rota, fill, publish, shiftsOf }
}

export type GivenDuty = Awaited<ReturnType<typeof givenDuty>>
