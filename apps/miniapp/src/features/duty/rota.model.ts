import { DAY, dayOf, startOfDay } from '@juwuye/domain'
import { ROTA_STATE_LABELS, whenText } from '@juwuye/messages'
import type { RotaView, ShiftView } from '@juwuye/types'
import { monthText } from './duty-words.model.ts'

export const gapsOf = ({ shifts }: Pick<RotaView, 'shifts'>) => shifts.filter(({ person }) => person === null)

/** 还没公布，周社工 今天 9:41 改的 */
export function rotaNote({ state, changedBy, changedAt, publishedAt }: RotaView, now: number): string {
  if (state === null) return '还没有排'
  const published = publishedAt === null ? '' : `${whenText(publishedAt, now)} 公布的`
  const changed = changedAt === null ? '' : `${changedBy ?? ''} ${whenText(changedAt, now)} 改的`
  return [published || ROTA_STATE_LABELS[state], changed].filter(Boolean).join('，')
}

const span = (counts: readonly number[]) => {
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  return least === most ? `${least}` : `${least}–${most}`
}

/** 12 个人，每人 7–8 个班；周末 1–2 个；节假日 0–1 个 */
export function fairnessLine({ loads }: Pick<RotaView, 'loads'>): string {
  if (loads.length === 0) return '还没有人上班'
  const of = (count: (load: RotaView['loads'][number]) => number) => span(loads.map(count))
  const holidays = loads.some((load) => load.holidays > 0) ? `；节假日 ${of((load) => load.holidays)} 个` : ''
  return `${loads.length} 个人，每人 ${of((l) => l.shifts)} 个班；周末 ${of((l) => l.weekends)} 个${holidays}`
}

/** 8 个班，周末 2 个，节假日 1 个 */
export function loadNote({ shifts, weekends, holidays }: RotaView['loads'][number]): string {
  const parts = [
    `${shifts} 个班`,
    weekends > 0 ? `周末 ${weekends} 个` : '',
    holidays > 0 ? `节假日 ${holidays} 个` : '',
  ]
  return parts.filter(Boolean).join('，')
}

/** What is said once more before everybody is told. */
export function publishLines(rota: RotaView, now: number): string[] {
  const gaps = gapsOf(rota).length
  const first = rota.shifts.some(({ fromAt }) => fromAt < now) ? '这个月已经过去的班不会再改。' : ''
  return [
    `${monthText(rota.month, now)}一共 ${rota.shifts.length} 个班，${rota.loads.length} 个人`,
    gaps > 0 ? `还有 ${gaps} 个班没有人，公布以后再补也行` : '每个班都有人',
    fairnessLine(rota),
    `${first}公布以后，每个人都会收到自己的班，居民看得到谁在值班`,
  ]
}

/** The day to look at first: today when it lies in the month, else the first. */
export function firstDay({ days }: Pick<RotaView, 'days'>, now: number): string {
  const today = dayOf(now)
  return days.find(({ day }) => day === today)?.day ?? days[0]?.day ?? today
}

/** The day before or after, inside the month. */
export function dayBeside({ days }: Pick<RotaView, 'days'>, day: string, by: 1 | -1): string | undefined {
  const beside = dayOf((startOfDay(day) ?? 0) + by * DAY)
  return days.some((one) => one.day === beside) ? beside : undefined
}

/** The next day with a gap, from this one on; round to the first of the month. */
export function nextGapDay(rota: Pick<RotaView, 'shifts'>, day: string): string | undefined {
  const days = gapsOf(rota)
    .map((shift) => shift.day)
    .sort()
  return days.find((other) => other > day) ?? days[0]
}

export const shiftsOn = ({ shifts }: Pick<RotaView, 'shifts'>, day: string): ShiftView[] =>
  shifts
    .filter((shift) => shift.day === day)
    .sort((a, b) => a.fromAt - b.fromAt || a.post.name.localeCompare(b.post.name))
