import type { ActorFacts } from '../case/facts.ts'
import type { ConsentKind } from '../vocabulary.ts'

/** An entry on the list of neighbours somebody looks after, as far as it says who may see it. */
export interface NeighbourFacts {
  readonly buildingId: string
  /** null: the desk looks after them. */
  readonly keeperId: string | null
  /** The same human, once they have joined. */
  readonly personId: string | null
}

/** The social workers answer for every neighbour of the community; nobody else of the desk sees the lists. */
export function keepsForAll(actor: ActorFacts): boolean {
  return actor.memberships.some(({ role }) => role === 'socialWorker')
}

/** Buildings that the person looks after as building head. */
export function buildingsKept(actor: ActorFacts): readonly string[] {
  const heads = actor.memberships.filter(({ role }) => role === 'buildingHead')
  return [...new Set(heads.flatMap(({ looksAfter }) => looksAfter))]
}

/** Whoever keeps a list relays from it, with what shows the neighbour's consent; a name alone is not enough from them. */
export function relaysFromList(actor: ActorFacts): boolean {
  return actor.memberships.some(({ role }) => role === 'buildingHead') || keepsForAll(actor)
}

/** Whether they may have neighbours of this building on their list. */
export function mayKeepIn(actor: ActorFacts, buildingId: string): boolean {
  return keepsForAll(actor) || buildingsKept(actor).includes(buildingId)
}

/** Looks after this neighbour: speaks for them, and tells them. */
export function looksAfterThem(actor: ActorFacts, neighbour: NeighbourFacts): boolean {
  if (keepsForAll(actor)) return true
  return (
    neighbour.keeperId !== null &&
    neighbour.keeperId === actor.personId &&
    buildingsKept(actor).includes(neighbour.buildingId)
  )
}

/** Who looks after them, and they themself. */
export function maySeeEntry(actor: ActorFacts, neighbour: NeighbourFacts): boolean {
  return looksAfterThem(actor, neighbour) || (neighbour.personId !== null && neighbour.personId === actor.personId)
}

export interface ConsentGiven {
  readonly kind: ConsentKind
  readonly voiceId: string | null
  readonly photos: readonly string[]
  readonly family: string
}

/**
 * What is missing to show that a neighbour agreed that somebody speaks for them (PIPL art. 13 and 25): the recording,
 * the photo of the writing, or who of the family it was. Null when nothing is.
 */
export function missingEvidence({
  kind,
  voiceId,
  photos,
  family,
}: ConsentGiven): 'voiceId' | 'photos' | 'family' | null {
  if (kind === 'spoken') return voiceId === null ? 'voiceId' : null
  if (kind === 'written') return photos.length === 0 ? 'photos' : null
  return family === '' ? 'family' : null
}
