import { keepsForAll } from '@juwuye/domain'
import type { Workbench } from '@juwuye/types'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { isDesk } from './cases.predicates.ts'
import { cases, whistles } from './cases.table.ts'
import { type ListViewer, timestamp } from './predicate-parts.ts'
import { tellBacks } from './tell-backs.table.ts'

/**
 * Neighbours whom this person is to tell what became of what was relayed. A social worker tells those for whom nobody
 * speaks any more, and hears of every one that is overdue.
 */
export async function countTellBacks(tx: Tx, communityId: string, viewer: ListViewer): Promise<Workbench['tellBacks']> {
  const late = sql`${tellBacks.dueAt} <= ${timestamp(viewer.now)}`
  const mine = sql`${whistles.enteredBy} = ${viewer.personId}`
  const desk = keepsForAll(viewer.actor) ? isDesk(viewer) : sql`false`
  const [row] = await tx
    .select({
      waiting: sql<number>`(count(*) filter (where ${mine} or (${whistles.enteredBy} is null and ${desk})))::int`,
      overdue: sql<number>`(count(*) filter (where ${late} and (${mine} or ${desk})))::int`,
    })
    .from(tellBacks)
    .innerJoin(whistles, and(eq(whistles.communityId, tellBacks.communityId), eq(whistles.id, tellBacks.whistleId)))
    .innerJoin(cases, and(eq(cases.communityId, whistles.communityId), eq(cases.id, whistles.caseId)))
    .where(and(eq(tellBacks.communityId, communityId), isNull(tellBacks.toldAt)))
  return row ?? { waiting: 0, overdue: 0 }
}
