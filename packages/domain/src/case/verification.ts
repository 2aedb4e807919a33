import type { CaseFacts, NodeFacts } from './facts.ts'
import type { OutcomeName } from './machine.ts'
import { type ComputedSeat, fillSeats } from './seats.ts'

/** What a "yes" does once it is counted in: the last seat verifies the node, the last node the case. */
export function yesOutcome(facts: CaseFacts, node: NodeFacts): OutcomeName<'sign-yes'> {
  const missing = node.seats.filter((seat) => seat.verdict !== 'yes').length
  if (missing > 1) return 'signed'
  const others = facts.nodes.filter((other) => other.id !== node.id)
  return others.every((other) => other.state === 'verified') ? 'lastNodeVerified' : 'nodeVerified'
}

/** The panel after a silent reporter's seat went to the next in order; the other signatures stand. */
export function panelWithoutReporter(facts: CaseFacts, node: NodeFacts): readonly ComputedSeat[] {
  if (facts.caseClass === null) return []
  const kept = node.seats.filter((seat) => seat.kind !== 'reporter')
  return fillSeats(facts, facts.caseClass, node.doerPartyId, kept, ['reporter'])
}
