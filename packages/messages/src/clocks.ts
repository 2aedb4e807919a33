import type { ClockKind, ClockPhase, ClockWorking } from '@juwuye/domain'
import { dayTimeText, durationText } from './dates.ts'
import { CLOCK_LABELS } from './labels.ts'

const UNITS = { minutes: '分钟', hours: '小时', days: '天' }

/** How a due time was worked out, in words. */
export function workingText(kind: ClockKind, working: ClockWorking, dueAt: number, now: number): string {
  const due = dayTimeText(dueAt, now)
  if (working.by === 'paused') {
    const { from, until, before } = working
    const base = workingText(kind, before, dueAt - (until - from), now)
    return `${base}；${dayTimeText(from, now)} 到 ${dayTimeText(until, now)} 停表，顺延 ${durationText(until - from)}，就是 ${due} 前`
  }
  if (working.by === 'agreedDay') return `${CLOCK_LABELS[kind]}：方案里约定的日子，${due} 前`
  if (working.by === 'held')
    return `${CLOCK_LABELS[kind]}：${dayTimeText(working.from, now)} 接着算，还剩 ${durationText(working.left)}，就是 ${due} 前`
  const inDays = working.unit === 'hours' && working.amount > 72 && working.amount % 24 === 0
  const span = inDays ? `${working.amount / 24} 天` : `${working.amount} ${UNITS[working.unit]}`
  return `${CLOCK_LABELS[kind]}：${dayTimeText(working.from, now)} 起 ${span}，就是 ${due} 前`
}

/** The chip: the state in words and how long. */
export function clockChipText(phase: ClockPhase, dueAt: number, now: number): string {
  if (phase === 'stopped') return '已停'
  if (phase === 'overdue') return `超时 ${durationText(now - dueAt)}`
  const left = `还剩 ${durationText(dueAt - now)}`
  return phase === 'pastHalf' ? `过半，${left}` : left
}
