import { checkRota, fillRota, type RotaDuty, type RotaInput, type RotaPerson, rotaSlots } from '../src/index.ts'

const HOUR = 3_600_000
const day = { weekdays: [1, 2, 3, 4, 5, 6, 7], onHolidays: true, fromMinute: 540, untilMinute: 1_020, seats: 1 }
const november = rotaSlots('2026-11', [{ id: 'party', shifts: [day] }])

const person = (id: string, more: Partial<RotaPerson> = {}): RotaPerson => ({
  id,
  postIds: ['party'],
  daysOff: [],
  offWeekdays: [],
  maxPerWeek: 7,
  since: '2025-01-01',
  ...more,
})
const input = (more: Partial<RotaInput>): RotaInput => ({
  slots: november,
  people: [],
  fixed: [],
  others: [],
  rules: { restHours: 11 },
  ...more,
})
const duty = (personId: string, slot = november[0], days = 0): RotaDuty => {
  if (!slot) throw new Error('no slot')
  const fromAt = slot.fromAt + days * 24 * HOUR
  const on = new Date(fromAt + 8 * HOUR).toISOString().slice(0, 10)
  return { ...slot, personId, day: on, fromAt, untilAt: slot.untilAt + days * 24 * HOUR }
}
const countsOf = (rota: RotaInput, days: (day: string) => boolean = () => true) => {
  const dayOf = new Map(rota.slots.map((slot) => [slot.id, slot.day]))
  const { assignments } = fillRota(rota)
  return Object.fromEntries(
    rota.people.map(({ id }) => [
      id,
      assignments.filter((a) => a.personId === id && days(dayOf.get(a.slotId) ?? '')).length,
    ]),
  )
}

describe('a gap says why', () => {
  const [slot] = november
  const reasonOf = (more: Partial<RotaInput>) => fillRota(input({ slots: november.slice(0, 1), ...more })).gaps[0]

  test('nobody is qualified', () => {
    expect(reasonOf({ people: [person('a', { postIds: ['property'] })] })?.reason).toBe('nobodyQualified')
    expect(reasonOf({})?.reason).toBe('nobodyQualified')
  })
  test('all of them are away', () => {
    const away = [
      person('a', { offWeekdays: [7] }),
      person('b', { daysOff: [{ fromDay: '2026-10-20', untilDay: '2026-11-01' }] }),
    ]
    expect(reasonOf({ people: away })).toEqual({
      slotId: slot?.id,
      reason: 'allOff',
      kept: { dayOff: 2, oneADay: 0, rest: 0, weeklyMaximum: 0 },
    })
  })
  test('the only one there stands elsewhere that day', () => {
    const slots = rotaSlots('2026-11', [{ id: 'party', shifts: [{ ...day, seats: 2 }] }]).slice(0, 2)
    expect(reasonOf({ slots, people: [person('a'), person('b', { offWeekdays: [7] })] })).toMatchObject({
      reason: 'oneADay',
      kept: { dayOff: 1, oneADay: 1 },
    })
  })
  test('they stood the night before, in the month before', () => {
    const night = { ...duty('a', slot, -1), untilAt: (slot?.fromAt ?? 0) - 2 * HOUR }
    expect(reasonOf({ people: [person('a')], others: [night] })?.reason).toBe('rest')
    expect(reasonOf({ people: [person('a')], others: [night], rules: { restHours: 2 } })).toBeUndefined()
  })
  test('their week is full, counting the days of the month before', () => {
    // the 1st of November 2026 is a Sunday: its week began in October
    const people = [person('a', { maxPerWeek: 1 })]
    expect(reasonOf({ people, others: [duty('a', slot, -3)] })?.reason).toBe('weeklyMaximum')
    expect(reasonOf({ people, others: [duty('a', slot, -8)] })).toBeUndefined()
  })
})

test('thirty days among seven: four or five each, and among those four or five the weekends are spread too', () => {
  const rota = input({ people: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => person(id)) })
  expect(Object.values(countsOf(rota)).toSorted()).toEqual([4, 4, 4, 4, 4, 5, 5])
  const weekend = (on: string) => [0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay())
  expect(Object.values(countsOf(rota, weekend)).toSorted()).toEqual([1, 1, 1, 1, 1, 2, 2])
})

test('whoever had more before has the shorter month now; a newcomer owes nothing', () => {
  const september = rotaSlots('2026-09', [{ id: 'party', shifts: [day] }])
  const others = september.slice(0, 4).map((slot, n) => ({ ...slot, personId: n < 3 ? 'a' : 'b' }))
  const slots = november.slice(0, 3)
  const people = [person('a'), person('b'), person('c', { since: '2026-10-01' })]
  expect(countsOf(input({ slots: slots.slice(0, 2), people, others }))).toEqual({ a: 0, b: 1, c: 1 })
  expect(countsOf(input({ slots: november.slice(0, 4), people, others }))).toEqual({ a: 1, b: 2, c: 1 })
})

test('public holidays go to those who had none', () => {
  const october = rotaSlots('2026-10', [{ id: 'party', shifts: [day] }])
  const may = rotaSlots('2026-05', [{ id: 'party', shifts: [day] }])
  const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => person(id))
  // five of the eight had a day of the holiday in May
  const others = may.slice(0, 8).map((slot, n) => ({ ...slot, personId: people[n]?.id ?? '' }))
  const holidays = countsOf(input({ slots: october, people, others }), (on) => on <= '2026-10-07')
  expect([holidays.f, holidays.g, holidays.h]).toEqual([1, 1, 1])
  expect(Math.max(...Object.values(holidays))).toBe(1)
})

test('somebody who left keeps what was fixed, and the check says so', () => {
  const fixed = [{ slotId: november[2]?.id ?? '', personId: 'gone' }]
  const rota = input({ people: [person('a')], fixed })
  const { assignments } = fillRota(rota)
  expect(assignments[2]).toEqual(fixed[0])
  expect(checkRota({ ...rota, assignments })).toEqual([{ ...fixed[0], broken: ['qualification'] }])
})

test('nobody to be asked: every slot is a gap', () => {
  const { assignments, gaps } = fillRota(input({}))
  expect(assignments).toEqual([])
  expect(new Set(gaps.map(({ reason }) => reason))).toEqual(new Set(['nobodyQualified']))
  expect(fillRota(input({ slots: [] }))).toEqual({ assignments: [], gaps: [] })
})

test('one who can only stand in the first half makes the others stand in the second', () => {
  const people = [person('a', { daysOff: [{ fromDay: '2026-11-16', untilDay: '2026-11-30' }] }), person('b')]
  expect(countsOf(input({ people }))).toEqual({ a: 15, b: 15 })
})
