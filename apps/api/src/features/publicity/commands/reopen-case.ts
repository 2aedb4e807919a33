import { stands } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { actAsRulingBody, type CaseRequest, type Parsed, reopenings, runAct } from '../../cases/index.ts'
import { attachUploads } from '../../uploads/index.ts'
import { markReworking } from '../put-up-page.ts'
import { workAgain } from '../work-again.ts'

/** 没好，重新打开: work goes on with a 复查 node by the lead; a private case goes back to its mediator. */
export function reopenCase(deps: Deps, request: CaseRequest<Parsed<'reopen'>>): Promise<void> {
  return runAct(deps, 'reopen', request, async ({ tx, work, now, personId, actor }, input) => {
    const { communityId, id: caseId } = work.row
    const asReporter = stands(actor, 'reporter', work.facts)
    if (!asReporter) actAsRulingBody(work)
    await tx.insert(reopenings).values({ communityId, caseId, personId, at: now, asReporter })
    await attachUploads(tx, { communityId, personId, ids: input.photos, caseId, now })
    await work.addPhotos('reopening', caseId, input.photos)
    work.row.closedAt = null
    work.row.publicityEndsAt = null
    const words = { words: input.reason, photoIds: input.photos }
    if (work.row.caseClass === 'private') {
      await work.apply('reopen', 'toMediation', words)
      return
    }
    await workAgain(work, { nodeId: null, dueDay: null, word: '复查' })
    await markReworking(work)
    await work.apply('reopen', 'toRectifying', words)
  })
}
