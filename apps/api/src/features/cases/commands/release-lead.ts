import type { Deps } from '../../../deps.ts'
import { type CaseRequest, runAct } from '../case-command.ts'
import type { CaseWork } from '../case-work.ts'
import type { Parsed } from '../parsed.ts'
import { voidPendingActs } from '../pending.ts'

/** 不再牵头: the lead gives the case back to the pool; a mediator has to come forward anew. No promise stops. */
export function releaseLead(deps: Deps, request: CaseRequest<Parsed<'release-lead'>>): Promise<void> {
  return runAct(deps, 'release-lead', request, async ({ work }, input) => {
    if (work.row.mediatorId === null) work.actAs('party', work.row.leadPartyId)
    else work.actAs('mediator')
    await handBack(work, input.reason)
  })
}

/** The case has no lead any more; by the lead's own word, or because its lease ran out and supervision did not help. */
export async function handBack(work: CaseWork, words: string): Promise<void> {
  const was = work.row.leadPartyId
  work.row.leadPartyId = null
  work.row.mediatorCheckedInAt = null
  work.row.mediatorReply = null
  await voidPendingActs(work)
  const lapsed = work.author === null ? { data: { why: 'lapsed', ...(was === null ? {} : { party: was }) } } : {}
  await work.apply('release-lead', 'released', { words, ...lapsed })
}
