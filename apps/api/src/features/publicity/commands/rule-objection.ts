import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { actAsRulingBody, type CaseRequest, type CaseWork, objections, type Parsed, runAct } from '../../cases/index.ts'
import { markReworking } from '../put-up-page.ts'
import { workAgain } from '../work-again.ts'

type Ruling = Parsed<'rule-objection'>

/** Writes the ruling into the objection, or into every open one; answers how many. */
async function answerObjections(work: CaseWork, { objectionId, uphold, reason }: Ruling): Promise<number> {
  const one = uphold ? undefined : eq(objections.id, objectionId)
  const { communityId, id: caseId } = work.row
  const ruled = await work.tx
    .update(objections)
    .set({ ruledAt: work.now, outcome: uphold ? 'upheld' : 'rejected', ruling: reason })
    .where(and(eq(objections.communityId, communityId), eq(objections.caseId, caseId), isNull(objections.ruledAt), one))
    .returning({ id: objections.id })
  return ruled.length
}

/**
 * 裁定异议: a body that had no part in it upholds (work goes on) or rejects. Work that goes on answers every other open
 * objection too: nobody is left waiting for a ruling on a result that no longer stands.
 */
export function ruleObjection(deps: Deps, request: CaseRequest<Ruling>): Promise<void> {
  return runAct(
    deps,
    'rule-objection',
    request,
    async ({ work }, input) => {
      actAsRulingBody(work)
      const answered = await answerObjections(work, input)
      if (!input.uphold) {
        const details = { subjectId: input.objectionId, data: { outcome: 'rejected' }, words: input.reason }
        await work.apply('rule-objection', 'rejected', details)
        return
      }
      const position = await workAgain(work, { nodeId: input.nodeId, dueDay: input.dueDay, word: '复修' })
      await markReworking(work)
      work.row.publicityEndsAt = null
      work.row.publicityHeldMs = null
      const data = { outcome: 'upheld', answered, ...(position === null ? {} : { position }) }
      // without a subject: the clocks of all open objections stop
      await work.apply('rule-objection', 'upheld', { data, words: input.reason })
    },
    (input, work) => {
      if (!work.facts.objections.some((o) => o.id === input.objectionId)) throw new Refusal('not-found')
      return { objectionId: input.objectionId }
    },
  )
}
