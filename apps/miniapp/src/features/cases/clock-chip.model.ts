import { CLOCK_LABELS, clockChipText, dayText, dayTimeText, STATE_LABELS } from '@juwuye/messages'
import type { CaseCard, ClockView } from '@juwuye/types'
import type { ClockState } from '../../ui/index.ts'

export interface Chip {
  state: ClockState
  text: string
}

const PHASES = {
  running: 'normal',
  pastHalf: 'half',
  overdue: 'late',
  stopped: 'stopped',
} as const satisfies Record<ClockView['phase'], ClockState>

/** A clock as its chip. The phase is the server's; only the time left is counted here. */
export function clockChip(clock: Pick<ClockView, 'phase' | 'dueAt'>, now: number): Chip {
  return { state: PHASES[clock.phase], text: clockChipText(clock.phase, clock.dueAt, now) }
}

/** The chip of a case: its most pressing clock, or how it ended. */
export function caseChip({ clock, state }: Pick<CaseCard, 'clock' | 'state'>, now: number): Chip | undefined {
  if (clock) return clockChip(clock, now)
  if (state === 'closed') return { state: 'ok', text: STATE_LABELS[state] }
  const ended = state === 'declined' || state === 'merged' || state === 'withdrawn'
  return ended ? { state: 'stopped', text: STATE_LABELS[state] } : undefined
}

/** What has to happen by when: “11 月 26 日（周四）9:41 前，有人报到”. */
export function dueSentence(clock: Pick<ClockView, 'kind' | 'phase' | 'dueAt'>, now: number): string {
  if (clock.kind === 'publicity') return `公示到 ${dayText(clock.dueAt, now)}`
  const due = `${dayTimeText(clock.dueAt, now)} 前，${CLOCK_LABELS[clock.kind]}`
  return clock.phase === 'overdue' ? `本该 ${due}` : due
}
