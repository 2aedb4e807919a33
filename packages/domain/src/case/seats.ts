import { type CaseClass, type PartyKind, SEAT_KINDS, type SeatKind, type WhistleChannel } from '../vocabulary.ts'
import type { CaseFacts, PartyFacts } from './facts.ts'
import { deskOf } from './people.ts'

/** A seat as computed for a node; `personIds` may sign it. For the town seat the list is empty: any officer may sign. */
export interface ComputedSeat {
  readonly kind: SeatKind
  readonly partyId: string | null
  readonly personIds: readonly string[]
}

const PARTY_SEATS: Partial<Record<SeatKind, PartyKind>> = {
  residentsCommittee: 'residentsCommittee',
  property: 'property',
  ownersCommittee: 'ownersCommittee',
  selfGovernanceCore: 'selfGovernanceCore',
  estateCouncil: 'estateCouncil',
  deliberationGroup: 'deliberationGroup',
  partyOrganisation: 'partyOrganisation',
}

/** How many seats a node of this class has: three parties, or for a small matter the reporter and one more. */
export function seatCount(caseClass: CaseClass): number {
  return caseClass === 'minor' ? 2 : caseClass === 'private' ? 0 : 3
}

/** The order of filling: for a small matter the reporter comes first. */
export function seatOrder(caseClass: CaseClass): readonly SeatKind[] {
  if (caseClass !== 'minor') return SEAT_KINDS
  return ['reporter', ...SEAT_KINDS.filter((kind) => kind !== 'reporter')]
}

const CAME_THEMSELVES: readonly WhistleChannel[] = ['own', 'walkIn']

/** Reporters who can be asked to sign: known by name, and come by themselves, not by phone, paper or another's mouth. */
export function reportersWhoCanSign(facts: CaseFacts): readonly string[] {
  return facts.whistles
    .filter((w) => !w.withdrawn && !w.joined && w.visibility !== 'anonymous' && CAME_THEMSELVES.includes(w.channel))
    .flatMap((w) => (w.personId === null ? [] : [w.personId]))
}

/** Who stepped back from judging what this party does. */
export function steppedBackFrom({ steppedBack }: Pick<CaseFacts, 'steppedBack'>, doerPartyId: string): string[] {
  return steppedBack.filter((one) => one.doerPartyId === doerPartyId).map((one) => one.personId)
}

/** Nobody of the doer's party or of the party complained about signs for anybody, and nobody who stepped back. */
function barred(facts: CaseFacts, doerPartyId: string): Set<string> {
  const parties = facts.parties.filter((p) => p.id === doerPartyId || p.id === facts.aboutPartyId)
  return new Set([...parties.flatMap((p) => p.members), ...steppedBackFrom(facts, doerPartyId)])
}

function candidatesFor(kind: SeatKind, facts: CaseFacts, doerPartyId: string): readonly ComputedSeat[] {
  const out = barred(facts, doerPartyId)
  const persons = (ids: readonly string[]) => [...new Set(ids)].filter((id) => !out.has(id))
  const partyKind = PARTY_SEATS[kind]
  if (partyKind) {
    const usable = (p: PartyFacts) => p.kind === partyKind && p.id !== doerPartyId && p.id !== facts.aboutPartyId
    return facts.parties.filter(usable).map((p) => ({ kind, partyId: p.id, personIds: persons(p.members) }))
  }
  if (kind === 'town') return [{ kind, partyId: null, personIds: [] }]
  const people =
    kind === 'buildingHead'
      ? facts.buildingHeads
      : kind === 'reporter'
        ? reportersWhoCanSign(facts)
        : facts.confirmedOwners
  return [{ kind, partyId: null, personIds: persons(people) }]
}

/** Can every seat be signed by a different person? The town always sends somebody of its own. */
export function haveDistinctSigners(seats: readonly Pick<ComputedSeat, 'kind' | 'personIds'>[]): boolean {
  const seatByPerson = new Map<string, number>()
  const place = (index: number, seen: Set<string>): boolean => {
    for (const person of seats[index]?.personIds ?? []) {
      if (seen.has(person)) continue
      seen.add(person)
      const holder = seatByPerson.get(person)
      if (holder === undefined || place(holder, seen)) {
        seatByPerson.set(person, index)
        return true
      }
    }
    return false
  }
  return seats.every((seat, index) => seat.kind === 'town' || place(index, new Set()))
}

