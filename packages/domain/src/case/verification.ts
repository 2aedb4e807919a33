import { HOUR } from '../calendar/shanghai.ts'
import { allowed, refuse, type Verdict } from '../refusals.ts'
import type { SeatCause, SeatKind } from '../vocabulary.ts'
import type { DeadlinePolicy } from './clocks.ts'
import { type CaseFacts, isOpenNode, type NodeFacts, type SeatFacts } from './facts.ts'
import type { OutcomeName } from './machine.ts'
import { type ComputedSeat, fillSeats } from './seats.ts'

/** What a "yes" does once it is counted in: the last seat verifies the node, the last node the case. */
export function yesOutcome(facts: CaseFacts, node: NodeFacts): OutcomeName<'sign-yes'> {
  const missing = node.seats.filter((seat) => seat.verdict !== 'yes').length
  if (missing > 1) return 'signed'
  const others = facts.nodes.filter((other) => other.id !== node.id)
  return others.some(isOpenNode) ? 'nodeVerified' : 'lastNodeVerified'
}

/** The panel after one kind of seat went to the next in order; the other signatures stand. */
export function panelWithout(facts: CaseFacts, node: NodeFacts, kind: SeatKind): readonly ComputedSeat[] {
  if (facts.caseClass === null) return []
  const kept = node.seats.filter((seat) => seat.kind !== kind)
  return fillSeats(facts, facts.caseClass, node.doerPartyId, kept, [kind])
}

/**
 * May the desk pass this seat to the next in order for this cause? `silent`: the time of verification is over;
 * `resigned`: nobody is left who could sign for it; `conflicted`: the desk says why, on record.
 */
export function checkReplacement(
  facts: CaseFacts,
  node: NodeFacts,
  seat: SeatFacts,
  cause: SeatCause,
  now: number,
  deadlines: DeadlinePolicy,
): Verdict {
  if (seat.signedBy !== null) return refuse('seat-signed')
  const silentFrom = (node.submittedAt ?? now) + deadlines.verificationHours * HOUR
  if (cause === 'silent' && now < silentFrom) return refuse('not-silent-yet')
  if (cause === 'resigned' && (seat.kind === 'town' || seat.personIds.length > 0)) return refuse('seat-can-sign')
  return panelWithout(facts, node, seat.kind).length < node.seats.length ? refuse('seats-unfilled') : allowed
}
