import type { ActorFacts, CaseFacts, NodeFacts, SeatFacts } from '../case/facts.ts'
import { deskOf, membersComplainedAbout } from '../case/people.ts'
import { haveDistinctSigners } from '../case/seats.ts'

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
  if (desk.length === 0) return actor.townOfficer
  return actor.personId !== null && desk.includes(actor.personId)
}

/** Who rules: the officers of a body, the secretaries, or the town's officers. */
export type RulingBody =
  | { readonly kind: 'party'; readonly partyId: string; readonly persons: readonly string[] }
  | { readonly kind: 'secretary'; readonly persons: readonly string[] }
  | { readonly kind: 'town' }

const BODIES_THAT_RULE = [
  'estateCouncil',
  'ownersCommittee',
  'deliberationGroup',
  'selfGovernanceCore',
  'partyOrganisation',
] as const

/**
 * Chair or deputy of a body that is neither doer, lead nor signer, nor refused or declined; else the secretary; else
 * the town.
 * A private case goes to the secretary, then the town. People who whistled, object or belong to the party complained
 * about never rule.
 */
export function rulingBodyOf(facts: CaseFacts): RulingBody {
  const involvedParties = new Set([
    facts.leadPartyId,
    facts.aboutPartyId,
    facts.declinedBy?.partyId,
    ...facts.refusals.filter((r) => r.open).map((r) => r.partyId),
    ...facts.nodes.map((n) => n.doerPartyId),
    ...facts.nodes.flatMap((n) => n.seats.map((s) => s.partyId)),
  ])
  const involvedPeople = new Set([
    ...facts.whistles.flatMap((w) => [w.personId, w.enteredBy]),
    ...facts.objections.filter((o) => o.open).map((o) => o.personId),
    ...facts.nodes.flatMap((n) => [n.submittedBy, ...n.seats.map((s) => s.signedBy)]),
    ...membersComplainedAbout(facts),
    facts.mediator?.personId,
    facts.declinedBy?.personId,
  ])
  const clean = (persons: readonly string[]) => persons.filter((p) => !involvedPeople.has(p))
  if (facts.caseClass !== 'private') {
    for (const kind of BODIES_THAT_RULE) {
      const body = facts.parties.find(
        (p) => p.kind === kind && !involvedParties.has(p.id) && clean(p.officers).length > 0,
      )
      if (body) return { kind: 'party', partyId: body.id, persons: clean(body.officers) }
    }
  }
  const secretaries = clean(facts.desk.filter((d) => d.role === 'secretary').map((d) => d.personId))
  return secretaries.length > 0 ? { kind: 'secretary', persons: secretaries } : { kind: 'town' }
}

function rules(actor: ActorFacts, facts: CaseFacts): boolean {
  const body = rulingBodyOf(facts)
  if (body.kind === 'town') return actor.townOfficer
  return actor.personId !== null && body.persons.includes(actor.personId)
}

/** Can the seats still unsigned be signed by people who have not signed yet, once the actor has taken this one? */
function leavesTheRestSignable(personId: string | null, taken: SeatFacts, node: NodeFacts): boolean {
  const spent = new Set([personId, ...node.seats.map((s) => s.signedBy)])
  const rest = node.seats.filter((s) => s !== taken && s.signedBy === null)
  return haveDistinctSigners(rest.map((s) => ({ ...s, personIds: s.personIds.filter((id) => !spent.has(id)) })))
}

/**
 * The seat of this node that the actor may sign for: an unsigned one first, and of several the one that leaves the
 * others signers of their own (who sits for two bodies must not block the body that has nobody else).
 */
export function seatOf(actor: ActorFacts, node: NodeFacts): SeatFacts | undefined {
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
    f.whistles.some((w) => !w.joined && !w.withdrawn && w.personId !== null && w.personId === a.personId),
  joined: (a, f) =>
    f.whistles.some((w) => w.joined && !w.withdrawn && w.personId !== null && w.personId === a.personId),
  enteredFor: (a, f) => f.whistles.some((w) => !w.withdrawn && w.enteredBy !== null && w.enteredBy === a.personId),
  panel: (a, f, node) => (node ? [node] : f.nodes).some((n) => seatOf(a, n) !== undefined),
  doer: (a, f, node) => (node ? [node] : f.nodes).some((n) => isMemberOf(a, n.doerPartyId)),
  rulingBody: rules,
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
