import { panelWithout } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, nodeSubject, runAct } from '../case-command.ts'
import { seats } from '../cases.table.ts'
import { insertSeats } from '../plan-nodes.ts'

/**
 * The reporter of a small matter has not looked within the time of verification: the next seat in order is asked.
 * Signatures given stand; the silence stays "no answer" in the figures.
 */
export function replaceSilentReporter(deps: Deps, request: CaseRequest<{ nodeId: string }>): Promise<void> {
  return runAct(
    deps,
    'replace-seat',
    request,
    async ({ tx, work, now }, input) => {
      const node = work.facts.nodes.find((n) => n.id === input.nodeId)
      const silent = node?.seats.find((seat) => seat.kind === 'reporter')
      if (!node || !silent) return
      const kept = node.seats.filter((seat) => seat.id !== silent.id)
      const added = panelWithout(work.facts, node, 'reporter').slice(kept.length)
      await tx
        .update(seats)
        .set({ replacedAt: now })
        .where(and(eq(seats.communityId, work.row.communityId), eq(seats.id, silent.id)))
      await insertSeats(work, node.id, node.round, added)
      await work.apply('replace-seat', 'replaced', {
        subjectId: node.id,
        data: { position: node.position, round: node.round, seat: added[0]?.kind ?? 'town' },
      })
    },
    (input, work) => nodeSubject(input.nodeId, work),
  )
}
