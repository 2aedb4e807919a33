import { and, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from '../../platform/db/pools.ts'
import { partyRefs } from '../communities/index.ts'
import type { CaseRow } from './case-record.ts'
import { caseParties, caseRefusals, caseRulings, nodes, objections, pendingActs, seats } from './cases.table.ts'
import { supervisions } from './chasing.table.ts'
import type { LateFacts, OpenQuestion } from './late-reasons.ts'

type TableOfCase = PgTable & { readonly communityId: PgColumn; readonly caseId: PgColumn }

/** What the reasons ask about, of all these cases at once. */
export async function lateFacts(
  tx: Tx,
  communityId: string,
  caseIds: readonly string[],
  now: number,
): Promise<(row: CaseRow) => LateFacts> {
  const ids = [...new Set(caseIds)]
  const of = async <T extends TableOfCase>(table: T, ...more: SQL[]): Promise<T['$inferSelect'][]> =>
    ids.length === 0
      ? []
      : tx
          .select()
          .from(table as PgTable)
          .where(and(eq(table.communityId, communityId), inArray(table.caseId, ids), ...more))
  const parties = await of(caseParties)
  const refusals = await of(caseRefusals, isNull(caseRefusals.settledAt))
  const steps = await of(nodes)
  const panels = await of(seats, isNull(seats.replacedAt))
  const pending = await of(pendingActs, isNull(pendingActs.settledAt))
  const rulings = await of(caseRulings, isNull(caseRulings.ruledAt))
  const objected = await of(objections, isNull(objections.ruledAt))
  const demands = await of(supervisions, isNull(supervisions.answeredAt), isNull(supervisions.settledAt))
  const refs = await partyRefs(tx, communityId)
  const questions = [...rulings, ...objected].map(
    ({ caseId, id: subjectId, bodyKind, bodyPartyId }): OpenQuestion => ({ caseId, subjectId, bodyKind, bodyPartyId }),
  )
  return (row) => {
    const here = <R extends { caseId: string }>(rows: readonly R[]) => rows.filter((one) => one.caseId === row.id)
    const ofCase = here(steps).sort((a, b) => a.position - b.position)
    const rounds = new Map(ofCase.map((node) => [node.id, node.round]))
    return {
      row,
      parties: here(parties),
      refusals: here(refusals),
      nodes: ofCase,
      seats: here(panels)
        .filter((seat) => seat.round === rounds.get(seat.nodeId))
        .sort((a, b) => a.position - b.position),
      pending: here(pending),
      questions: here(questions),
      supervisions: here(demands),
      partyName: (id) => refs.get(id ?? '')?.name ?? '',
      now,
    }
  }
}
