import { stands } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, type Parsed, runAct } from '../../cases/index.ts'
import { answerOpenReports } from '../page-reports.ts'

/** 答复反映: what was reported was looked at, and the page stays as it is. */
export function answerReport(deps: Deps, request: CaseRequest<Parsed<'answer-report'>>): Promise<void> {
  return runAct(deps, 'answer-report', request, async ({ work, actor }, { reason }) => {
    work.actAs(stands(actor, 'desk', work.facts) ? 'desk' : 'town')
    const reports = await answerOpenReports(work, reason)
    await work.apply('answer-report', 'answered', { data: { reports }, words: reason })
  })
}
