import type { CaseState, Step } from '@juwuye/domain'
import { clockChipText, dayText, STATE_LABELS, STEP_LABELS } from '@juwuye/messages'
import type { CaseCard, ClockView } from '@juwuye/types'
import type { ClockState, Step as StepLook } from '../ui/progress.tsx'

const clockStates: Record<ClockView['phase'], ClockState> = {
  running: 'normal',
  pastHalf: 'half',
  overdue: 'late',
  stopped: 'stopped',
}

/** A clock as its chip. */
export function clockLook(clock: ClockView, now: number): { state: ClockState; text: string } {
  if (clock.kind === 'publicity' && clock.phase !== 'stopped') {
    return { state: 'normal', text: `公示到 ${dayText(clock.dueAt, now)}` }
  }
  return { state: clockStates[clock.phase], text: clockChipText(clock.phase, clock.dueAt, now) }
}

const STEPS: readonly Step[] = [1, 2, 3, 4]

/** The four steps; none for a case that ended on the way. `over`: also the last one is done. */
export function stepLooks(step: Step | null, over: boolean): StepLook[] {
  if (step === null) return []
  return STEPS.map((place) => ({
    name: STEP_LABELS[place],
    state: place < step || (over && place === step) ? 'done' : place === step ? 'now' : 'todo',
  }))
}

const doing: Partial<Record<CaseState, (lead: string) => string>> = {
  raised: () => '已发给社工，等派给该管的几方',
  dispatched: () => '已派出去，等有人认领',
  claimed: (lead) => `${lead}牵头，正在定办法`,
  deliberating: (lead) => `${lead}牵头，几方在商量`,
  rectifying: (lead) => `${lead}牵头，正在整改`,
  verified: () => '核验通过，等公示',
  publicised: () => '正在公示',
}

/** Where a case is, in one line. */
export function nowLine({ state, lead }: Pick<CaseCard, 'state' | 'lead'>): string {
  return doing[state]?.(lead?.name ?? '调解员') ?? STATE_LABELS[state]
}
