import { checkPlan, computeSeats, DAY, dayOf, LIMITS } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import {
  actAsRulingBody,
  addNodes,
  type CaseRequest,
  type CaseWork,
  DEADLINES,
  insist,
  objections,
  type Parsed,
  refusal,
  runAct,
} from '../../cases/index.ts'
import { publications } from '../publicity.table.ts'

/** The public page stays, marked 重新整改. */
export async function markReworking(work: CaseWork): Promise<void> {
  if (work.row.publicationId === null) return
  await work.tx
    .update(publications)
    .set({ reworking: true })
    .where(and(eq(publications.communityId, work.row.communityId), eq(publications.id, work.row.publicationId)))
}

/** A node that does the named one again: same doer, new seats. */
export async function addRecheckNode(
  work: CaseWork,
  nodeId: string | null,
  dueDay: string | null,
  title: string,
): Promise<number> {
  const old = nodeId === null ? work.record.nodes.at(-1) : work.record.nodes.find((n) => n.id === nodeId)
  if (!old) throw refusal('node-not-open', {}, 'nodeId')
  const first = nodeId === null ? (work.row.leadPartyId ?? old.doerPartyId) : old.doerPartyId
  const draftFor = (doerPartyId: string) => ({
    title: [...`${title}：${old.title}`].slice(0, LIMITS.nodeTitleChars).join(''),
    doerPartyId,
    dueDay: dueDay ?? dayOf(work.now + DEADLINES.recheckDays * DAY),
    evidence: old.evidence,
  })
  const open = { ...work.facts, receivedAt: work.now }
  const judge = (doer: string) => checkPlan([draftFor(doer)], open, work.now, DEADLINES)
  // a doer that is no longer there must not make an objection impossible to uphold
  const doers = [first, ...(work.row.leadPartyId ? [work.row.leadPartyId] : []), ...work.facts.checkedIn]
  const doerPartyId = doers.find((doer) => judge(doer).ok) ?? first
  const verdict = judge(doerPartyId)
  insist(verdict, verdict.ok || verdict.code.startsWith('node-due') ? 'dueDay' : 'nodeId')
  const draft = draftFor(doerPartyId)
  const seats = computeSeats(work.facts, work.facts.caseClass ?? 'minor', doerPartyId)
  await addNodes(work, [{ ...draft, seats, recheckOf: old.id }])
  return old.position
}

/** 裁定异议: a body that had no part in it upholds (work goes on with a new node) or rejects. */
export function ruleObjection(deps: Deps, request: CaseRequest<Parsed<'rule-objection'>>): Promise<void> {
  return runAct(
    deps,
    'rule-objection',
    request,
    async ({ tx, work, now }, input) => {
      actAsRulingBody(work)
      const outcome = input.uphold ? 'upheld' : 'rejected'
      await tx
        .update(objections)
        .set({ ruledAt: now, outcome, ruling: input.reason })
        .where(and(eq(objections.communityId, work.row.communityId), eq(objections.id, input.objectionId)))
      const data: Record<string, string | number> = { outcome }
      if (input.uphold) {
        data.position = await addRecheckNode(work, input.nodeId, input.dueDay, '复修')
        await markReworking(work)
        work.row.publicityEndsAt = null
      }
      await work.apply('rule-objection', outcome, { subjectId: input.objectionId, data, words: input.reason })
    },
    (input, work) => {
      if (!work.facts.objections.some((o) => o.id === input.objectionId)) throw new Refusal('not-found')
      return { objectionId: input.objectionId }
    },
  )
}
