import { type FigureKey, type Figures, type Part, percentOf, RANKED_BY, type RankedBy, rankBy } from '@juwuye/domain'
import { FIGURE_LABELS, FIGURE_NOTES } from '@juwuye/messages'
import type { CommunityFigures, FigureCases, RegionFigures } from '@juwuye/types'

type Counts = CommunityFigures['complaints'][number]['counts']

export const FIGURES_SHOWN: readonly FigureKey[] = ['response', 'resolution', 'satisfaction', 'recurrence', 'hours']

/** 75%, 26 小时, or — where there is nothing to say. */
export function valueText(figures: Figures, key: FigureKey): string {
  if (key === 'whistles') return `${figures.whistles} 件`
  if (key === 'hours') return figures.hours.median === null ? '—' : hoursText(figures.hours.median)
  const percent = percentOf(figures[key])
  return percent === null ? '—' : `${percent}%`
}

/** A number with its unit: 3 天 4 小时 breaks between the days and the hours only. */
export const tied = (text: string): string => text.replace(/(\d) (?=\D)/g, '$1\u00a0')

const DAY_HOURS = 24
/** 5 小时, 3 天 4 小时 */
export function hoursText(hours: number): string {
  if (hours < 2 * DAY_HOURS) return `${hours} 小时`
  const rest = Math.round(hours % DAY_HOURS)
  return rest === 0 ? `${Math.floor(hours / DAY_HOURS)} 天` : `${Math.floor(hours / DAY_HOURS)} 天 ${rest} 小时`
}

export const nOf = (figures: Figures, key: FigureKey): number =>
  key === 'whistles' ? figures.whistles : figures[key].of

const MADE_OF: Readonly<Record<Exclude<FigureKey, 'whistles' | 'hours'>, readonly [of: string, part: string]>> = {
  response: ['到了时限的', '按时答复'],
  resolution: ['评价了的', '说办成了'],
  satisfaction: ['评价了的', '基本满意以上'],
  recurrence: ['说得出地点的', '又发生'],
}

/** What it is made of, with its n: 到了时限的 8 件，按时答复 6 件 */
export function madeOfText(figures: Figures, key: FigureKey): string {
  if (key === 'whistles') return FIGURE_NOTES.whistles
  if (nOf(figures, key) === 0) return '这一段还没有'
  if (key === 'hours') return `办好 ${figures.hours.of} 件，排在中间的一件`
  const [of, part] = MADE_OF[key]
  return `${of} ${figures[key].of} 件，${part} ${figures[key].part} 件`
}

/** 去年同期 60%（5 件）, 去年同期 42 件; nothing where there was nothing. */
export function beforeText(before: Figures, key: FigureKey): string {
  const n = nOf(before, key)
  if (n === 0) return '去年同期没有'
  return `去年同期 ${valueText(before, key)}${key === 'whistles' ? '' : `（${n} 件）`}`
}

/** Too few to say much. */
export const isSmall = (figures: Figures, key: FigureKey, rankFrom: number): boolean => {
  const n = nOf(figures, key)
  return key !== 'whistles' && n > 0 && n < rankFrom
}

/** Said beside resolution and satisfaction: how many of those asked said anything. */
export function answersText({ answers }: { answers: Part }): string {
  const percent = percentOf(answers)
  return percent === null ? '还没有人可以评价' : `请了 ${answers.of} 件来评价，答了 ${percent}%`
}

/** One place on the chart. */
export interface ChartPoint {
  readonly month: string
  readonly now: number | null
  readonly before: number | null
  readonly nowText: string
  readonly beforeText: string
}

function chartValue(figures: Figures, key: FigureKey): number | null {
  if (key === 'whistles') return figures.whistles
  if (key === 'hours') return figures.hours.median
  return percentOf(figures[key])
}

const withN = (figures: Figures, key: FigureKey): string => {
  if (key === 'whistles') return valueText(figures, key)
  const n = nOf(figures, key)
  return n === 0 ? '没有' : `${valueText(figures, key)}（${n} 件）`
}

export const pointsOf = (months: CommunityFigures['months'], key: FigureKey): ChartPoint[] =>
  months.map(({ month, now, before }) => ({
    month,
    now: chartValue(now, key),
    before: chartValue(before, key),
    nowText: withN(now, key),
    beforeText: withN(before, key),
  }))

/** Everything that was entered for a month together; null where nothing was. */
function complaintsOf(counts: Counts): number | null {
  const all = Object.values(counts)
  return all.length === 0 ? null : all.reduce((sum: number, one) => sum + (one ?? 0), 0)
}

const complaintText = (count: number | null) => (count === null ? '没填' : `${count} 件`)

export const complaintPoints = (
  months: readonly { readonly month: string; readonly counts: Counts; readonly before: Counts }[],
): ChartPoint[] =>
  months.map(({ month, counts, before }) => {
    const [now, past] = [complaintsOf(counts), complaintsOf(before)]
    return { month, now, before: past, nowText: complaintText(now), beforeText: complaintText(past) }
  })

