import fc from 'fast-check'
import { caseNumber, DAY, dayOf, endOfDay, HOUR, MINUTE, shanghaiTime, startOfDay } from '../src/index.ts'

const at = (iso: string) => Date.parse(iso)

const clock = new Intl.DateTimeFormat('en-GB-u-ca-gregory-nu-latn', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  weekday: 'short',
})
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

function byIntl(instant: number) {
  const parts = Object.fromEntries(clock.formatToParts(instant).map((p) => [p.type, p.value]))
  const { year, month, day, hour, minute } = parts
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    weekday: WEEKDAYS.indexOf(parts.weekday ?? ''),
  }
}

// China had summer time until 1991-09-15; no case is older than that.
const instant = fc.integer({ min: at('1992-01-01T00:00:00Z'), max: at('2199-12-31T23:59:59Z') })

describe('the calendar of Shanghai', () => {
  test('agrees with the platform’s own at thousands of instants', () => {
    fc.assert(
      fc.property(instant, (t) => {
        expect(shanghaiTime(t)).toEqual(byIntl(t))
      }),
      { numRuns: 2_000 },
    )
  })

  test('a day starts at 16:00 UTC of the day before and ends with 23:59', () => {
    expect(startOfDay('2026-11-23')).toBe(at('2026-11-22T16:00:00Z'))
    expect(endOfDay('2026-11-23')).toBe(at('2026-11-23T15:59:00Z'))
  })

  test('a day holds just the instants between its start and the next day’s', () => {
    fc.assert(
      fc.property(instant, (t) => {
        const day = dayOf(t)
        const start = startOfDay(day) as number
        expect(t - start).toBeGreaterThanOrEqual(0)
        expect(t - start).toBeLessThan(DAY)
        expect([dayOf(start), dayOf(start + DAY - 1)]).toEqual([day, day])
        expect(dayOf(start - 1) < day).toBe(true)
        expect(endOfDay(day)).toBe(start + 23 * HOUR + 59 * MINUTE)
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2100-02-29', false],
    ['2000-02-29', true],
    ['2026-02-30', false],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['2026-1-1', false],
    ['2026-11-23T00:00', false],
    [' 2026-11-23', false],
    ['二〇二六年', false],
  ])('%s is a day: %s', (day, real) => {
    expect(startOfDay(day) !== undefined).toBe(real)
    expect(endOfDay(day) !== undefined).toBe(real)
  })
})

test.each([
  [1, '梧桐 2026-0001'],
  [388, '梧桐 2026-0388'],
  [9_999, '梧桐 2026-9999'],
  [12_345, '梧桐 2026-12345'],
])('the %d. case of a year is %s', (counter, number) => {
  expect(caseNumber('梧桐', 2026, counter)).toBe(number)
})
