import { checkReplacement, type NodeFacts, panelWithout, type SeatFacts } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { type CaseRequest, insist, nodeSubject, runAct } from '../case-command.ts'
import type { CaseWork, EventDetails } from '../case-work.ts'
import type { Parsed } from '../parsed.ts'
import { passSeat } from '../plan-nodes.ts'

/** Passes an unsigned seat to the next in order, who has the full time of verification; signatures given stand. */
export async function passOn(work: CaseWork, node: NodeFacts, seat: SeatFacts, said: EventDetails): Promise<void> {
  const kept = node.seats.filter((other) => other.id !== seat.id)
  const [next] = panelWithout(work.facts, node, seat.kind).slice(kept.length)
  if (!next) throw new Error('whether somebody is next was checked before')
  await passSeat(work, node, { seat, next })
  const { position, round } = node
  await work.apply('replace-seat', 'replaced', {
    ...said,
    subjectId: node.id,
    data: { ...said.data, position, round, seat: next.kind },
  })
}

/** 换人核验: the desk passes on a seat that is silent, empty or in conflict, and says why. */
export function replaceSeat(deps: Deps, request: CaseRequest<Parsed<'replace-seat'>>): Promise<void> {
  return runAct(
    deps,
    'replace-seat',
    request,
    async ({ work, now, actor }, { nodeId, kind, cause, reason }) => {
      const node = work.facts.nodes.find((n) => n.id === nodeId)
      const seat = node?.seats.find((one) => one.kind === kind)
      if (!node || !seat) throw new Refusal('not-found')
      insist(
        checkReplacement({ actor, facts: work.facts, now, deadlines: work.record.deadlines }, node, seat, cause),
        'cause',
      )
      await passOn(work, node, seat, { data: { was: kind, cause }, words: reason })
    },
    (input, work) => nodeSubject(input.nodeId, work),
  )
}