/** The top of the chart: 100 for per cent, else a round number above the highest. */
export function scaleOf(points: readonly ChartPoint[], percent: boolean): number {
  if (percent) return 100
  const highest = Math.max(4, ...points.flatMap(({ now, before }) => [now ?? 0, before ?? 0]))
  const step = 10 ** Math.floor(Math.log10(highest))
  return Math.ceil(highest / step) * step
}

/** 11 月; with its year where that is another than the one of the month told before. */
export function monthName(month: string, before: string | undefined): string {
  const year = before === undefined || before.slice(0, 4) === month.slice(0, 4) ? '' : `${month.slice(2, 4)} 年 `
  return `${year}${Number(month.slice(5, 7))} 月`
}

/** Everything the chart shows, in one sentence for who hears it. */
export const heardText = (title: string, points: readonly ChartPoint[]): string =>
  `${title}，近十二个月：${points.map(({ month, nowText }, place) => `${monthName(month, points[place - 1]?.month)} ${nowText}`).join('，')}。下面有表`

/**
 * The line as polygons as thin as a stroke, in per cent of the chart: one that is thick up and down, one sideways, for what
 * is flat and what is steep. A month without a number breaks it.
 */
export function strokesOf(values: readonly (number | null)[], top: number): string[] {
  const at = (value: number, place: number) => ({
    x: ((place + 0.5) / values.length) * 100,
    y: 100 - (Math.min(value, top) / top) * 100,
  })
  const runs: { x: number; y: number }[][] = []
  let open = false
  values.forEach((value, place) => {
    if (value === null) {
      open = false
      return
    }
    if (open) runs[runs.length - 1]?.push(at(value, place))
    else runs.push([at(value, place)])
    open = true
  })
  return runs
    .filter((run) => run.length > 1)
    .flatMap((run) => {
      const both = (side: (by: string) => string[]) => `polygon(${[...side('-'), ...side('+').reverse()].join(', ')})`
      return [
        both((by) => run.map(({ x, y }) => `${x.toFixed(2)}% calc(${y.toFixed(2)}% ${by} 1.2px)`)),
        both((by) => run.map(({ x, y }) => `calc(${x.toFixed(2)}% ${by} 1.2px) ${y.toFixed(2)}%`)),
      ]
    })
}

export const RANK_CHOICES: readonly { value: RankedBy | 'name'; label: string }[] = [
  { value: 'name', label: '按名字' },
  ...RANKED_BY.map((key) => ({ value: key, label: FIGURE_LABELS[key] })),
]

export interface PartRow {
  readonly part: RegionFigures['parts'][number]
  readonly place: string
  readonly note: string
}

/** Communities of a town in the order asked for; the name's order ranks nobody. */
export function partRows(
  { parts, rankFrom }: Pick<RegionFigures, 'parts' | 'rankFrom'>,
  by: RankedBy | 'name',
): PartRow[] {
  if (by === 'name') return parts.map((part) => ({ part, place: '', note: partNote(part) }))
  return rankBy(parts, by, rankFrom).map(({ row: part, rank }) => ({
    part,
    place: rank === null ? `不足 ${rankFrom} 件，不排` : `第 ${rank}`,
    note: `${FIGURE_LABELS[by]} ${withN(part.figures, by)}，${beforeText(part.before, by)}`,
  }))
}

function partNote({ figures, complaints, complaintsBefore }: RegionFigures['parts'][number]): string {
  const rates = (['response', 'resolution', 'satisfaction'] as const)
    .filter((key) => nOf(figures, key) > 0)
    .map((key) => `${FIGURE_LABELS[key]} ${withN(figures, key)}`)
  const told =
    complaints === null
      ? []
      : [`投诉 ${complaints} 件${complaintsBefore === null ? '' : `，去年同期 ${complaintsBefore} 件`}`]
  return [`吹哨 ${figures.whistles} 件`, ...rates, ...told].join('，')
}

const WORD: Readonly<Record<FigureKey, readonly [part: string, rest: string]>> = {
  whistles: ['', ''],
  response: ['按时答复', '没按时'],
  resolution: ['说办成了', '说没办成'],
  satisfaction: ['满意', '不满意'],
  recurrence: ['又发生', '第一次'],
  hours: ['', ''],
}

/** How the case counts in the figure. */
export function countsAs(row: FigureCases['items'][number], key: FigureKey): string {
  if (key === 'hours') return row.hours === null ? '' : hoursText(row.hours)
  if (key === 'whistles') return row.of > 1 ? `${row.of} 次吹哨` : ''
  const [part, rest] = WORD[key]
  if (row.part === row.of) return part
  return row.part === 0 ? rest : `${row.of} 次里 ${row.part} 次${part}`
}

/** Filters of the list, where the figure has two sides. */
export const sideChoices = (key: FigureKey) => {
  const [part, rest] = WORD[key]
  if (part === '') return []
  return [
    { value: 'all' as const, label: '全部' },
    { value: 'rest' as const, label: rest },
    { value: 'part' as const, label: part },
  ]
}
