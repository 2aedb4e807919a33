import type { ActorFacts, CaseFacts, NodeFacts, SeatFacts } from '../case/facts.ts'
import { deskOf } from '../case/people.ts'
import { haveDistinctSigners } from '../case/seats.ts'
import { isNextLevel, isOfRulingBody } from './ruling.ts'

/** What a person can be to a case. Rights come from these and from nothing else. */
export const RELATIONS = [
  'anyone',
  'system',
  'desk',
  'onDuty',
  'summoned',
  'checkedIn',
  'lead',
  'mediator',
  'reporter',
  'joined',
  'enteredFor',
  'panel',
  'doer',
  'rulingBody',
  'nextLevel',
  'town',
  'residentOfEstate',
  'confirmedResident',
  'communityMember',
  'convener',
] as const
export type Relation = (typeof RELATIONS)[number]

export function isMemberOf(actor: ActorFacts, partyId: string | null): boolean {
  return partyId !== null && actor.memberships.some((m) => m.partyId === partyId)
}

/** Member of the party the complaint is about: may fix, never judge. */
export function isAboutOwnParty(actor: ActorFacts, facts: CaseFacts): boolean {
  return isMemberOf(actor, facts.aboutPartyId)
}

function isDesk(actor: ActorFacts, facts: CaseFacts): boolean {
  const desk = deskOf(facts)
  if (desk.length === 0) return actor.townOfficer && !isAboutOwnParty(actor, facts)
  return actor.personId !== null && desk.includes(actor.personId)
}

/** Can the seats still unsigned be signed by people who have not signed yet, once the actor has taken this one? */
function leavesTheRestSignable(personId: string | null, taken: SeatFacts, node: NodeFacts): boolean {
  const spent = new Set([personId, node.submittedBy, ...node.seats.map((s) => s.signedBy)])
  const rest = node.seats.filter((s) => s !== taken && s.signedBy === null)
  return haveDistinctSigners(rest.map((s) => ({ ...s, personIds: s.personIds.filter((id) => !spent.has(id)) })))
}

/**
 * The seat of this node that the actor may sign for: an unsigned one first, and of several the one that leaves the
 * others signers of their own (who sits for two bodies must not block the body that has nobody else).
 */
export function seatOf(actor: ActorFacts, node: NodeFacts): SeatFacts | undefined {
  if (actor.personId !== null && node.steppedBack.includes(actor.personId))
    return node.seats.find((seat) => seat.signedBy === actor.personId)
  const mine = node.seats.filter((seat) =>
    seat.kind === 'town' ? actor.townOfficer : actor.personId !== null && seat.personIds.includes(actor.personId),
  )
  const open = mine.filter((seat) => seat.signedBy === null)
  return open.find((seat) => leavesTheRestSignable(actor.personId, seat, node)) ?? open[0] ?? mine[0]
}

const PREDICATES: Record<Relation, (actor: ActorFacts, facts: CaseFacts, node: NodeFacts | undefined) => boolean> = {
  anyone: () => true,
  system: (a) => a.personId === null,
  desk: isDesk,
  onDuty: (a, f) => a.onDuty && !isAboutOwnParty(a, f),
  summoned: (a, f) =>
    f.mediator ? f.mediator.personId === a.personId : f.summoned.some((partyId) => isMemberOf(a, partyId)),
  checkedIn: (a, f) =>
    f.mediator
      ? f.mediator.checkedIn && f.mediator.personId === a.personId
      : f.checkedIn.some((partyId) => isMemberOf(a, partyId)),
  lead: (a, f) =>
    f.mediator ? f.state !== 'dispatched' && f.mediator.personId === a.personId : isMemberOf(a, f.leadPartyId),
  mediator: (a, f) => f.mediator !== null && f.mediator.personId === a.personId,
  reporter: (a, f) =>
    // what was split off has reporters of its own; a merged number still has those who whistled on it
    (f.state === 'merged' ? f.movedWhistles : f.whistles).some(
      (w) => !w.joined && !w.withdrawn && w.personId !== null && w.personId === a.personId,
    ),
  joined: (a, f) =>
    f.whistles.some((w) => w.joined && !w.withdrawn && w.personId !== null && w.personId === a.personId),
  enteredFor: (a, f) => f.whistles.some((w) => !w.withdrawn && w.enteredBy !== null && w.enteredBy === a.personId),
  panel: (a, f, node) => (node ? [node] : f.nodes).some((n) => seatOf(a, n) !== undefined),
  doer: (a, f, node) => (node ? [node] : f.nodes).some((n) => isMemberOf(a, n.doerPartyId)),
  rulingBody: isOfRulingBody,
  nextLevel: isNextLevel,
  town: (a) => a.townOfficer,
  residentOfEstate: (a, f) => a.memberships.some((m) => m.level !== null && m.estateId === f.estateId),
  confirmedResident: (a) => a.memberships.some((m) => m.level === 'confirmed' || m.level === 'owner'),
  communityMember: (a) => a.memberships.length > 0,
  convener: (a, f) => f.talk !== null && f.talk.convenerId === a.personId,
}

/** Whether the actor stands in this relation to the case (to one node of it, where given). */
export function stands(actor: ActorFacts, relation: Relation, facts: CaseFacts, node?: NodeFacts): boolean {
  return PREDICATES[relation](actor, facts, node)
}
