import { HOUR } from '../calendar/shanghai.ts'
import type { PolicyInput } from '../policy/policy-row.ts'
import { isMemberOf } from '../policy/relations.ts'
import { allowed, refuse, type Verdict } from '../refusals.ts'
import type { SeatCause, SeatKind } from '../vocabulary.ts'
import { type CaseFacts, isOpenNode, type NodeFacts, type SeatFacts } from './facts.ts'
import type { OutcomeName } from './machine.ts'
import { type ComputedSeat, canBeSigned, fillSeats } from './seats.ts'

/** What a "yes" does once it is counted in: the last seat verifies the node, the last node the case. */
export function yesOutcome(facts: CaseFacts, node: NodeFacts): OutcomeName<'sign-yes'> {
  const missing = node.seats.filter((seat) => seat.verdict !== 'yes').length
  if (missing > 1) return 'signed'
  const others = facts.nodes.filter((other) => other.id !== node.id)
  return others.some(isOpenNode) ? 'nodeVerified' : 'lastNodeVerified'
}

/**
 * The panel after one kind of seat went to the next in order: the seats that stay first, as they were, then the new one.
 * Signatures given stand, nobody who signed or handed in is counted on again, and no kind passed over comes back.
 */
export function panelWithout(facts: CaseFacts, node: NodeFacts, kind: SeatKind): readonly ComputedSeat[] {
  if (facts.caseClass === null) return []
  const kept = node.seats.filter((seat) => seat.kind !== kind)
  const spent = [node.submittedBy, ...kept.map((seat) => seat.signedBy)].filter((id) => id !== null)
  return fillSeats(facts, facts.caseClass, node.doerPartyId, kept, [kind, ...node.passedOver], spent)
}

/** A seat that goes to the next in order. */
export interface PassedSeat {
  readonly seat: SeatFacts
  readonly next: ComputedSeat
}

/**
 * The seats of a node that pass on when this person steps back: where colleagues are left to sign, a seat stays with its
 * body. null where no full panel of different people is left.
 *
 * @param facts as they are with the person among those who stepped back
 */
export function seatsLeftBy(facts: CaseFacts, node: NodeFacts, personId: string): readonly PassedSeat[] | null {
  const { doerPartyId, passedOver } = node
  const handedIn = node.state === 'submitted'
  const signed = node.seats.map((seat) => seat.signedBy)
  const spent = handedIn ? [node.submittedBy, ...signed].filter((id) => id !== null) : null
  const without = (seat: SeatFacts) => ({ ...seat, personIds: seat.personIds.filter((id) => id !== personId) })
  const seats = node.seats.map(without)
  const open = seats.filter((seat) => seat.signedBy === null)
  if (canBeSigned(open, facts, doerPartyId, spent)) return []
  const sat = (seat: SeatFacts) => node.seats.some((was) => was.id === seat.id && was.personIds.includes(personId))
  // what nobody can sign any more goes first, and only as much as it takes
  const inTurn = open
    .filter((seat) => seat.kind !== 'town' && (seat.personIds.length === 0 || sat(seat)))
    .sort((a, b) => a.personIds.length - b.personIds.length)
  for (const last of inTurn.keys()) {
    const gone = inTurn.slice(0, last + 1)
    const kept = seats.filter((seat) => !gone.includes(seat))
    const exclude = [...gone.map((seat) => seat.kind), ...passedOver]
    const fresh = fillSeats(facts, facts.caseClass ?? 'minor', doerPartyId, kept, exclude, spent).slice(kept.length)
    if (fresh.length < gone.length) continue
    return gone.flatMap((seat, i) => (fresh[i] ? [{ seat, next: fresh[i] }] : []))
  }
  return null
}

/** A small matter whose reporter has not looked yet: that seat alone is passed on at the end of the time, the others later. */
export function waitsForReporter(facts: Pick<CaseFacts, 'caseClass'>, node: Pick<NodeFacts, 'seats'>): boolean {
  return facts.caseClass === 'minor' && node.seats.some((s) => s.kind === 'reporter' && s.signedBy === null)
}

/**
 * The unsigned seats that the clock itself passes on now: the reporter's of a small matter after the time of
 * verification (better wait than verify with one seat less), any other after the reminder and its grace.
 */
export function seatsToPassOn(
  facts: CaseFacts,
  node: NodeFacts,
  now: number,
  deadlines: Pick<PolicyInput['deadlines'], 'verificationHours' | 'seatGraceHours'>,
): readonly SeatFacts[] {
  const due = (node.submittedAt ?? now) + deadlines.verificationHours * HOUR
  const reporterOnly = waitsForReporter(facts, node)
  if (now < due + (reporterOnly ? 0 : deadlines.seatGraceHours * HOUR)) return []
  return node.seats.filter((seat) => seat.signedBy === null && (!reporterOnly || seat.kind === 'reporter'))
}

/** Whether somebody is next for the seat. */
export function hasNext(facts: CaseFacts, node: NodeFacts, seat: SeatFacts): boolean {
  return panelWithout(facts, node, seat.kind).length >= node.seats.length
}

/**
 * May the desk pass this seat to the next in order for this cause? `silent`: the time of verification is over;
 * `resigned`: nobody is left who could sign for it; `conflicted`: the desk says why, on record; but nobody of the doer's
 * says so of those who are to judge its work.
 */
export function checkReplacement(
  { actor, facts, now, deadlines }: Pick<PolicyInput, 'actor' | 'facts' | 'now' | 'deadlines'>,
  node: NodeFacts,
  seat: SeatFacts,
  cause: SeatCause,
): Verdict {
  if (seat.signedBy !== null) return refuse('seat-signed')
  const silentFrom = (node.submittedAt ?? now) + deadlines.verificationHours * HOUR
  if (cause === 'silent' && now < silentFrom) return refuse('not-silent-yet')
  if (cause === 'resigned' && (seat.kind === 'town' || seat.personIds.length > 0)) return refuse('seat-can-sign')
  if (cause === 'conflicted' && isMemberOf(actor, node.doerPartyId)) return refuse('doer-cannot-sign')
  return hasNext(facts, node, seat) ? allowed : refuse('seats-unfilled')
}
