import type { Deps } from '../../../deps.ts'
import { type CaseRequest, runAct } from '../../cases/index.ts'

/** 办结: the period of publicity is over and nobody's objection is open. Done by the clock. */
export function closeCase(deps: Deps, request: CaseRequest<Record<string, never>>): Promise<void> {
  return runAct(deps, 'close', request, async ({ work }) => {
    await work.apply('close', 'closed')
  })
}
