import type { Deps } from '../../../deps.ts'
import { type CaseRequest, runAct } from '../case-command.ts'
import type { Parsed } from '../parsed.ts'

/** 不予受理: with the reason, and where to go instead. */
export function declineCase(deps: Deps, request: CaseRequest<Parsed<'decline'>>): Promise<void> {
  return runAct(deps, 'decline', request, async ({ work }, input) => {
    work.row.declineReason = input.reason
    work.row.declineInstead = input.instead
    await work.apply('decline', 'declined', { words: `${input.reason}\n${input.instead}` })
  })
}
