import { dayFacts, daysOfMonth, overlappingShift, rotaSlots, shanghaiTime, startOfDay } from '../src/index.ts'

const shift = { weekdays: [1, 2, 3, 4, 5], onHolidays: false, fromMinute: 510, untilMinute: 1050, seats: 1 }

test('a day is a workday, a weekend or a public holiday, and says for which holiday', () => {
  expect(dayFacts('2026-10-01')).toEqual({
    kind: 'holiday',
    holiday: '国庆节',
    makeUp: false,
    weekday: 4,
    announced: true,
  })
  // a Saturday inside a holiday is a holiday
  expect(dayFacts('2026-10-03')).toMatchObject({ kind: 'holiday', weekday: 6 })
  expect(dayFacts('2026-10-10')).toMatchObject({ kind: 'workday', holiday: '国庆节', makeUp: true, weekday: 6 })
  expect(dayFacts('2026-11-28')).toMatchObject({ kind: 'weekend', holiday: null })
  expect(dayFacts('2026-11-30')).toMatchObject({ kind: 'workday', makeUp: false, weekday: 1 })
})

test('a year that was not announced yet says so', () => {
  expect(dayFacts('2099-10-01')).toEqual({
    kind: 'workday',
    holiday: null,
    makeUp: false,
    weekday: 4,
    announced: false,
  })
  expect(() => dayFacts('2026-02-30')).toThrow('not a day')
})

test('weekdays are those of Shanghai', () => {
  for (const day of daysOfMonth('2026-02')) {
    const { weekday } = shanghaiTime(startOfDay(day) ?? 0)
    expect(dayFacts(day).weekday).toBe(weekday === 0 ? 7 : weekday)
  }
  expect(daysOfMonth('2026-02')).toHaveLength(28)
  expect(daysOfMonth('2026-13')).toEqual([])
})

test('shifts run on their weekdays, on holidays if they say so, and on make-up days as on the workday next to it', () => {
  const october = (patterns: readonly (typeof shift)[]) =>
    rotaSlots('2026-10', [{ id: 'desk', shifts: patterns }]).map(({ day }) => Number(day.slice(8)))
  // the week of the holiday is free; the 10th, a Saturday, is worked
  expect(october([shift]).slice(0, 3)).toEqual([8, 9, 10])
  expect(october([{ ...shift, onHolidays: true }]).slice(0, 3)).toEqual([1, 2, 5])
  expect(october([{ ...shift, weekdays: [6, 7] }])).toEqual([11, 17, 18, 24, 25, 31])
  expect(october([{ ...shift, weekdays: [5] }])).toContain(10)
  expect(october([{ ...shift, weekdays: [1] }])).not.toContain(10)
})

test('a shift that ends before it starts ends on the day after; every seat is a slot', () => {
  const night = { ...shift, weekdays: [1], fromMinute: 1_320, untilMinute: 360, seats: 2 }
  const [first, second] = rotaSlots('2026-11', [{ id: 'night', shifts: [night] }])
  expect(first).toMatchObject({ day: '2026-11-02', untilAt: (first?.fromAt ?? 0) + 8 * 3_600_000 })
  expect(second).toMatchObject({ day: '2026-11-02', fromAt: first?.fromAt })
  expect(first?.id).not.toBe(second?.id)
})

test('shifts of a post that run into each other are found, those that touch are not', () => {
  const morning = { ...shift, fromMinute: 480, untilMinute: 720 }
  const noon = { ...shift, fromMinute: 720, untilMinute: 1_050 }
  expect(overlappingShift([morning, noon])).toBeUndefined()
  expect(overlappingShift([morning, { ...noon, fromMinute: 719 }])).toBe(1)
  expect(overlappingShift([morning, { ...morning, weekdays: [6, 7] }])).toBeUndefined()
})
