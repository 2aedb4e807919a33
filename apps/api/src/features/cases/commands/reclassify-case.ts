import { computeSeats, seatCount } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, refusal, runAct } from '../case-command.ts'
import { factsOf } from '../case-record.ts'
import { nodes, seats } from '../cases.table.ts'
import type { Parsed } from '../parsed.ts'
import { voidPendingActs } from '../pending.ts'
import { insertSeats } from '../plan-nodes.ts'

/** 改分类 among the public classes: verified nodes stand, open ones get the seats of the new class in a new round. */
export function reclassifyCase(deps: Deps, request: CaseRequest<Parsed<'reclassify'>>): Promise<void> {
  return runAct(deps, 'reclassify', request, async ({ tx, work, now }, input) => {
    const { row } = work
    if (input.class === row.caseClass) throw refusal('same-class', {}, 'class')
    const from = row.caseClass
    row.caseClass = input.class
    work.facts = { ...factsOf(work.record), caseClass: input.class }
    await voidPendingActs(work)
    for (const node of work.facts.nodes.filter((n) => n.state !== 'verified')) {
      const round = node.round + 1
      const panel = computeSeats(work.facts, input.class, node.doerPartyId)
      if (panel.length < seatCount(input.class)) throw refusal('seats-unfilled', {}, 'class')
      await tx
        .update(nodes)
        .set(node.state === 'submitted' ? { round, submittedAt: now } : { round })
        .where(and(eq(nodes.communityId, row.communityId), eq(nodes.id, node.id)))
      await tx
        .update(seats)
        .set({ replacedAt: work.now })
        .where(and(eq(seats.communityId, row.communityId), eq(seats.nodeId, node.id), eq(seats.round, node.round)))
      await insertSeats(work, node.id, round, panel)
      // the new panel has its full time to look
      if (node.state === 'submitted') await work.restartClock('verification', node.id)
    }
    await work.apply('reclassify', 'reclassified', { data: { from, class: input.class }, words: input.reason })
  })
}
