import { and, eq, isNull } from 'drizzle-orm'
import type { CaseWork } from './case-work.ts'
import { caseRefusals, caseRulings } from './cases.table.ts'

type Outcome = NonNullable<(typeof caseRulings.$inferSelect)['outcome']>

/** The question who leads is settled: no refusal stands any more, and an open ruling on it ends with this outcome. */
export async function settleLeadQuestion(
  work: CaseWork,
  outcome: Outcome,
  ruling: string | null = null,
): Promise<void> {
  const { tx, now, row } = work
  await tx
    .update(caseRefusals)
    .set({ settledAt: now })
    .where(
      and(
        eq(caseRefusals.communityId, row.communityId),
        eq(caseRefusals.caseId, row.id),
        isNull(caseRefusals.settledAt),
      ),
    )
  await tx
    .update(caseRulings)
    .set({ ruledAt: now, outcome, ruling })
    .where(
      and(
        eq(caseRulings.communityId, row.communityId),
        eq(caseRulings.caseId, row.id),
        eq(caseRulings.matter, 'lead'),
        isNull(caseRulings.ruledAt),
      ),
    )
  work.facts = {
    ...work.facts,
    refusals: work.facts.refusals.map((refusal) => ({ ...refusal, open: false })),
    rulings: work.facts.rulings.map((r) => (r.matter === 'lead' ? { ...r, open: false } : r)),
  }
}
