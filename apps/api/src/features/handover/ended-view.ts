import type { MembershipEnded } from '@juwuye/types'
import type { Tx } from '../../platform/db/pools.ts'
import { findEnded, namesOf } from '../communities/index.ts'

/** What came of it, the same whenever it is asked. */
export async function endedView(
  tx: Tx,
  { communityId, membershipId }: { communityId: string; membershipId: string },
): Promise<MembershipEnded> {
  const { endedAt, ending } = await findEnded(tx, communityId, membershipId)
  const { successorId, moved, dutyEnded } = ending
  const names = await namesOf(tx, communityId, successorId === null ? [] : [successorId])
  return {
    membershipId,
    endedAt,
    successor: successorId === null ? null : { personId: successorId, name: names.get(successorId)?.name ?? '' },
    moved: { tellBack: 0, neighbours: 0, ...moved },
    dutyEnded,
  }
}
