import { figuresOf, NO_SUMS } from '@juwuye/domain'
import { typedBody, typedFaults } from '../src/features/figures/complaints.model.ts'
import {
  answersText,
  beforeText,
  countsAs,
  heardText,
  hoursText,
  isSmall,
  madeOfText,
  monthName,
  partRows,
  pointsOf,
  scaleOf,
  strokesOf,
  tied,
  valueText,
} from '../src/features/figures/figures.model.ts'

const some = figuresOf({
  ...NO_SUMS,
  ...{ whistles: 30, due: 24, inTime: 18, asked: 10, answered: 5, solved: 4, content: 5, hours: [5, 76] },
})
const none = figuresOf(NO_SUMS)

describe('figures in words', () => {
  test('say a value with its n, and nothing where there is nothing', () => {
    expect([valueText(some, 'response'), madeOfText(some, 'response'), beforeText(some, 'response')]).toEqual([
      '75%',
      '到了时限的 24 件，按时答复 18 件',
      '去年同期 75%（24 件）',
    ])
    expect([valueText(none, 'response'), madeOfText(none, 'response'), beforeText(none, 'response')]).toEqual([
      '—',
      '这一段还没有',
      '去年同期没有',
    ])
    expect([valueText(some, 'hours'), valueText(none, 'hours')]).toEqual(['40.5 小时', '—'])
    expect(answersText(some)).toBe('请了 10 件来评价，答了 50%')
    expect([5, 49, 72].map(hoursText)).toEqual(['5 小时', '2 天 1 小时', '3 天'])
    expect([isSmall(some, 'response', 20), isSmall(some, 'resolution', 20), isSmall(none, 'response', 20)]).toEqual([
      false,
      true,
      false,
    ])
  })

  test('a case says how it counts', () => {
    const row = { part: 0, of: 1, hours: 30 } as Parameters<typeof countsAs>[0]
    expect(countsAs(row, 'response')).toBe('没按时')
    expect(countsAs({ ...row, part: 1, of: 3 }, 'response')).toBe('3 次里 1 次按时答复')
    expect([countsAs({ ...row, of: 2 }, 'whistles'), countsAs(row, 'hours')]).toEqual(['2 次吹哨', '30 小时'])
  })

  test('communities stand by name, or in an order that leaves out too small an n', () => {
    const part = (name: string, figures: typeof some) => ({
      ...{ kind: 'community' as const, id: name, name, figures, before: none, complaints: 3, complaintsBefore: null },
    })
    const parts = [part('甲', none), part('乙', some)]
    expect(partRows({ parts, rankFrom: 20 }, 'name').map(({ part: { name }, place }) => [name, place])).toEqual([
      ['甲', ''],
      ['乙', ''],
    ])
    expect(partRows({ parts, rankFrom: 20 }, 'name')[0]?.note).toBe('吹哨 0 件，投诉 3 件')
    expect(partRows({ parts, rankFrom: 20 }, 'response').map(({ part: { name }, place }) => [name, place])).toEqual([
      ['乙', '第 1'],
      ['甲', '不足 20 件，不排'],
    ])
  })
})

describe('a chart', () => {
  const months = ['2025-12', '2026-01', '2026-02'].map((month, place) => ({
    month,
    now: place === 1 ? none : some,
    before: none,
  }))
  const points = pointsOf(months, 'response')

  test('is told in one sentence, with a month without a number', () => {
    expect(heardText('按时答复', points)).toBe(
      '按时答复，近十二个月：12 月 75%（24 件），26 年 1 月 没有，2 月 75%（24 件）。下面有表',
    )
  })

  test('says the year before of a count once', () => {
    expect(beforeText(some, 'whistles')).toBe('去年同期 30 件')
  })

  test('keeps a number beside its unit', () => {
    expect(tied('6 天 7 小时（50 件），答了 86%')).toBe('6\u00a0天 7\u00a0小时（50\u00a0件），答了 86%')
  })

  test('names the year where it turns, forwards and backwards', () => {
    expect([monthName('2026-01', '2025-12'), monthName('2025-12', '2026-01')]).toEqual(['26 年 1 月', '25 年 12 月'])
    expect([monthName('2025-12', undefined), monthName('2026-02', '2026-01')]).toEqual(['12 月', '2 月'])
  })

  test('breaks its line where there is no number', () => {
    expect(strokesOf([10, null, 20], 100)).toEqual([])
    expect(strokesOf([0, 100, null], 100)).toHaveLength(2)
    expect(strokesOf([0, 100], 100)[0]).toBe(
      'polygon(25.00% calc(100.00% - 1.2px), 75.00% calc(0.00% - 1.2px), 75.00% calc(0.00% + 1.2px), 25.00% calc(100.00% + 1.2px))',
    )
  })

  test('ends at a round number above the highest', () => {
    expect(scaleOf(points, true)).toBe(100)
    expect([0, 3, 23, 30, 31].map((now) => scaleOf([{ ...points[0], now } as never], false))).toEqual([
      4, 4, 30, 30, 40,
    ])
  })
})

test('complaints: what was not touched is not sent, and a number must be one', () => {
  const entries = [{ source: 'letter' as const, complaints: 2, version: 3, by: '', at: null }]
  expect(typedFaults({ letter: '', visit: '一', hotline12345: '12' })).toEqual({
    letter: '写一个整数，没有就写 0',
    visit: '写一个整数，没有就写 0',
  })
  expect(typedBody({ letter: '4', visit: '0' }, entries)).toEqual({
    counts: { letter: { complaints: 4, version: 3 }, visit: { complaints: 0, version: 0 } },
  })
})
