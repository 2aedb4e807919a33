import type { Deps } from '../../../deps.ts'
import { type CaseRequest, runAct } from '../case-command.ts'
import type { Parsed } from '../parsed.ts'
import { voidPendingActs } from '../pending.ts'

/** 不再牵头: the lead gives the case back to the pool; a mediator has to come forward anew. No promise stops. */
export function releaseLead(deps: Deps, request: CaseRequest<Parsed<'release-lead'>>): Promise<void> {
  return runAct(deps, 'release-lead', request, async ({ work }, input) => {
    const { row } = work
    if (row.mediatorId === null) work.actAs('party', row.leadPartyId)
    else work.actAs('mediator')
    row.leadPartyId = null
    row.mediatorCheckedInAt = null
    row.mediatorReply = null
    await voidPendingActs(work)
    await work.apply('release-lead', 'released', { words: input.reason })
  })
}
