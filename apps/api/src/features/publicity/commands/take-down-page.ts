import { stands } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, type Parsed, runAct } from '../../cases/index.ts'
import { answerOpenReports } from '../page-reports.ts'
import { hidePages } from '../put-up-page.ts'

/** 撤下公示: nobody outside sees the page from now on; what is left of its period waits. Answers what was reported. */
export function takeDownPage(deps: Deps, request: CaseRequest<Parsed<'take-down'>>): Promise<void> {
  return runAct(deps, 'take-down', request, async ({ work, now, actor }, { reason }) => {
    work.actAs(stands(actor, 'desk', work.facts) ? 'desk' : 'town')
    await hidePages(work)
    const reports = await answerOpenReports(work, reason)
    work.row.pageHiddenAt = now
    work.row.pageHiddenReason = reason
    const { publicityEndsAt } = work.row
    const inPeriod = work.row.state === 'publicised' && publicityEndsAt !== null
    if (inPeriod) {
      work.row.publicityHeldMs = Math.max(0, publicityEndsAt - now)
      work.row.publicityEndsAt = null
    }
    await work.apply('take-down', inPeriod ? 'hidden' : 'hiddenAside', { data: { reports }, words: reason })
  })
}
