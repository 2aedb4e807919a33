import { type ClockKind, type DueTime, earlierDue, isOpenNode } from '@juwuye/domain'
import type { CaseRecord, ClockRow } from './case-record.ts'
import type { CaseWork } from './case-work.ts'
import { caseClocks } from './cases.table.ts'

/** What was promised to residents from the day they whistled. */
const PROMISED: readonly ClockKind[] = ['danger', 'respond', 'safe', 'plan', 'resolve']

type Promised = DueTime & Pick<ClockRow, 'startedAt'>

/** The promise as it would be, had it counted from the earlier receipt; only what counts from receipt moves with it. */
function countedFrom(receivedAt: number, clock: ClockRow, before: number): Promised | undefined {
  const { working, dueAt } = clock
  if (working.by !== 'span' || working.from !== before || receivedAt >= before) return undefined
  return { dueAt: dueAt - (before - receivedAt), working: { ...working, from: receivedAt }, startedAt: receivedAt }
}

/** What a living case may still have promised on top; an answer given counts for those who came later, too. */
const TAKEN_OVER: readonly ClockKind[] = ['safe', 'plan', 'resolve']

/** Promises that only the source still has to keep, overdue or not, are from now on the target's. */
async function takeOver(target: CaseWork, source: readonly ClockRow[]): Promise<void> {
  const { communityId, id: caseId } = target.row
  const planned = target.facts.nodes.some(isOpenNode)
  for (const { kind, startedAt, dueAt, working } of source) {
    if (!TAKEN_OVER.includes(kind) || (kind === 'plan' && planned)) continue
    const runs = target.record.clocks.filter((clock) => clock.kind === kind && clock.subjectId === caseId)
    if (runs.some((clock) => clock.stoppedAt === null)) continue
    const run = Math.max(0, ...runs.map((clock) => clock.run)) + 1
    await target.tx
      .insert(caseClocks)
      .values({ communityId, caseId, kind, subjectId: caseId, run, startedAt, dueAt, working })
  }
}

/**
 * Nobody waits longer because two cases became one: the target takes the earlier receipt and, clock by clock, the
 * earliest of its own promise, the same counted from the earlier receipt, and what the source promised, each with its
 * working; what the source alone still has to keep goes on here. An answer given stays given.
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
  await takeOver(target, source.clocks.filter(running))
}
