import type { ClockKind } from '@juwuye/domain'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { asSweeper, inCommunity } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { cases, nodes, seats } from './cases.table.ts'
import { lapsePendingAct } from './commands/lapse-act.ts'
import { replaceSilentReporter } from './commands/replace-seat.ts'

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

/** Which of a community's due clocks are worth taking a case's lock for; ids of cases or of their subjects. */
export type Ripe = (tx: Tx, communityId: string, dues: readonly DueClock[]) => Promise<readonly DueClock[]>

async function ripeOnes(deps: Deps, page: readonly DueRow[], ripe: Ripe): Promise<DueClock[]> {
  const found: DueClock[] = []
  for (const communityId of new Set(page.map((row) => row.community_id))) {
    const here = page.filter((row) => row.community_id === communityId)
    const dues = here.map((row) => ({ communityId, caseId: row.case_id, subjectId: row.subject_id }))
    found.push(...(await inCommunity(deps.db.api, { communityId }, (tx) => ripe(tx, communityId, dues))))
  }
  return found
}

/**
 * Does something about each due clock that is ripe; others stay due and are looked at again in every tick, at the cost
 * of one statement a community. A refusal means that somebody was quicker. What breaks on one case is thrown after the
 * others.
 */
export async function forEachDue(
  deps: Deps,
  kind: ClockKind,
  now: number,
  ripe: Ripe,
  act: (due: DueClock) => Promise<void>,
): Promise<void> {
  const broken: unknown[] = []
  let page: DueRow[] = []
  do {
    page = await findDueClocks(deps, kind, now, page.at(-1))
    for (const due of await ripeOnes(deps, page, ripe)) {
      await act(due).catch((error: unknown) => {
        if (!(error instanceof Refusal)) broken.push(error)
      })
    }
  } while (page.length === AT_ONCE)
  if (broken.length > 0) throw broken[0]
}

const ALL: Ripe = async (_, __, dues) => dues

/** Nodes of small matters whose reporter has not signed. */
const silentReporters: Ripe = async (tx, communityId, dues) => {
  const rows = await tx
    .select({ nodeId: seats.nodeId })
    .from(seats)
    .innerJoin(nodes, and(eq(nodes.communityId, seats.communityId), eq(nodes.id, seats.nodeId)))
    .innerJoin(cases, and(eq(cases.communityId, nodes.communityId), eq(cases.id, nodes.caseId)))
    .where(
      and(
        eq(seats.communityId, communityId),
        inArray(
          seats.nodeId,
          dues.map((due) => due.subjectId),
        ),
        eq(seats.kind, 'reporter'),
        eq(seats.round, nodes.round),
        isNull(seats.signedBy),
        isNull(seats.replacedAt),
        eq(nodes.state, 'submitted'),
        eq(cases.caseClass, 'minor'),
      ),
    )
  const silent = new Set(rows.map((row) => row.nodeId))
  return dues.filter((due) => silent.has(due.subjectId))
}

/** 72 silent hours of a small matter's reporter: the next seat is asked. */
export function replaceSilentReporters(deps: Deps, now: number): Promise<void> {
  return forEachDue(deps, 'verification', now, silentReporters, ({ communityId, caseId, subjectId }) =>
    replaceSilentReporter(deps, { communityId, caseId, personId: null, input: { nodeId: subjectId } }),
  )
}

/** Pending halves of two-step acts whose time is up. */
export function lapsePendingActs(deps: Deps, now: number): Promise<void> {
  return forEachDue(deps, 'pendingAct', now, ALL, ({ communityId, caseId, subjectId }) =>
    lapsePendingAct(deps, communityId, caseId, subjectId),
  )
}
