import { type ClockInputs, type ClockKind, DEFAULT_DEADLINES, type DueTime, dueTime, HOUR } from '@juwuye/domain'
import { workingText } from '../src/index.ts'

/** Shanghai wall time → instant. */
export const at = (local: string): number => Date.parse(`${local}:00+08:00`)
const shown = (instant: number) => new Date(instant + 8 * HOUR).toISOString().slice(0, 16)

/** Monday; the act that starts what does not count from receipt falls on Wednesday. */
const RECEIVED = '2026-11-23T09:41'
const ACT = '2026-11-25T14:00'

export function due(kind: ClockKind, caseClass: ClockInputs['caseClass'], more: Partial<ClockInputs> = {}): DueTime {
  const time = dueTime(kind, {
    policy: DEFAULT_DEADLINES,
    caseClass,
    danger: false,
    receivedAt: at(RECEIVED),
    at: at(ACT),
    lastNodeDueAt: null,
    again: false,
    heldMs: null,
    reviewAt: null,
    ...more,
  })
  if (!time) throw new Error(`${kind} has no due time`)
  return time
}

export const received = (local: string): Partial<ClockInputs> => ({ receivedAt: at(local) })

/** What is worked out, the instant it gives in Shanghai time, and how it is told in that year. */
export type Example = readonly [what: string, kind: ClockKind, time: DueTime, instant: string, told: string]

export function told(kind: ClockKind, { dueAt, working }: DueTime, year: string): string {
  return workingText(kind, working, dueAt, at(`${year}-06-01T12:00`))
}

/** Told in the year of its start, so that a due time over the year's end names the year. */
export function checkExample([, kind, time, instant, sentence]: Example): void {
  let { working } = time
  while (working.by === 'paused') working = working.before
  expect(shown(time.dueAt)).toBe(instant)
  expect(told(kind, time, shown(working.from).slice(0, 4))).toBe(sentence)
}
