import type { Tx } from '../../platform/db/pools.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import {
  type ActorAround,
  actorAround,
  findLeaving,
  type Leaving,
  lasts,
  mayKeepRolls,
  requireBelonging,
} from '../communities/index.ts'

interface Address {
  readonly communityId: string
  readonly membershipId: string
  readonly personId: string
}

export interface Survey {
  readonly viewer: ActorAround
  readonly leaving: Leaving
  /** Desk and town; the others are the person themself. */
  readonly mayGrant: boolean
}

/**
 * The membership, for those whom its ending concerns: the desk, the town, the person themself.
 *
 * @throws Refusal not-found, forbidden; membership-ended when it is over
 */
export async function surveyOf(tx: Tx, { communityId, membershipId, personId }: Address, now: number): Promise<Survey> {
  const viewer = await actorAround(tx, communityId, personId, now)
  const leaving = await findLeaving(tx, communityId, membershipId, now)
  const own = leaving?.membership.personId === personId
  if (!own) requireBelonging(viewer)
  const mayGrant = mayKeepRolls(viewer)
  if (!own && !mayGrant) throw new Refusal('forbidden')
  if (!leaving) throw new Refusal('not-found')
  if (!lasts(leaving, now)) throw new Refusal('membership-ended')
  return { viewer, leaving, mayGrant }
}
