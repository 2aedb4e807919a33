import type { CaseFacts, NodeFacts, PartyFacts, PublicClass, SeatKind } from '../src/index.ts'

/* The rule of the seats again, said in the plainest way: walk the order, try every assignment of people to seats. */

const ORDER: readonly SeatKind[] = [
  'residentsCommittee',
  'property',
  'ownersCommittee',
  'selfGovernanceCore',
  'estateCouncil',
  'deliberationGroup',
  'partyOrganisation',
  'buildingHead',
  'reporter',
  'confirmedOwner',
  'town',
]

/** The people who may sign a seat; the town always sends somebody of its own. */
export type PlainSeat = readonly string[] | 'town'

export function canAllSign(seats: readonly PlainSeat[], spent: readonly string[] = []): boolean {
  const [first, ...rest] = seats
  if (first === undefined) return true
  if (first === 'town') return canAllSign(rest, spent)
  return first.some((person) => !spent.includes(person) && canAllSign(rest, [...spent, person]))
}

/** The doer and the party complained about: they and their people are out of it. */
export const outOfIt = (facts: CaseFacts, doer: string): readonly PartyFacts[] =>
  facts.parties.filter((p) => p.id === doer || p.id === facts.aboutPartyId)

/** The desk as far as it is not of the party complained about: for a doer without people somebody of it hands in. */
function handsIn(facts: CaseFacts, doer: string): readonly string[] {
  const about = facts.parties.find((p) => p.id === facts.aboutPartyId)?.members ?? []
  const members = facts.parties.find((p) => p.id === doer)?.members ?? []
  return members.length > 0 ? [] : facts.desk.map((d) => d.personId).filter((id) => !about.includes(id))
}

function benchesFor(facts: CaseFacts, doer: string, kind: SeatKind): readonly PlainSeat[] {
  const out = outOfIt(facts, doer)
  const clean = (people: readonly string[]) => people.filter((id) => !out.some((p) => p.members.includes(id)))
  const asked = facts.whistles.filter(
    (w) => !w.joined && !w.withdrawn && w.visibility !== 'anonymous' && ['own', 'walkIn'].includes(w.channel),
  )
  if (kind === 'town') return ['town']
  if (kind === 'buildingHead') return [clean(facts.buildingHeads)]
  if (kind === 'confirmedOwner') return [clean(facts.confirmedOwners)]
  if (kind === 'reporter') return [clean(asked.flatMap((w) => w.personId ?? []))]
  return facts.parties.filter((p) => p.kind === kind && !out.includes(p)).map((p) => clean(p.members))
}

function fits(facts: CaseFacts, doer: string, seats: readonly PlainSeat[], spent: readonly string[] = []): boolean {
  const desk = handsIn(facts, doer)
  if (desk.length === 0) return canAllSign(seats, spent)
  return desk.some((person) => canAllSign(seats, [...spent, person]))
}

const orderOf = (caseClass: PublicClass): readonly SeatKind[] =>
  caseClass === 'minor' ? ['reporter', ...ORDER.filter((kind) => kind !== 'reporter')] : ORDER

export function plainSeats(facts: CaseFacts, caseClass: PublicClass, doer: string): SeatKind[] {
  const taken: { kind: SeatKind; people: PlainSeat }[] = []
  for (const kind of orderOf(caseClass)) {
    if (taken.length === (caseClass === 'minor' ? 2 : 3)) break
    const people = benchesFor(facts, doer, kind).find((bench) =>
      fits(facts, doer, [...taken.map((t) => t.people), bench]),
    )
    if (people) taken.push({ kind, people })
  }
  return taken.map((t) => t.kind)
}

/** Which kind comes for a seat that gives way: none, or the first that leaves everybody somebody to sign. */
export function plainNext(facts: CaseFacts, caseClass: PublicClass, node: NodeFacts, silent: SeatKind): SeatKind[] {
  const kept = node.seats.filter((s) => s.kind !== silent)
  const spent = [node.submittedBy, ...kept.map((s) => s.signedBy)].filter((id) => id !== null)
  const waiting = kept
    .filter((s) => s.signedBy === null)
    .map((s): PlainSeat => (s.kind === 'town' ? 'town' : s.personIds))
  const not = [...node.passedOver, silent, ...kept.map((s) => s.kind)]
  const next = orderOf(caseClass).find(
    (kind) =>
      !not.includes(kind) &&
      benchesFor(facts, node.doerPartyId, kind).some((bench) => canAllSign([...waiting, bench], spent)),
  )
  return next === undefined ? [] : [next]
}
