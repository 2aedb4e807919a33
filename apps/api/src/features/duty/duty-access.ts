import { REGION_ROLE_LABELS } from '@juwuye/messages'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { actorAround, mayKeepRolls, personName, requireBelonging } from '../communities/index.ts'
import { dutyPeople } from './duty.table.ts'

export interface CommunityAddress {
  readonly communityId: string
  readonly personId: string
}

/** Who asks, as duty sees them. */
export interface DutyViewer extends CommunityAddress {
  /** Under which they change things. */
  readonly name: string
  /** The desk, and the officers of the town. */
  readonly mayOrganise: boolean
  readonly onRoster: boolean
}

/** @throws Refusal not-found for who has nothing to do with the community */
export async function dutyViewer(tx: Tx, address: CommunityAddress, now: number): Promise<DutyViewer> {
  const { communityId, personId } = address
  const viewer = await actorAround(tx, communityId, personId, now)
  requireBelonging(viewer)
  const [row] = await tx
    .select({ active: dutyPeople.active })
    .from(dutyPeople)
    .where(and(eq(dutyPeople.communityId, communityId), eq(dutyPeople.personId, personId)))
  return {
    communityId,
    personId,
    name: viewer.displayName ?? ((await personName(tx, personId)) || REGION_ROLE_LABELS.townOfficer),
    mayOrganise: mayKeepRolls(viewer),
    onRoster: row?.active === true && viewer.memberships.length > 0,
  }
}

/** @throws Refusal not-found, forbidden */
export async function requireOrganiser(tx: Tx, address: CommunityAddress, now: number): Promise<DutyViewer> {
  const viewer = await dutyViewer(tx, address, now)
  if (!viewer.mayOrganise) throw new Refusal('forbidden')
  return viewer
}

/** The rota is for those who stand and those who plan; residents have the week. @throws Refusal not-found */
export async function requireRoster(tx: Tx, address: CommunityAddress, now: number): Promise<DutyViewer> {
  const viewer = await dutyViewer(tx, address, now)
  if (!viewer.mayOrganise && !viewer.onRoster) throw new Refusal('not-found')
  return viewer
}
