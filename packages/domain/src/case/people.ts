import type { CaseFacts, PartyFacts } from './facts.ts'

export function partyById(facts: CaseFacts, id: string | null): PartyFacts | undefined {
  return facts.parties.find((party) => party.id === id)
}

export function membersComplainedAbout(facts: CaseFacts): readonly string[] {
  return partyById(facts, facts.aboutPartyId)?.members ?? []
}

/**
 * The people who act as the desk on this case: social workers, and secretaries beside them, without those of the party
 * complained about. Empty means the town acts.
 */
export function deskOf(facts: CaseFacts): readonly string[] {
  const excluded = membersComplainedAbout(facts)
  return facts.desk.filter((d) => !excluded.includes(d.personId)).map((d) => d.personId)
}
