import type { RecordVerdict } from '@juwuye/domain'
import { dayText } from '@juwuye/messages'

/** 2099-11-23 → 11 月 23 日 */
const named = (day: string, now: number) => dayText(Date.parse(`${day}T12:00:00+08:00`), now)

/** What came of going through the record on this phone. */
export function verdictText(verdict: RecordVerdict, now: number): string {
  if (verdict.ok) {
    const { events, recomputed, day } = verdict
    const settled = day === null ? '当天的日指纹夜里才有，明天还能再对一次' : `也在 ${named(day, now)}的日指纹里`
    return `${events} 条记录，前后都对得上，其中 ${recomputed} 条的内容在您手机上重新算过；${settled}`
  }
  if (verdict.broken === 'head') return '记录和这一页上的指纹对不上，请告诉社区'
  if (verdict.broken === 'day') return '这一页的指纹不在那一天的日指纹里，请告诉社区'
  return `第 ${verdict.broken.seq} 条对不上，请告诉社区`
}
