import type { RulingMatter } from '@juwuye/domain'
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { factsOf } from './case-facts.ts'
import { findCase } from './case-record.ts'
import type { CaseWork } from './case-work.ts'
import { caseRulings, objections, pendingActs } from './cases.table.ts'
import { addressedBody } from './ruling-body.ts'

/** Puts a question to the body that rules now; returns its id, the subject of the clock of an appeal. */
export async function askRuling(
  work: CaseWork,
  matter: RulingMatter,
  asked: { personId: string; reason: string } | null = null,
): Promise<string> {
  const { communityId, id: caseId } = work.row
  const id = work.ids.uuid()
  const personId = asked?.personId ?? null
  await work.tx.insert(caseRulings).values({
    communityId,
    caseId,
    id,
    matter,
    personId,
    reason: asked?.reason ?? '',
    ...addressedBody(work),
    askedAt: work.now,
    dueAt: matter === 'lead' ? work.dueAt('leadRuling', 'refuse-summons') : work.dueAt('ruling', 'appeal'),
  })
  work.facts = { ...work.facts, rulings: [...work.facts.rulings, { id, matter, personId, open: true }] }
  return id
}

/**
 * Whoever just refused, joined, signed or took the lead may have been asked to rule here: what was open before this
 * change lies with the body that rules after it.
 */
export async function readdressQuestions(work: CaseWork): Promise<void> {
  const { record, tx, now } = work
  const asked =
    record.rulings.some((r) => r.ruledAt === null) ||
    record.objections.some((o) => o.ruledAt === null) ||
    record.pendingActs.some((act) => act.bodyKind !== null)
  if (!asked) return
  const { communityId, id: caseId } = work.row
  const changed = await findCase(tx, communityId, caseId, now, false)
  if (!changed) return
  const body = addressedBody({ facts: factsOf({ ...changed, row: work.row }) })
  for (const table of [caseRulings, objections]) {
    await tx
      .update(table)
      .set(body)
      .where(and(eq(table.communityId, communityId), eq(table.caseId, caseId), isNull(table.ruledAt)))
  }
  await tx
    .update(pendingActs)
    .set(body)
    .where(
      and(
        eq(pendingActs.communityId, communityId),
        eq(pendingActs.caseId, caseId),
        isNull(pendingActs.settledAt),
        isNotNull(pendingActs.bodyKind),
      ),
    )
}
