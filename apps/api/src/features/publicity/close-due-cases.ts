import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { forEachDue, objections, type Ripe } from '../cases/index.ts'
import { closeCase } from './commands/close-case.ts'

/** Cases without an open objection. */
const undisputed: Ripe = async (tx, communityId, dues) => {
  const rows = await tx
    .selectDistinct({ caseId: objections.caseId })
    .from(objections)
    .where(
      and(
        eq(objections.communityId, communityId),
        isNull(objections.ruledAt),
        inArray(
          objections.caseId,
          dues.map((due) => due.caseId),
        ),
      ),
    )
  const disputed = new Set(rows.map((row) => row.caseId))
  return dues.filter((due) => !disputed.has(due.caseId))
}

/** Cases whose period of publicity is over, without an open objection. */
export function closeDueCases(deps: Deps, now: number): Promise<void> {
  return forEachDue(deps, 'publicity', now, undisputed, ({ communityId, caseId }) =>
    closeCase(deps, { communityId, caseId, personId: null, input: {} }),
  )
}
