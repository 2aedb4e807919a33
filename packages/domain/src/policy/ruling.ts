import { DAY } from '../calendar/shanghai.ts'
import type { DeadlinePolicy } from '../case/clocks.ts'
import type { ActorFacts, CaseFacts } from '../case/facts.ts'
import { partyById } from '../case/people.ts'

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

/** Parties whose own doing is in question: neither they nor any of their people rule, whatever else these belong to. */
function partiesInQuestion(facts: CaseFacts): ReadonlySet<string | null | undefined> {
  const open = facts.refusals.filter((r) => r.open)
  return new Set([
    facts.leadPartyId,
    facts.aboutPartyId,
    facts.declinedBy?.partyId,
    facts.concludedBy?.partyId,
    ...open.flatMap((r) => [r.partyId, r.rightPartyId]),
    ...facts.nodes.map((n) => n.doerPartyId),
  ])
}

function peopleInQuestion(facts: CaseFacts): ReadonlySet<string | null | undefined> {
  return new Set([
    ...[...partiesInQuestion(facts)].flatMap((id) => partyById(facts, id ?? null)?.members ?? []),
    ...facts.whistles.flatMap((w) => [w.personId, w.enteredBy]),
    ...facts.objections.filter((o) => o.open).map((o) => o.personId),
    ...facts.nodes.flatMap((n) => [n.submittedBy, ...n.seats.map((s) => s.signedBy)]),
    facts.mediator?.personId,
    facts.declinedBy?.personId,
    facts.concludedBy?.personId,
  ])
}

/**
 * Chair or deputy of a body that is neither doer, lead nor signer, nor refused, declined or concluded, nor is named by a
 * refusal; else the secretary; else the town. A private case goes to the secretary, then the town. People who whistled,
 * object, signed, or belong to a party whose own doing is in question never rule.
 */
export function rulingBodyOf(facts: CaseFacts): RulingBody {
  const signers = facts.nodes.flatMap((n) => n.seats.map((s) => s.partyId))
  const parties = new Set([...partiesInQuestion(facts), ...signers])
  const people = peopleInQuestion(facts)
  const clean = (persons: readonly string[]) => persons.filter((p) => !people.has(p))
  if (facts.caseClass !== 'private') {
    for (const kind of BODIES_THAT_RULE) {
      const body = facts.parties.find((p) => p.kind === kind && !parties.has(p.id) && clean(p.officers).length > 0)
      if (body) return { kind: 'party', partyId: body.id, persons: clean(body.officers) }
    }
  }
  // where the secretary's own conclusion is in question, the town is next
  const concluded = facts.concludedBy !== null && facts.concludedBy.partyId === null
  const secretaries = concluded ? [] : clean(facts.desk.filter((d) => d.role === 'secretary').map((d) => d.personId))
  return secretaries.length > 0 ? { kind: 'secretary', persons: secretaries } : { kind: 'town' }
}

/** An officer of the town without a hand in the case. */
export function townMayRule(actor: ActorFacts, facts: CaseFacts): boolean {
  return actor.townOfficer && !peopleInQuestion(facts).has(actor.personId)
}

/** Speaks for the body that rules on this case. */
export function isOfRulingBody(actor: ActorFacts, facts: CaseFacts): boolean {
  const body = rulingBodyOf(facts)
  if (body.kind === 'town') return townMayRule(actor, facts)
  return actor.personId !== null && body.persons.includes(actor.personId)
}

/** Whether a body that was asked for a second word at this instant (epoch ms) has let its time pass. */
export function keptSilent(askedAt: number, now: number, deadlines: DeadlinePolicy): boolean {
  return askedAt + deadlines.rulingDays * DAY <= now
}

/** What the body left unruled in its time, the town may rule as well. */
export function isNextLevel(actor: ActorFacts, facts: CaseFacts): boolean {
  return facts.passedUp && townMayRule(actor, facts)
}
