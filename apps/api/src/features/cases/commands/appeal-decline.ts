import type { Deps } from '../../../deps.ts'
import { type CaseRequest, runAct } from '../case-command.ts'
import type { Parsed } from '../parsed.ts'
import { askRuling } from '../ruling-questions.ts'

/** 申诉: who whistled says why the case should have been taken; a body that had no part in declining it rules. */
export function appealDecline(deps: Deps, request: CaseRequest<Parsed<'appeal'>>): Promise<void> {
  return runAct(deps, 'appeal', request, async ({ work, personId }, { reason }) => {
    const subjectId = await askRuling(work, 'appeal', { personId, reason })
    work.saidOf(subjectId)
    await work.apply('appeal', 'appealed', { subjectId, words: reason })
  })
}
