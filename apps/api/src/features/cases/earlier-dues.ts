import { type ClockKind, type ClockWorking, type DueTime, earlierDue, isOpenNode } from '@juwuye/domain'
import type { CaseRecord, ClockRow } from './case-record.ts'
import type { CaseWork } from './case-work.ts'
import { caseClocks } from './cases.table.ts'

/** What was promised to residents from the day they whistled. */
const PROMISED: readonly ClockKind[] = ['danger', 'respond', 'safe', 'plan', 'resolve']

type Promised = DueTime & Pick<ClockRow, 'startedAt' | 'pausedAt' | 'pausedUntil'>

/** A working that counts from receipt, counted from the earlier one; undefined where it does not. */
function movedWorking(working: ClockWorking, before: number, receivedAt: number): ClockWorking | undefined {
  if (working.by === 'span') return working.from === before ? { ...working, from: receivedAt } : undefined
  const inner = working.by === 'paused' ? movedWorking(working.before, before, receivedAt) : undefined
  return inner && working.by === 'paused' ? { ...working, before: inner } : undefined
}

/** The promise as it would be, had it counted from the earlier receipt; only what counts from receipt moves with it. */
function countedFrom(receivedAt: number, clock: ClockRow, before: number): Promised | undefined {
  if (receivedAt >= before) return undefined
  const working = movedWorking(clock.working, before, receivedAt)
  if (!working) return undefined
  const { pausedAt, pausedUntil } = clock
  return { dueAt: clock.dueAt - (before - receivedAt), working, startedAt: receivedAt, pausedAt, pausedUntil }
}

/** What a living case may still have promised on top; an answer given counts for those who came later, too. */
const TAKEN_OVER: readonly ClockKind[] = ['safe', 'plan', 'resolve']

/** Promises that only the source still has to keep, overdue or not, are from now on the target's. */
async function takeOver(target: CaseWork, source: readonly ClockRow[]): Promise<void> {
  const { communityId, id: caseId } = target.row
  const planned = target.facts.nodes.some(isOpenNode)
  for (const { kind, startedAt, dueAt, working, pausedAt, pausedUntil } of source) {
    if (!TAKEN_OVER.includes(kind) || (kind === 'plan' && planned)) continue
    const runs = target.record.clocks.filter((clock) => clock.kind === kind && clock.subjectId === caseId)
    if (runs.some((clock) => clock.stoppedAt === null)) continue
    const run = Math.max(0, ...runs.map((clock) => clock.run)) + 1
    await target.tx
      .insert(caseClocks)
      .values({ communityId, caseId, kind, subjectId: caseId, run, startedAt, dueAt, working, pausedAt, pausedUntil })
  }
}

/**
 * Nobody waits longer because two cases became one: the target takes the earlier receipt and, clock by clock, the
 * earliest of its own promise, the same counted from the earlier receipt, and what the source promised, each with its
 * working and its pause; what the source alone still has to keep goes on here. An answer given stays given.
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
    // whether it is held goes along with the promise; what is over already is held no longer
    const held = next.dueAt > target.now ? next : { pausedAt: null, pausedUntil: null }
    const { pausedAt, pausedUntil } = held
    const { dueAt, working, startedAt } = next
    await target.updateClock(clock, { dueAt, working, startedAt, pausedAt, pausedUntil })
  }
  await takeOver(target, source.clocks.filter(running))
}