/**
 * Whether the seats can still be signed by different people once the node is handed in. For a doer without anybody on
 * the platform somebody of the desk hands it in and thereby cannot sign: one of them must be free to.
 */
function signableAfterSubmission(seats: readonly Signable[], facts: CaseFacts, doerPartyId: string): boolean {
  const doer = facts.parties.find((p) => p.id === doerPartyId)
  if (!doer || doer.members.length > 0) return haveDistinctSigners(seats)
  const desk = deskOf(facts)
  return desk.length === 0 ? haveDistinctSigners(seats) : desk.some((person) => signableWithout(seats, person))
}

type Signable = Pick<ComputedSeat, 'kind' | 'personIds'>

/** Can these unsigned seats be signed by different people? `spent` as in `fillSeats`. */
export function canBeSigned(
  seats: readonly Signable[],
  facts: CaseFacts,
  doerPartyId: string,
  spent: readonly string[] | null,
): boolean {
  if (spent === null) return signableAfterSubmission(seats, facts, doerPartyId)
  return haveDistinctSigners(
    seats.map((seat) => ({ ...seat, personIds: seat.personIds.filter((id) => !spent.includes(id)) })),
  )
}

/** Can the seats be signed by different people, none of them this one? */
export function signableWithout(seats: readonly Pick<ComputedSeat, 'kind' | 'personIds'>[], person: string): boolean {
  return haveDistinctSigners(
    seats.map((seat) => ({ ...seat, personIds: seat.personIds.filter((id) => id !== person) })),
  )
}

/**
 * The seats for one node: taken in the fixed order, skipping the doer, the party complained about, parties without
 * acting members and reporters who cannot be asked, such that as many different people as seats can sign.
 * Fewer than `seatCount` come back only for classes without seats.
 */
export function computeSeats(facts: CaseFacts, caseClass: CaseClass, doerPartyId: string): readonly ComputedSeat[] {
  return fillSeats(facts, caseClass, doerPartyId, [], [])
}

/** A seat that stands; who signed it is spent, the others sitting on it are free to sign elsewhere. */
type KeptSeat = ComputedSeat & { readonly signedBy?: string | null }

/**
 * Completes `kept` seats in order, never offering a kind in `exclude` again, such that all that are unsigned can be
 * signed by different people. `spent`: who signed or handed in already; null while nobody has handed the node in.
 */
export function fillSeats(
  facts: CaseFacts,
  caseClass: CaseClass,
  doerPartyId: string,
  kept: readonly KeptSeat[],
  exclude: readonly SeatKind[],
  spent: readonly string[] | null = null,
): readonly ComputedSeat[] {
  const unsigned = kept.filter((seat) => seat.signedBy == null)
  const wanted = seatCount(caseClass)
  const seats: ComputedSeat[] = [...kept]
  const added: ComputedSeat[] = []
  for (const kind of seatOrder(caseClass)) {
    if (seats.length >= wanted) break
    if (exclude.includes(kind) || seats.some((s) => s.kind === kind)) continue
    const fitting = candidatesFor(kind, facts, doerPartyId).find(
      (seat) =>
        (seat.kind === 'town' || seat.personIds.length > 0) &&
        canBeSigned([...unsigned, ...added, seat], facts, doerPartyId, spent),
    )
    if (!fitting) continue
    seats.push(fitting)
    added.push(fitting)
  }
  return seats
}

/** Who may sign a stored seat today, by the same rule by which it was filled. */
export function signersOf(
  seat: Pick<ComputedSeat, 'kind' | 'partyId'>,
  facts: CaseFacts,
  doerPartyId: string,
): readonly string[] {
  const now = candidatesFor(seat.kind, facts, doerPartyId)
  return now.find((candidate) => candidate.partyId === seat.partyId)?.personIds ?? []
}

/** Same seats in the same order, whoever sits on them. */
export function sameSeats(
  a: readonly Pick<ComputedSeat, 'kind' | 'partyId'>[],
  b: readonly Pick<ComputedSeat, 'kind' | 'partyId'>[],
): boolean {
  return a.length === b.length && a.every((seat, i) => seat.kind === b[i]?.kind && seat.partyId === b[i]?.partyId)
}
