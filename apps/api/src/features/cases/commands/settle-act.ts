import type { Deps } from '../../../deps.ts'
import { type CaseRequest, runSettle } from '../case-command.ts'
import { getPendingAct, settleAct } from '../pending.ts'
import { actAsSeatHolder } from './adopt-plan.ts'

/** The second person says no: the pending half ends, the case stays where it is. */
export function refusePendingAct(
  deps: Deps,
  request: CaseRequest<{ pendingActId: string; reason: string }>,
): Promise<void> {
  return runSettle(deps, 'refuse', request, async ({ work, actor }, input) => {
    const act = getPendingAct(work, input.pendingActId)
    if (act.action === 'adopt-plan') actAsSeatHolder(work, actor, act)
    await settleAct(work, act, 'refused')
    await work.append('act.refused', ['lead'], { data: { action: act.action }, words: input.reason })
  })
}

/** The author takes the pending half back. */
export function withdrawPendingAct(
  deps: Deps,
  request: CaseRequest<{ pendingActId: string; reason: string }>,
): Promise<void> {
  return runSettle(deps, 'withdraw', request, async ({ work }, input) => {
    const act = getPendingAct(work, input.pendingActId)
    if (act.action === 'adopt-plan') work.actAs('party', work.row.leadPartyId)
    else work.actAs('mediator')
    await settleAct(work, act, 'withdrawn')
    await work.append('act.withdrawn', ['panel', 'reporter'], { data: { action: act.action }, words: input.reason })
  })
}
