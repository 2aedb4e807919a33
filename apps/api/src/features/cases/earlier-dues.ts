import { type ClockKind, type DueTime, earlierDue } from '@juwuye/domain'
import type { CaseRecord, ClockRow } from './case-record.ts'
import type { CaseWork } from './case-work.ts'

/** What was promised to residents from the day they whistled. */
const PROMISED: readonly ClockKind[] = ['danger', 'respond', 'safe', 'plan', 'resolve']

type Promised = DueTime & Pick<ClockRow, 'startedAt'>

/** The promise as it would be, had it counted from the earlier receipt; only what counts from receipt moves with it. */
function countedFrom(receivedAt: number, clock: ClockRow, before: number): Promised | undefined {
  const { working, dueAt } = clock
  if (working.by !== 'span' || working.from !== before || receivedAt >= before) return undefined
  return { dueAt: dueAt - (before - receivedAt), working: { ...working, from: receivedAt }, startedAt: receivedAt }
}

/**
 * Nobody waits longer because two cases became one: the target takes the earlier receipt and, clock by clock, the
 * earliest of its own promise, the same counted from the earlier receipt, and what the source promised, each with its
 * working. An answer given stays given.
 */
export async function takeEarlierDues(target: CaseWork, source: CaseRecord): Promise<void> {
  const before = target.row.receivedAt
  const receivedAt = Math.min(before, source.row.receivedAt)
  target.row.receivedAt = receivedAt
  target.row.stepTimes = { ...target.row.stepTimes, 1: Math.min(target.row.stepTimes[1] ?? receivedAt, receivedAt) }
  const running = (clock: ClockRow) => clock.stoppedAt === null && PROMISED.includes(clock.kind)
  for (const clock of target.record.clocks.filter(running)) {
    const promised = source.clocks.find((other) => other.kind === clock.kind && running(other))
    const next = earlierDue<Promised>(earlierDue<Promised>(clock, countedFrom(receivedAt, clock, before)), promised)
    if (next === clock) continue
    const { dueAt, working, startedAt } = next
    await target.updateClock(clock, { dueAt, working, startedAt })
  }
}
