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

/**
 * A clock as its chip. The phase is the server's; only the time left is counted here. The period of publicity is no
 * promise that could be half gone or broken.
 */
export function clockChip(clock: Pick<ClockView, 'kind' | 'phase' | 'dueAt'>, now: number): Chip {
  if (clock.kind === 'publicity' && clock.phase !== 'stopped') {
    return { state: 'normal', text: `公示到 ${dayText(clock.dueAt, now)}` }
  }
  return { state: PHASES[clock.phase], text: clockChipText(clock.phase, clock.dueAt, now) }
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

/** Where the due time comes from, from the server's working: “11 月 15 日（周日）20:30 起 15 天”. */
export function dueBasis({ working }: Pick<ClockView, 'working'>): string {
  const [basis = ''] = working.slice(working.indexOf('：') + 1).split('，')
  return basis
}
