import type { ComplaintSource, FigureClass, FigureKey, FigurePeriod, FigureSpan } from '@juwuye/domain'
import { CLASS_LABELS } from './labels.ts'

export const COMPLAINT_SOURCE_LABELS: Readonly<Record<ComplaintSource, string>> = {
  hotline12345: '12345 热线',
  letter: '来信',
  visit: '上门、来访',
}

export const FIGURE_LABELS: Readonly<Record<FigureKey, string>> = {
  whistles: '吹哨',
  response: '按时答复',
  resolution: '办成了',
  satisfaction: '满意',
  recurrence: '又发生',
  hours: '办好用时',
}

/** What the figure is made of, in one line. */
export const FIGURE_NOTES: Readonly<Record<FigureKey, string>> = {
  whistles: '欢迎吹哨，件数不是指标',
  response: '到了答复时限的，按时答复了多少',
  resolution: '评价了的，说办成了的有多少',
  satisfaction: '评价了的，基本满意以上的有多少',
  recurrence: '90 天内，同一处又有同一类',
  hours: '从吹哨到核验通过，排在中间的一件',
}

export const FIGURE_CLASS_LABELS: Readonly<Record<FigureClass, string>> = { ...CLASS_LABELS, unclassed: '还没分类' }

export const FIGURE_SPAN_LABELS: Readonly<Record<FigureSpan, string>> = { month: '按月', quarter: '按季', year: '按年' }

/** 2026 年 11 月, 2026 年第 4 季度, 2026 年 */
export function periodText({ span, first }: FigurePeriod): string {
  const [year, month] = [first.slice(0, 4), Number(first.slice(5, 7))]
  if (span === 'year') return `${year} 年`
  return span === 'month' ? `${year} 年 ${month} 月` : `${year} 年第 ${Math.ceil(month / 3)} 季度`
}
