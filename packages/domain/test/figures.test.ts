import {
  addSums,
  daysOfMonths,
  daysYearBefore,
  type FigureSums,
  figuresOf,
  lastBegun,
  medianOf,
  monthsTo,
  monthsYearBefore,
  NO_SUMS,
  percentOf,
  periodBeside,
  periodOf,
  privateShown,
  rankBy,
} from '../src/index.ts'

const sums = (over: Partial<FigureSums>): FigureSums => ({ ...NO_SUMS, ...over })

describe('figures', () => {
  // Ten whistled and two said "me too". For eight the 72 hours are over, six were answered by then. Five were shown a
  // result, four said something: three "solved", two of them content and one more content though not solved.
  const october = sums({
    ...{ whistles: 10, joined: 2, due: 8, inTime: 6, asked: 5, answered: 4, solved: 3, content: 3 },
    ...{ placed: 9, recurred: 1, hours: [30, 10, 20, 70] },
  })

  test('are what the words say, each with its n', () => {
    expect(figuresOf(october)).toEqual({
      ...{ whistles: 10, joined: 2 },
      response: { part: 6, of: 8 },
      resolution: { part: 3, of: 4 },
      answers: { part: 4, of: 5 },
      satisfaction: { part: 3, of: 4 },
      recurrence: { part: 1, of: 9 },
      hours: { median: 25, of: 4 },
    })
    const { response, resolution, answers, recurrence } = figuresOf(october)
    expect([response, resolution, answers, recurrence].map(percentOf)).toEqual([75, 75, 80, 11])
  })

  test('of nothing say nothing, and no nought', () => {
    expect(figuresOf(NO_SUMS).hours).toEqual({ median: null, of: 0 })
    expect(percentOf(figuresOf(NO_SUMS).response)).toBeNull()
  })

  test('add up: a rate of two places is that of both together, a median that of all hours', () => {
    const both = figuresOf(addSums([october, sums({ due: 2, inTime: 0, hours: [100] })]))
    expect(both.response).toEqual({ part: 6, of: 10 })
    expect(both.hours).toEqual({ median: 30, of: 5 })
    expect(addSums([])).toEqual(NO_SUMS)
  })

  test('the median is the one in the middle, or halfway between two', () => {
    expect([[], [7], [9, 1], [3, 1, 2], [4, 1, 3, 2]].map(medianOf)).toEqual([null, 7, 5, 2, 2.5])
  })

  test('nobody is ranked below n = 20; equals share a rank; fewer hours and fewer returns are better', () => {
    const row = (name: string, part: number, of: number) => {
      const figures = figuresOf(sums({ due: of, inTime: part, placed: of, recurred: part }))
      return { name, figures }
    }
    const rows = [row('甲', 10, 20), row('乙', 19, 19), row('丙', 30, 40), row('丁', 15, 20)]
    const order = (by: Parameters<typeof rankBy>[1], from = 20) =>
      rankBy(rows, by, from).map(({ row: r, rank }) => [r.name, rank])
    expect(order('response')).toEqual([
      ['丙', 1],
      ['丁', 1],
      ['甲', 3],
      ['乙', null],
    ])
    expect(order('recurrence')[0]).toEqual(['甲', 1])
    expect(order('response', 19)[0]).toEqual(['乙', 1])
    expect(order('response', 41).map(([, rank]) => rank)).toEqual([null, null, null, null])
    expect(order('satisfaction').map(([, rank]) => rank)).toEqual([null, null, null, null])
  })

  test('private matters are shown from five, and a sum never tells of fewer', () => {
    expect([[], [4], [5], [6, 4], [5, 7]].map(privateShown)).toEqual([null, null, 5, 6, 12])
  })
})

describe('periods', () => {
  test('are the month, the quarter and the year that a month lies in', () => {
    expect(periodOf('month', '2026-11')).toEqual({ span: 'month', first: '2026-11', last: '2026-11' })
    expect(periodOf('quarter', '2026-11')).toEqual({ span: 'quarter', first: '2026-10', last: '2026-12' })
    expect(periodOf('year', '2026-11')).toEqual({ span: 'year', first: '2026-01', last: '2026-12' })
  })

  test('have neighbours', () => {
    expect(periodBeside(periodOf('quarter', '2026-01'), -1)).toMatchObject({ first: '2025-10', last: '2025-12' })
    expect(periodBeside(periodOf('month', '2026-12'), 1)).toMatchObject({ first: '2027-01' })
  })

  test.each([
    // over, and going on
    ['quarter', '2026-05', '2026-11-23', ['2025-04', '2025-06'], ['2025-04-01', '2025-06-30']],
    ['month', '2026-11', '2026-11-23', ['2025-11', '2025-11'], ['2025-11-01', '2025-11-23']],
    ['year', '2026-01', '2026-11-03', ['2025-01', '2025-11'], ['2025-01-01', '2025-11-03']],
    // 29 February, from it and towards it
    ['month', '2028-02', '2028-02-29', ['2027-02', '2027-02'], ['2027-02-01', '2027-02-28']],
    ['month', '2028-02', '2028-03-01', ['2027-02', '2027-02'], ['2027-02-01', '2027-02-28']],
    ['year', '2028-01', '2028-02-29', ['2027-01', '2027-02'], ['2027-01-01', '2027-02-28']],
    ['month', '2029-02', '2029-02-28', ['2028-02', '2028-02'], ['2028-02-01', '2028-02-28']],
    ['month', '2029-02', '2029-03-01', ['2028-02', '2028-02'], ['2028-02-01', '2028-02-29']],
    ['year', '2027-01', '2027-12-31', ['2026-01', '2026-12'], ['2026-01-01', '2026-12-31']],
  ] as const)('%s of %s on %s: the same a year before', (span, month, today, [first, last], [from, until]) => {
    const period = periodOf(span, month)
    for (const time of ['00:00', '23:59']) {
      const now = Date.parse(`${today}T${time}+08:00`)
      expect(monthsYearBefore(period, now)).toEqual({ first, last })
      expect(daysYearBefore(period, now)).toEqual({ from, until })
    }
  })

  test('the twelve months to their end, and their days', () => {
    const months = monthsTo('2026-02')
    expect([months.length, months[0], months[11]]).toEqual([12, '2025-03', '2026-02'])
    const november = Date.parse('2026-11-23T01:00:00Z')
    expect(['year', 'month'].map((span) => lastBegun(periodOf(span as 'year', '2026-10'), november))).toEqual([
      '2026-11',
      '2026-10',
    ])
    expect(daysOfMonths('2024-01', '2024-02')).toEqual({ from: '2024-01-01', until: '2024-02-29' })
    expect(daysOfMonths('2026-12', '2026-12')).toEqual({ from: '2026-12-01', until: '2026-12-31' })
  })
})
