import { dayOf } from '@juwuye/domain'
import { REGION_ROLE_LABELS } from '@juwuye/messages'
import type { Obligations } from '@juwuye/types'
import type { Tx } from '../../platform/db/pools.ts'
import { type Leaving, namesOf } from '../communities/index.ts'

/** The day that was fixed, by whom, and who takes over then. */
export async function plannedView(tx: Tx, membership: Leaving['membership']): Promise<Obligations['planned']> {
  const { communityId, endsAt, planned } = membership
  if (!planned) return null
  const { by, successorId, failed } = planned
  const names = await namesOf(tx, communityId, successorId === null ? [by] : [by, successorId])
  // whoever is of the town is no member
  const nameOf = (id: string) => names.get(id)?.name ?? REGION_ROLE_LABELS.townOfficer
  return {
    day: endsAt === null ? null : dayOf(endsAt),
    by: nameOf(by),
    successor: successorId === null ? null : nameOf(successorId),
    failed,
  }
}
