import { isOpenNode } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import { type CommandContext, refusal } from '../case-command.ts'
import type { CaseWork } from '../case-work.ts'
import { caseParties } from '../cases.table.ts'
import { settleLeadQuestion } from '../lead-question.ts'
import { nameMediator } from '../mediator.ts'
import type { Parsed } from '../parsed.ts'
import { voidPendingActs } from '../pending.ts'
import { dropNodes } from '../plan-nodes.ts'
import { endOpenTalk } from '../talks.ts'

/** Nobody of a party has anything to do with it any more; the timeline keeps that they had. */
async function sendPartiesHome(work: CaseWork): Promise<void> {
  const { communityId, id: caseId } = work.row
  await work.tx.delete(caseParties).where(and(eq(caseParties.communityId, communityId), eq(caseParties.caseId, caseId)))
  work.row.leadPartyId = null
  work.row.townAskedAt = null
}

/**
 * 改为私事: from this moment the case is there for reporter, desk and one mediator only. What was verified stands, all
 * other work on it ends. A private matter gets another mediator the same way.
 */
export async function turnPrivate({ tx, work }: CommandContext, input: Parsed<'reclassify'>): Promise<void> {
  const { row } = work
  const from = row.caseClass
  if (row.publicityRound > 0) throw refusal('already-published', {}, 'class')
  if (from === 'private' && input.mediatorId === row.mediatorId) throw refusal('same-class', {}, 'mediatorId')
  await nameMediator(tx, work, input.mediatorId)
  await endOpenTalk(work, 'private')
  await voidPendingActs(work)
  await settleLeadQuestion(work, 'void')
  await dropNodes(work, work.facts.nodes.filter(isOpenNode))
  await sendPartiesHome(work)
  row.caseClass = 'private'
  work.facts = { ...work.facts, caseClass: 'private', leadPartyId: null, summoned: [], checkedIn: [] }
  await work.apply('reclassify', 'toPrivate', { data: { from, class: 'private' }, words: input.reason })
}
