import { HOUR, isOpenAt, startOfDay } from '../src/index.ts'

const day = { weekdays: [1, 2, 3, 4, 5], onHolidays: false, fromMinute: 8.5 * 60, untilMinute: 17.5 * 60 }
const night = { weekdays: [5], onHolidays: true, fromMinute: 22 * 60, untilMinute: 6 * 60 }
const at = (date: string, hour: number) => (startOfDay(date) ?? 0) + hour * HOUR

test.each([
  ['a Monday morning before', '2026-11-23', 8.49, false],
  ['when it opens', '2026-11-23', 8.5, true],
  ['when it closes', '2026-11-23', 17.5, false],
  ['a Saturday', '2026-11-28', 10, false],
  ['a holiday on a Thursday', '2026-10-01', 10, false],
  ['Friday late', '2026-11-27', 23, true],
  ['and over midnight', '2026-11-28', 5.9, true],
  ['not until noon', '2026-11-28', 6, false],
])('%s', (_, date, hour, open) => {
  expect(isOpenAt([day, night], at(date, hour))).toBe(open)
})

test('a Sunday that is worked for a holiday goes by the hours of a Monday', () => {
  expect(isOpenAt([{ ...day, weekdays: [1] }], at('2026-01-04', 10))).toBe(true)
  expect(isOpenAt([], at('2026-01-04', 10))).toBe(false)
})
