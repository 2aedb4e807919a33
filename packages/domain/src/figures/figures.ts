import { LIMITS } from '../limits.ts'
import { type CaseClass, PUBLIC_CLASSES } from '../vocabulary.ts'

/**
 * What is counted of the whistles of some days. The unit is the whistle: two neighbours who said the same thing count
 * twice, a me-too is counted apart. Sums add up, over days, estates, communities, towns.
 */
export interface FigureSums {
  readonly whistles: number
  /** 我也是 */
  readonly joined: number
  /** The time for an answer is over; of these, answered by then. */
  readonly due: number
  readonly inTime: number
  /** A result was shown to whoever whistled; of these, they said something on it, and what. */
  readonly asked: number
  readonly answered: number
  readonly solved: number
  readonly content: number
  /** Place and class are known; of these, the same place and class had a case within 90 days before. */
  readonly placed: number
  readonly recurred: number
  /** Whole hours from the whistle to the last verification, one for each whistle of which the work is done. */
  readonly hours: readonly number[]
}

export const NO_SUMS: FigureSums = {
  whistles: 0,
  joined: 0,
  due: 0,
  inTime: 0,
  asked: 0,
  answered: 0,
  solved: 0,
  content: 0,
  placed: 0,
  recurred: 0,
  hours: [],
}

export function addSums(all: readonly FigureSums[]): FigureSums {
  const of = (key: Exclude<keyof FigureSums, 'hours'>) => all.reduce((sum, one) => sum + one[key], 0)
  return {
    whistles: of('whistles'),
    joined: of('joined'),
    due: of('due'),
    inTime: of('inTime'),
    asked: of('asked'),
    answered: of('answered'),
    solved: of('solved'),
    content: of('content'),
    placed: of('placed'),
    recurred: of('recurred'),
    hours: all.flatMap(({ hours }) => hours),
  }
}

/** So many out of n. */
export interface Part {
  readonly part: number
  readonly of: number
}

/** The figures people read: each with its n. */
export interface Figures {
  readonly whistles: number
  readonly joined: number
  /** 按时答复: answered by due ÷ due for response. */
  readonly response: Part
  /** 办成: solved ÷ answered. */
  readonly resolution: Part
  /** 评价: answered ÷ asked, beside resolution and satisfaction. */
  readonly answers: Part
  /** 满意: top three levels ÷ answered. */
  readonly satisfaction: Part
  /** 又发生: same place and class within 90 days. */
  readonly recurrence: Part
  readonly hours: { readonly median: number | null; readonly of: number }
}

export function figuresOf(sums: FigureSums): Figures {
  return {
    whistles: sums.whistles,
    joined: sums.joined,
    response: { part: sums.inTime, of: sums.due },
    resolution: { part: sums.solved, of: sums.answered },
    answers: { part: sums.answered, of: sums.asked },
    satisfaction: { part: sums.content, of: sums.answered },
    recurrence: { part: sums.recurred, of: sums.placed },
    hours: { median: medianOf(sums.hours), of: sums.hours.length },
  }
}

/** The middle one, or halfway between the two in the middle; null of nothing. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** Per cent, whole; null where there is nothing to divide by. */
export const percentOf = ({ part, of }: Part): number | null => (of === 0 ? null : Math.round((part / of) * 100))

/** What may be asked for the cases behind it. */
export const FIGURE_KEYS = ['whistles', 'response', 'resolution', 'satisfaction', 'recurrence', 'hours'] as const
export type FigureKey = (typeof FIGURE_KEYS)[number]

/** What communities may be put in an order by: never by how many whistled, which is no target. */
export const RANKED_BY = ['response', 'resolution', 'satisfaction', 'recurrence', 'hours'] as const
export type RankedBy = (typeof RANKED_BY)[number]

export const FIGURE_LIMITS = {
  /** Below this n nobody is ranked, but where a community set another for itself. */
  rankFrom: 20,
  /** Same place and class again within so many days. */
  recurrenceDays: 90,
} as const

/** How good the figure is, the greater the better; null where n is too small to say. */
function goodness(figures: Figures, by: RankedBy, from: number): number | null {
  if (figures[by].of < from) return null
  if (by === 'hours') return figures.hours.median === null ? null : -figures.hours.median
  const { part, of } = figures[by]
  return by === 'recurrence' ? -part / of : part / of
}

/** In the order of the figure, best first; those of too small an n keep their order behind, without a rank. Equals share a rank. */
export function rankBy<T extends { readonly figures: Figures }>(
  rows: readonly T[],
  by: RankedBy,
  /** The n from which on anybody is ranked. */
  from: number,
): { readonly row: T; readonly rank: number | null }[] {
  const judged = rows.map((row) => ({ row, good: goodness(row.figures, by, from) }))
  const ranked = judged
    .flatMap(({ row, good }) => (good === null ? [] : [{ row, good }]))
    .sort((a, b) => b.good - a.good)
  const others = judged.filter(({ good }) => good === null).map(({ row }) => ({ row, rank: null }))
  return [
    ...ranked.map(({ row, good }) => ({ row, rank: ranked.filter((other) => other.good > good).length + 1 })),
    ...others,
  ]
}

/** The class under which a whistle is counted: one that is not classed yet has none. */
export const FIGURE_CLASSES = ['major', 'hard', 'urgent', 'minor', 'private', 'unclassed'] as const
export type FigureClass = (typeof FIGURE_CLASSES)[number]

/** Classes that figures are made of. Private matters are counted, and nothing else is said of them. */
export const OPEN_FIGURE_CLASSES: readonly Exclude<FigureClass, 'private'>[] = [...PUBLIC_CLASSES, 'unclassed']

export const figureClassOf = (caseClass: CaseClass | null): FigureClass => caseClass ?? 'unclassed'

/** Private matters of several communities: each that is too few to be shown is left out, or the sum would tell it. */
export function privateShown(counts: readonly number[]): number | null {
  const shown = counts.filter((count) => count >= LIMITS.fewestTold)
  return shown.length === 0 ? null : shown.reduce((sum, count) => sum + count, 0)
}

/** 12345, letters, visits: entered by hand once a month. A whistle is welcome and none of these. */
export const COMPLAINT_SOURCES = ['hotline12345', 'letter', 'visit'] as const
export type ComplaintSource = (typeof COMPLAINT_SOURCES)[number]
