import type { Deps } from '../../deps.ts'
import { forEachDue } from '../cases/index.ts'
import { closeCase } from './commands/close-case.ts'

/** Cases whose period of publicity is over, without an open objection. */
export function closeDueCases(deps: Deps, now: number): Promise<void> {
  return forEachDue(deps, 'publicity', now, ({ communityId, caseId }) =>
    closeCase(deps, { communityId, caseId, personId: null, input: {} }),
  )
}
