import { CLOCK_LABELS, clockChipText, dayText, dayTimeText, STATE_LABELS } from '@juwuye/messages'
import type { CaseCard, ClockView } from '@juwuye/types'
import type { ClockState } from '../../ui/index.ts'

export interface Chip {
  state: ClockState
  text: string
  icon?: 'pause'
}

const PHASES = {
  running: 'normal',
  pastHalf: 'half',
  overdue: 'late',
  stopped: 'stopped',
} as const satisfies Record<ClockView['phase'], ClockState>

type Shown = Pick<ClockView, 'kind' | 'phase' | 'dueAt' | 'pausedUntil'>

/**
 * A clock as its chip. The phase is the server's; only the time left is counted here. The period of publicity and the
 * day a matter on the book is looked at again are no promises that could be half gone.
 */
export function clockChip(clock: Shown, now: number): Chip {
  const { kind, phase, dueAt, pausedUntil } = clock
  if (phase === 'stopped') return { state: 'stopped', text: clockChipText(phase, dueAt, now) }
  if (pausedUntil !== null) return { state: 'stopped', text: `停表到 ${dayText(pausedUntil, now)}`, icon: 'pause' }
  if (kind === 'publicity') return { state: 'normal', text: `公示到 ${dayText(dueAt, now)}` }
  if (kind === 'review' && phase !== 'overdue') return { state: 'normal', text: `${dayText(dueAt, now)}复核` }
  return { state: PHASES[phase], text: clockChipText(phase, dueAt, now) }
}

/** The chip of a case: its most pressing clock, or how it ended. */
export function caseChip(
  { clock, state, unsolved }: Pick<CaseCard, 'clock' | 'state' | 'unsolved'>,
  now: number,
): Chip | undefined {
  if (clock) return clockChip(clock, now)
  if (state === 'closed' && unsolved) return { state: 'stopped', text: '没办成' }
  if (state === 'closed') return { state: 'ok', text: STATE_LABELS[state] }
  const ended = state === 'declined' || state === 'merged' || state === 'withdrawn'
  return ended ? { state: 'stopped', text: STATE_LABELS[state] } : undefined
}

/** What has to happen by when, in phrases: “11 月 26 日（周四）9:41 前，”, “有人报到”. */
export function duePhrases(clock: Pick<ClockView, 'kind' | 'phase' | 'dueAt'>, now: number): string[] {
  if (clock.kind === 'publicity') return [`公示到 ${dayText(clock.dueAt, now)}`]
  const due = `${dayTimeText(clock.dueAt, now)} 前，`
  return [clock.phase === 'overdue' ? `本该 ${due}` : due, CLOCK_LABELS[clock.kind]]
}
