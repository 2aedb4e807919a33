import { mayStartFrom } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { findCase } from '../case-record.ts'
import { CaseWork } from '../case-work.ts'
import { PROPOSERS, settleAct } from '../pending.ts'
import { closePrivate } from './close-private.ts'

/** Time is up for a pending act: silence closes a private case, anything else lapses. Safe to run twice. */
export async function lapsePendingAct(deps: Deps, communityId: string, caseId: string, actId: string): Promise<void> {
  await inCommunity(deps.db.api, { communityId }, async (tx) => {
    const now = deps.clock.now()
    const record = await findCase(tx, communityId, caseId, now, true)
    const act = record?.pendingActs.find((a) => a.id === actId)
    if (!record || !act || act.lapsesAt > now) return
    const work = new CaseWork(tx, deps.ids, now, record, null)
    if (act.action === 'close-private' && mayStartFrom('close-private', work.row.state)) {
      await settleAct(work, act, 'confirmed')
      await closePrivate(work, 'silent')
    } else {
      await settleAct(work, act, 'lapsed')
      await work.append('act.lapsed', PROPOSERS[act.action], { data: { action: act.action, why: 'time' } })
    }
    await work.save()
  })
}
