import { checkPause, isMemberOf, isOpenNode, type PausableClock, pausedDue, refuse, resumedDue } from '@juwuye/domain'
import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, type CommandContext, insist, runAct } from '../case-command.ts'
import type { ClockRow, PendingActRow } from '../case-record.ts'
import type { CaseWork } from '../case-work.ts'
import { nodes } from '../cases.table.ts'
import { endOfLaterDay } from '../instant-of-day.ts'
import type { Parsed } from '../parsed.ts'
import { proposeAct, settleAct } from '../pending.ts'
import type { PausePayload } from '../pending-payloads.ts'

/** 停表: the lead asks that a promise be held until a day, and says why; the desk must agree. */
export function askForPause(deps: Deps, request: CaseRequest<Parsed<'pause-clock'>>): Promise<void> {
  return runAct(deps, 'pause-clock', request, async ({ work, now }, { clock, reason, untilDay }) => {
    const until = endOfLaterDay(untilDay, now, 'untilDay')
    const verdict = checkPause(work.facts, clock, until, now)
    insist(verdict, !verdict.ok && verdict.code.startsWith('end-') ? 'untilDay' : 'clock')
    actAsLead(work)
    const payload: PausePayload = { confirmers: [], clock, reason, until }
    const actId = await proposeAct(work, 'pause-clock', payload)
    await work.apply('pause-clock', 'proposed', {
      subjectId: actId,
      data: { action: 'pause-clock', clock, until },
      words: reason,
    })
  })
}

/** The desk agrees: from now until that day the promise is held, its due time moves by as much. */
export async function confirmPause({ work, now }: CommandContext, act: PendingActRow): Promise<void> {
  const { clock: kind, until } = act.payload as PausePayload
  insist(checkPause(work.facts, kind, until, now))
  await settleAct(work, act, 'confirmed')
  const clock = runningClock(work, kind)
  const due = pausedDue(clock, now, until)
  await work.updateClock(clock, { ...due, pausedAt: now, pausedUntil: until })
  if (kind === 'resolve') await putOffNodes(work, until - now, now)
  await work.apply('pause-clock', 'paused', { subjectId: act.id, data: { clock: kind, until, dueAt: due.dueAt } })
}

/** Goes on before its time: what was not used of the pause is taken back. */
export function resumeClock(deps: Deps, request: CaseRequest<Parsed<'resume-clock'>>): Promise<void> {
  return runAct(deps, 'resume-clock', request, async ({ work, actor }, { clock: kind, reason }) => {
    if (work.facts.pausedUntil[kind] === undefined) insist(refuse('clock-not-paused'), 'clock')
    if (isMemberOf(actor, work.row.leadPartyId)) actAsLead(work)
    await endPause(work, runningClock(work, kind), reason)
  })
}

/** Ends a pause, at its time or before it. */
export async function endPause(work: CaseWork, clock: ClockRow, words = ''): Promise<void> {
  const due = resumedDue(clock, work.now)
  await work.updateClock(clock, { ...due, pausedAt: null, pausedUntil: null })
  if (clock.kind === 'resolve') await putOffNodes(work, due.dueAt - clock.dueAt, clock.pausedUntil ?? work.now)
  await work.apply('resume-clock', 'resumed', { data: { clock: clock.kind, dueAt: due.dueAt }, words })
}

function actAsLead(work: CaseWork): void {
  if (work.row.mediatorId === null) work.actAs('party', work.row.leadPartyId)
  else work.actAs('mediator')
}

function runningClock(work: CaseWork, kind: PausableClock): ClockRow {
  const clock = work.record.clocks.find(
    (one) => one.kind === kind && one.stoppedAt === null && one.subjectId === work.row.id,
  )
  if (!clock) throw new Error('whether the clock runs was checked before')
  return clock
}

/**
 * The days of the open steps that lie behind this instant move with the promise of the whole: what was overdue before
 * the pause stays so, and what was agreed on for its time is not called back.
 */
async function putOffNodes(work: CaseWork, byMs: number, behind: number): Promise<void> {
  const open = work.facts.nodes.filter(isOpenNode).map((node) => node.id)
  if (byMs === 0 || open.length === 0) return
  await work.tx
    .update(nodes)
    .set({ dueAt: sql`${nodes.dueAt} + ${`${byMs} milliseconds`}::interval` })
    .where(and(eq(nodes.communityId, work.row.communityId), inArray(nodes.id, open), gt(nodes.dueAt, behind)))
}
