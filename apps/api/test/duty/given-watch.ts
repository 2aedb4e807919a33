import { HOUR, MINUTE, startOfDay } from '@juwuye/domain'
import type { Attempts, MyDuty, ShiftView, StationScreen } from '@juwuye/types'
import type { TestApp } from '../build-app.ts'
import { type Answer, problemOf } from '../given-cast.ts'
import { DECEMBER, type GivenDuty, givenDuty, STATION } from './given-duty.ts'

/** At the door, and so many metres to the north of it. */
export const fix = (metres = 0, accuracyMetres = 20) => ({
  latitude: STATION.latitude + metres / 111_195,
  longitude: STATION.longitude,
  accuracyMetres,
})

/** 'HH:MM:SS' of a day, in Shanghai. */
export function instant(day: string, time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return (startOfDay(day) ?? 0) + hours * HOUR + minutes * MINUTE + seconds * 1_000
}

/** A published December with a tablet at the station. */
export async function givenWatch(t: TestApp) {
  const d: GivenDuty = await givenDuty(t)
  await d.fill()
  await d.publish()
  const { c } = d
  const pair = async (): Promise<string> => (await c.post(d.desk, `/duty/stations/${d.stationId}/tablet`)).body.token
  let token = await pair()
  const screenOf = (carried: string) =>
    t.app.inject({ url: '/v1/station-screen', headers: { authorization: `Bearer ${carried}` } })
  const screen = async (): Promise<StationScreen> => (await screenOf(token)).json()
  const shifts = (await d.rota()).shifts
  return {
    ...d,
    pair,
    screenOf,
    screen,
    async pairAnew() {
      token = await pair()
      return token
    },
    set: (day: string, time: string) => t.clock.set(instant(day, time)),
    /** What the tablet shows now. */
    code: async () => (await screen()).codes[0]?.text ?? '',
    on(day: string): ShiftView & { personId: string } {
      const shift = shifts.find((one) => one.day === `${DECEMBER}-${day}`)
      if (!shift?.person) throw new Error(`nobody stands on ${day}`)
      return { ...shift, personId: shift.person.personId }
    },
    comes: (personId: string, over: object = {}, headers?: Record<string, string>): Promise<Answer> =>
      c.post(personId, '/duty/check-ins', { shiftId: null, code: null, location: null, ...over }, headers),
    mine: async (personId: string): Promise<MyDuty> => (await c.get(personId, '/duty/mine')).body,
    attempts: async (): Promise<Attempts['items']> => (await c.get(d.desk, '/duty/attempts?limit=50')).body.items,
  }
}

export type GivenWatch = Awaited<ReturnType<typeof givenWatch>>

/** “409 code-used”, or “200”. */
export const short = (answer: Answer): string => problemOf(answer).filter(Boolean).join(' ')
