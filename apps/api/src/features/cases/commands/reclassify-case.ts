import { type CaseClass, computeSeats, isOpenNode, type NodeFacts, seatCount } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, refusal, runAct } from '../case-command.ts'
import type { CaseWork } from '../case-work.ts'
import { nodes } from '../cases.table.ts'
import type { Parsed } from '../parsed.ts'
import { voidPendingActs } from '../pending.ts'
import { reseat } from '../plan-nodes.ts'
import { proposePublic } from './out-of-private.ts'
import { turnPrivate } from './turn-private.ts'

type Reclassify = Parsed<'reclassify'>

async function reseatFor(work: CaseWork, node: NodeFacts, caseClass: CaseClass): Promise<void> {
  const panel = computeSeats(work.facts, caseClass, node.doerPartyId)
  if (panel.length < seatCount(caseClass)) throw refusal('seats-unfilled', {}, 'class')
  await reseat(work, node, panel)
  if (node.state !== 'submitted') return
  // the new panel has its full time to look
  await work.tx
    .update(nodes)
    .set({ submittedAt: work.now })
    .where(and(eq(nodes.communityId, work.row.communityId), eq(nodes.id, node.id)))
  await work.restartClock('verification', node.id)
}

/** Among the public classes: verified nodes stand, open ones get the seats of the new class in a new round. */
async function changeClass(work: CaseWork, input: Reclassify): Promise<void> {
  const { row } = work
  if (input.class === row.caseClass) throw refusal('same-class', {}, 'class')
  const from = row.caseClass
  row.caseClass = input.class
  work.facts = { ...work.facts, caseClass: input.class }
  await voidPendingActs(work)
  for (const node of work.facts.nodes.filter(isOpenNode)) await reseatFor(work, node, input.class)
  await work.apply('reclassify', 'reclassified', { data: { from, class: input.class }, words: input.reason })
}

/** 改分类: among the public classes at once; into a private matter, or out of it if whoever whistled agrees. */
export function reclassifyCase(deps: Deps, request: CaseRequest<Reclassify>): Promise<void> {
  return runAct(deps, 'reclassify', request, async (context, input) => {
    if (input.class === 'private') return turnPrivate(context, input)
    if (context.work.row.caseClass === 'private') return proposePublic(context, input)
    return changeClass(context.work, input)
  })
}
