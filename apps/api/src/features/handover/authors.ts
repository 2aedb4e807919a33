import type { EventAuthor } from '../cases/index.ts'
import type { ActorAround, Leaving } from '../communities/index.ts'
import type { HoldingKind } from './held.ts'

/** In which capacity the handing over stands on a case: the person's own there, or the desk's or the town's. */
export function authorsOf(
  viewer: ActorAround,
  displayName: string,
  { membership, before }: Leaving,
): (kinds: readonly HoldingKind[]) => EventAuthor {
  const { personId } = viewer
  if (personId !== membership.personId) {
    const capacity = viewer.townOfficer && viewer.memberships.length === 0 ? 'town' : 'desk'
    return () => ({ personId, displayName, capacity, partyId: null })
  }
  const { partyId } = membership
  return (kinds) => {
    if (kinds.includes('mediation')) return { personId, displayName, capacity: 'mediator', partyId: null }
    if (before.desk || partyId === null)
      return { personId, displayName, capacity: before.desk ? 'desk' : 'resident', partyId: null }
    return { personId, displayName, capacity: 'party', partyId }
  }
}
