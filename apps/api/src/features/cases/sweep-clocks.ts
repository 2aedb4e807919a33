import type { ClockKind } from '@juwuye/domain'
import { and, asc, eq, isNull, lte } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { asSweeper } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { caseClocks } from './cases.table.ts'
import { lapsePendingAct } from './commands/lapse-act.ts'
import { replaceSilentReporter } from './commands/replace-silent-reporter.ts'

export interface DueClock {
  readonly communityId: string
  readonly caseId: string
  readonly subjectId: string
}

/** As many as one tick does; the rest follow in the next. */
const AT_MOST = 500

/** Clocks of a kind that are due, oldest first, over all communities: ids and due times only. */
export function findDueClocks(deps: Deps, kind: ClockKind, now: number): Promise<DueClock[]> {
  return asSweeper(deps.db.sweeper, (tx) =>
    tx
      .select({ communityId: caseClocks.communityId, caseId: caseClocks.caseId, subjectId: caseClocks.subjectId })
      .from(caseClocks)
      .where(and(eq(caseClocks.kind, kind), isNull(caseClocks.stoppedAt), lte(caseClocks.dueAt, now)))
      .orderBy(asc(caseClocks.dueAt))
      .limit(AT_MOST),
  )
}

/** Does something about each due clock; a refusal means that somebody was quicker or it is not time for this one. */
export async function forEachDue(
  deps: Deps,
  kind: ClockKind,
  now: number,
  act: (due: DueClock) => Promise<void>,
): Promise<void> {
  for (const due of await findDueClocks(deps, kind, now)) {
    await act(due).catch((error: unknown) => {
      // one case in trouble must not keep time from the others
      if (!(error instanceof Refusal))
        deps.log.error({ err: error, caseId: due.caseId, clock: kind }, 'a due clock failed')
    })
  }
}

/** 72 silent hours of a small matter's reporter: the next seat is asked. */
export function replaceSilentReporters(deps: Deps, now: number): Promise<void> {
  return forEachDue(deps, 'verification', now, ({ communityId, caseId, subjectId }) =>
    replaceSilentReporter(deps, { communityId, caseId, personId: null, input: { nodeId: subjectId } }),
  )
}

/** Pending halves of two-step acts whose time is up. */
export function lapsePendingActs(deps: Deps, now: number): Promise<void> {
  return forEachDue(deps, 'pendingAct', now, ({ communityId, caseId, subjectId }) =>
    lapsePendingAct(deps, communityId, caseId, subjectId),
  )
}
