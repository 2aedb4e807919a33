import type { CaseFacts } from './facts.ts'

/** The parties whose work the result is: the lead, and whoever did a step that stands. */
export function workersOf(facts: Pick<CaseFacts, 'leadPartyId' | 'nodes'>): readonly string[] {
  const doers = facts.nodes.filter((node) => node.state === 'verified').map((node) => node.doerPartyId)
  return [...new Set([...(facts.leadPartyId === null ? [] : [facts.leadPartyId]), ...doers])]
}

/** Who is asked about the result: whoever whistled with their own mouth, but nobody of those whose work it is. */
export function ratersOf(facts: CaseFacts): readonly string[] {
  const workers = workersOf(facts)
  const staff = new Set(facts.parties.filter(({ id }) => workers.includes(id)).flatMap(({ members }) => members))
  const whistled = facts.whistles.filter((w) => !w.withdrawn).flatMap((w) => w.personId ?? [])
  return [...new Set(whistled)].filter((id) => !staff.has(id))
}
