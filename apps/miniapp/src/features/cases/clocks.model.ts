import { CLOCK_LABELS, dayTimeText, shortDay } from '@juwuye/messages'
import type { CaseView, ClockView } from '@juwuye/types'
import { clockChip } from './clock-chip.model.ts'

/** What a clock is told apart by on its case. */
export const clockKey = ({ kind, nodeId, startedAt }: Pick<ClockView, 'kind' | 'nodeId' | 'startedAt'>) =>
  [kind, nodeId, startedAt].join('/')

/** Overdue ones first, then by their day; those that are held after them, those that are over last. */
function rank({ phase, pausedUntil }: ClockView): number {
  if (phase === 'stopped') return 3
  if (pausedUntil !== null) return 2
  return phase === 'overdue' ? 0 : 1
}

/** Every clock of the case: the one that matters most now, then the others as they press. */
export function clocksInOrder({ clock, clocks }: Pick<CaseView, 'clock' | 'clocks'>): ClockView[] {
  const first = clock && clockKey(clock)
  const others = clocks.filter((one) => clockKey(one) !== first)
  const sorted = [...others].sort((a, b) => rank(a) - rank(b) || a.dueAt - b.dueAt)
  return clock ? [clock, ...sorted] : sorted
}

/** What the chip is called when it is read out: what is waited for, how it stands, by when, and what a press does. */
export function clockSpoken(clock: ClockView, now: number, open: boolean): string {
  const due = clock.kind === 'publicity' ? undefined : `${dayTimeText(clock.dueAt, now)} 前`
  const press = open ? '收起' : '点开看怎么算的'
  return [CLOCK_LABELS[clock.kind], clockChip(clock, now).text, due, press].filter(Boolean).join('，')
}

/** The server's working, one step after the other, without the name that stands above it. */
export function workingSteps({ kind, working }: Pick<ClockView, 'kind' | 'working'>): string[] {
  const name = `${CLOCK_LABELS[kind]}：`
  const steps = working.startsWith(name) ? working.slice(name.length) : working
  return steps.split('；').filter(Boolean)
}

/** A step in phrases: a line breaks after a comma and between two times, never inside one. */
export const stepPhrases = (step: string): string[] => step.match(/.+?(，| 到 |$)/g) ?? []

/** Where the due time comes from, in short: “11 月 15 日（周日）20:30 起 15 天”. */
export function dueBasis(clock: Pick<ClockView, 'kind' | 'working'>): string {
  const [first = '', ...pauses] = workingSteps(clock)
  const [basis = ''] = first.split('，')
  return pauses.length > 0 ? `${basis}，停过表` : basis
}

/** How a clock ended: “11/25 停的，没超时”. */
export function stoppedLine({ stoppedAt, dueAt }: Pick<ClockView, 'stoppedAt' | 'dueAt'>): string | undefined {
  if (stoppedAt === null) return undefined
  return `${shortDay(stoppedAt)} 停的，${stoppedAt > dueAt ? '超了时' : '没超时'}`
}
