import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { type CaseRequest, runAct } from '../case-command.ts'
import type { CaseWork } from '../case-work.ts'
import { caseParties, caseRulings } from '../cases.table.ts'
import type { Parsed } from '../parsed.ts'
import { actAsRulingBody } from '../ruling-body.ts'

/**
 * The case is as on the day it came in: whoever was sent to it has to be sent anew. What was said in declining it stays
 * in the timeline.
 */
async function takeUpAgain(work: CaseWork): Promise<void> {
  const { row } = work
  // the title of a private matter was not written for the neighbours, who may see the case until it is classed again
  if (row.caseClass === 'private') row.title = null
  row.caseClass = null
  row.leadPartyId = null
  row.mediatorId = null
  row.mediatorCheckedInAt = null
  row.mediatorReply = null
  if (row.danger !== 'confirmed') row.danger = 'none'
  row.declineReason = null
  row.declineInstead = null
  row.declinedBy = null
  row.declinedByPartyId = null
  row.declinedAt = null
  await work.tx
    .delete(caseParties)
    .where(and(eq(caseParties.communityId, row.communityId), eq(caseParties.caseId, row.id)))
}

/** 裁定申诉: upheld, the case is taken up with its first promise counted from receipt; rejected, it stays declined. */
export function ruleAppeal(deps: Deps, request: CaseRequest<Parsed<'rule-appeal'>>): Promise<void> {
  return runAct(
    deps,
    'rule-appeal',
    request,
    async ({ tx, work, now }, input) => {
      const outcome = input.uphold ? 'upheld' : 'rejected'
      actAsRulingBody(work)
      await tx
        .update(caseRulings)
        .set({ ruledAt: now, outcome, ruling: input.reason })
        .where(and(eq(caseRulings.communityId, work.row.communityId), eq(caseRulings.id, input.rulingId)))
      if (input.uphold) await takeUpAgain(work)
      await work.apply('rule-appeal', outcome, { subjectId: input.rulingId, data: { outcome }, words: input.reason })
    },
    (input, work) => {
      const known = work.facts.rulings.some((r) => r.id === input.rulingId && r.matter === 'appeal')
      if (!known) throw new Refusal('not-found')
      return { rulingId: input.rulingId }
    },
  )
}
