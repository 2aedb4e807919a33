import type { ClockKind } from '@juwuye/domain'
import { sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { asSweeper } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { lapsePendingAct } from './commands/lapse-act.ts'
import { replaceSilentReporter } from './commands/replace-silent-reporter.ts'

export interface DueClock {
  readonly communityId: string
  readonly caseId: string
  readonly subjectId: string
}

type DueRow = { community_id: string; case_id: string; subject_id: string; due_at: string }

const AT_ONCE = 500

/** Clocks of a kind that are due, oldest first, over all communities, after the one given: ids and due times only. */
async function findDueClocks(deps: Deps, kind: ClockKind, now: number, after: DueRow | undefined): Promise<DueRow[]> {
  const later = after
    ? sql`and (due_at, community_id, case_id, subject_id) >
        (${after.due_at}::timestamptz, ${after.community_id}::bigint, ${after.case_id}::uuid, ${after.subject_id}::uuid)`
    : sql``
  const { rows } = await asSweeper(deps.db.sweeper, (tx) =>
    tx.execute<DueRow>(
      sql`select /* cross-tenant: due-clocks */ community_id, case_id, subject_id, due_at from juwuye.case_clocks
        where kind = ${kind} and stopped_at is null and due_at <= ${new Date(now).toISOString()}::timestamptz ${later}
        order by due_at, community_id, case_id, subject_id limit ${AT_ONCE}`,
    ),
  )
  return rows
}

/**
 * Does something about each due clock. A refusal means that somebody was quicker or that it is not time for this one;
 * such clocks stay due, so every one is visited in every tick. What breaks on one case is thrown after the others.
 */
export async function forEachDue(
  deps: Deps,
  kind: ClockKind,
  now: number,
  act: (due: DueClock) => Promise<void>,
): Promise<void> {
  const broken: unknown[] = []
  let page: DueRow[] = []
  do {
    page = await findDueClocks(deps, kind, now, page.at(-1))
    for (const { community_id: communityId, case_id: caseId, subject_id: subjectId } of page) {
      await act({ communityId, caseId, subjectId }).catch((error: unknown) => {
        if (!(error instanceof Refusal)) broken.push(error)
      })
    }
  } while (page.length === AT_ONCE)
  if (broken.length > 0) throw broken[0]
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
