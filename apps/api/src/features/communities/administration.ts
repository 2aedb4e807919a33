import type { Role } from '@juwuye/domain'
import { REGION_ROLE_LABELS } from '@juwuye/messages'
import type { Tx } from '../../platform/db/pools.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Actor } from '../../platform/http/session.ts'
import { personName } from '../identity/index.ts'
import { type ActorAround, actorAround } from './people-around.ts'

/** Social workers, and secretaries beside them: together the desk. */
export const DESK_ROLES: readonly Role[] = ['socialWorker', 'secretary']

/** Social worker or secretary of this community. */
export function isDeskMember(viewer: Pick<ActorAround, 'memberships'>): boolean {
  return viewer.memberships.some(({ role }) => DESK_ROLES.includes(role))
}

/** The desk of the community and the officers of its town keep its places, parties and rolls. */
export const mayKeepRolls = (viewer: ActorAround): boolean => viewer.townOfficer || isDeskMember(viewer)

/** For who has nothing to do with the community, what is inside does not exist. @throws Refusal not-found */
export function requireBelonging(viewer: ActorAround): void {
  if (!viewer.townOfficer && viewer.memberships.length === 0) throw new Refusal('not-found')
}

/** Under which name they decide: that of their membership, else their own. Needs them pinned. */
export const nameOfActor = async (tx: Tx, { displayName, personId }: ActorAround): Promise<string> =>
  displayName ?? ((await personName(tx, personId)) || REGION_ROLE_LABELS.townOfficer)

export interface Administrator extends ActorAround {
  readonly name: string
}

/** @throws Refusal not-found, forbidden */
export async function requireAdministrator(
  tx: Tx,
  communityId: string,
  { personId }: Actor,
  now: number,
): Promise<Administrator> {
  const viewer = await actorAround(tx, communityId, personId, now)
  requireBelonging(viewer)
  if (!mayKeepRolls(viewer)) throw new Refusal('forbidden')
  return { ...viewer, name: await nameOfActor(tx, viewer) }
}

/** What a community promises and sets is set by its secretary, and by the officers of its town. */
export const mayChangePolicy = (viewer: ActorAround): boolean =>
  viewer.townOfficer || viewer.memberships.some(({ role }) => role === 'secretary')

/**
 * The name under which they change it.
 *
 * @throws Refusal not-found, forbidden
 */
export async function requirePolicyMaker(tx: Tx, communityId: string, actor: Actor, now: number): Promise<string> {
  const viewer = await actorAround(tx, communityId, actor.personId, now)
  requireBelonging(viewer)
  if (!mayChangePolicy(viewer)) throw new Refusal('forbidden')
  return nameOfActor(tx, viewer)
}
