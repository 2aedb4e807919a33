import { COMPLAINT_SOURCES, type FigureKey, type Figures, type Part, percentOf } from '@juwuye/domain'
import { COMPLAINT_SOURCE_LABELS, FIGURE_CLASS_LABELS, FIGURE_LABELS, FIGURE_NOTES, periodText } from '@juwuye/messages'
import type { CommunityFigures, RegionFigures } from '@juwuye/types'
import writeExcelFile from 'write-excel-file/node'

type Cell = string | number | null
type Counts = CommunityFigures['complaints'][number]['counts']

const head = (titles: readonly string[]) => titles.map((value) => ({ value, fontWeight: 'bold' as const }))
const wide = (widths: readonly number[]) => widths.map((width) => ({ width }))

const RATES = ['response', 'resolution', 'satisfaction', 'recurrence'] as const satisfies readonly FigureKey[]

const rate = (part: Part): Cell[] => [percentOf(part), part.part, part.of]

const HEADS = [
  FIGURE_LABELS.whistles,
  '我也是',
  ...RATES.flatMap((key) => [`${FIGURE_LABELS[key]} %`, `${FIGURE_LABELS[key]}（件）`, 'n']),
  '评价率 %',
  '评价（件）',
  'n',
  `${FIGURE_LABELS.hours}（小时，中位）`,
  'n',
]

const cells = (figures: Figures): Cell[] => [
  figures.whistles,
  figures.joined,
  ...RATES.flatMap((key) => rate(figures[key])),
  ...rate(figures.answers),
  figures.hours.median,
  figures.hours.of,
]

const summed = (counts: Counts): Cell => {
  const all = Object.values(counts)
  return all.length === 0 ? null : all.reduce((sum: number, one) => sum + (one ?? 0), 0)
}

const COMPLAINTS = [
  '月份',
  ...COMPLAINT_SOURCES.map((source) => COMPLAINT_SOURCE_LABELS[source]),
  '合计',
  '上一年同月合计',
]
const complaintRows = (months: CommunityFigures['complaints']): Cell[][] =>
  months.map(({ month, counts, before }) => [
    month,
    ...COMPLAINT_SOURCES.map((source) => counts[source] ?? null),
    summed(counts),
    summed(before),
  ])

type Shared = Pick<CommunityFigures, 'name' | 'period' | 'now' | 'before' | 'months' | 'classes' | 'privateMatters'>

/** The same numbers as on the screen: the whole, by month, by class, by part, complaints, and what each figure is. */
function book(
  of: Shared,
  parts: { title: string; rows: Cell[][]; heads: string[] },
  complaints: Cell[][],
): Promise<Buffer> {
  const titles = [10, ...HEADS.map(() => 12)]
  const privates = of.privateMatters === null ? [] : [['私事（只计件数）', of.privateMatters]]
  return writeExcelFile([
    {
      sheet: '总数',
      columns: wide(titles),
      data: [
        [`${of.name} ${periodText(of.period)}`],
        head(['', ...HEADS]),
        ['本期', ...cells(of.now)],
        ['上一年同期', ...cells(of.before)],
        ...privates,
      ],
    },
    {
      sheet: '按月',
      columns: wide(titles),
      data: [
        head(['月份', ...HEADS]),
        ...of.months.flatMap(({ month, now, before }) => [
          [month, ...cells(now)],
          [`${month} 上一年`, ...cells(before)],
        ]),
      ],
    },
    {
      sheet: '按类别',
      columns: wide(titles),
      data: [
        head(['类别', ...HEADS]),
        ...of.classes.map(({ figureClass, figures }) => [FIGURE_CLASS_LABELS[figureClass], ...cells(figures)]),
      ],
    },
    { sheet: parts.title, columns: wide([18, ...titles]), data: [head(parts.heads), ...parts.rows] },
    { sheet: '投诉', columns: wide([10, 12, 12, 12, 10, 16]), data: [head(COMPLAINTS), ...complaints] },
    {
      sheet: '怎么算',
      columns: wide([14, 60]),
      data: Object.entries(FIGURE_NOTES).map(([key, note]) => [FIGURE_LABELS[key as FigureKey], note]),
    },
  ]).toBuffer()
}

export function communityBook(figures: CommunityFigures): Promise<Buffer> {
  const rows = figures.estates.map(({ name, figures: one }) => [name, ...cells(one)])
  return book(figures, { title: '按小区', heads: ['小区', ...HEADS], rows }, complaintRows(figures.complaints))
}

export function regionBook(figures: RegionFigures): Promise<Buffer> {
  const town = figures.kind === 'town'
  const rows = figures.parts.flatMap(({ name, figures: now, before, complaints, complaintsBefore }) => [
    [name, '本期', ...cells(now), complaints],
    [name, '上一年同期', ...cells(before), complaintsBefore],
  ])
  const heads = [town ? '社区' : '镇街', '时间', ...HEADS, '投诉']
  return book(figures, { title: town ? '各社区' : '各镇街', heads, rows }, complaintRows(figures.complaints))
}
