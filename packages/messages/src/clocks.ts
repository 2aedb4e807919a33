import { type ClockKind, type ClockPhase, type ClockWorking, MINUTE } from '@juwuye/domain'
import { dayTimeText, durationText } from './dates.ts'
import { CLOCK_LABELS } from './labels.ts'

const UNITS = { minutes: '分钟', hours: '小时', days: '天' }

/** 3 天 14 小时 59 分: every unit that counts, so that what people add up by hand comes out. */
function exactText(minutes: number): string {
  const parts = [
    [Math.floor(minutes / 1_440), '天'],
    [Math.floor((minutes % 1_440) / 60), '小时'],
    [minutes % 60, '分'],
  ] as const
  const counted = parts.filter(([amount]) => amount > 0)
  return counted.length === 0 ? '0 分' : counted.map(([amount, unit]) => `${amount} ${unit}`).join(' ')
}

const minuteOf = (instant: number) => Math.floor(instant / MINUTE)

/** A promise is kept before its end; a period and a review come to theirs. */
function endText(kind: ClockKind, dueAt: number, now: number): string {
  const due = dayTimeText(dueAt, now)
  return kind === 'publicity' || kind === 'review' ? due : `${due} 前`
}

/** How a due time was worked out, in words; each pause follows after “；”. */
export function workingText(kind: ClockKind, working: ClockWorking, dueAt: number, now: number): string {
  const end = endText(kind, dueAt, now)
  if (working.by === 'paused') {
    const { from, until, before } = working
    const base = workingText(kind, before, dueAt - (until - from), now)
    // taken back in the minute in which it began
    if (minuteOf(until) === minuteOf(from)) return base
    const put = exactText(minuteOf(until) - minuteOf(from))
    return `${base}；${dayTimeText(from, now)} 到 ${dayTimeText(until, now)} 停表，顺延 ${put}，就是 ${end}`
  }
  const label = `${CLOCK_LABELS[kind]}：`
  if (working.by === 'agreedDay') return `${label}${kind === 'review' ? '挂账时' : '方案里'}约定的日子，${end}`
  const from = dayTimeText(working.from, now)
  if (working.by === 'held') return `${label}${from} 接着算，还剩 ${exactText(minuteOf(working.left))}，就是 ${end}`
  const inDays = working.unit === 'hours' && working.amount > 72 && working.amount % 24 === 0
  const span = inDays ? `${working.amount / 24} 天` : `${working.amount} ${UNITS[working.unit]}`
  return `${label}${from} 起 ${span}，就是 ${end}`
}

/** The chip: the state in words and how long. */
export function clockChipText(phase: ClockPhase, dueAt: number, now: number): string {
  if (phase === 'stopped') return '已停'
  if (phase === 'overdue') return `超时 ${durationText(now - dueAt)}`
  const left = `还剩 ${durationText(dueAt - now)}`
  return phase === 'pastHalf' ? `过半，${left}` : left
}
