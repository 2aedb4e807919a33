import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, runAct } from '../case-command.ts'
import { whistles } from '../cases.table.ts'
import { settleLeadQuestion } from '../lead-question.ts'
import type { Parsed } from '../parsed.ts'
import { voidPendingActs } from '../pending.ts'
import { voicesOf } from '../whistle-sums.ts'

/** 撤回: takes back one's own whistle; the case ends when it was the last one. */
export function withdrawWhistle(deps: Deps, request: CaseRequest<Parsed<'withdraw'>>): Promise<void> {
  return runAct(deps, 'withdraw', request, async ({ tx, work, now, personId }, input) => {
    const live = work.record.whistles.filter((w) => w.withdrawnAt === null)
    await tx
      .update(whistles)
      .set({ withdrawnAt: now })
      .where(
        and(
          eq(whistles.communityId, work.row.communityId),
          eq(whistles.caseId, work.row.id),
          eq(whistles.personId, personId),
          isNull(whistles.withdrawnAt),
        ),
      )
    const rest = live.filter((w) => w.personId !== personId)
    work.row.whistleCount = voicesOf(rest)
    work.row.hidden = rest.every((w) => w.visibility === 'private')
    // those who were asked are others now; and what ends with the last whistle waits for nobody
    await voidPendingActs(work, rest.length === 0 ? undefined : ['reclassify'])
    if (rest.length === 0) await settleLeadQuestion(work, 'void')
    await work.apply('withdraw', rest.length === 0 ? 'last' : 'one', { words: input.reason })
  })
}
