import type { Tx } from '../../platform/db/pools.ts'
import type { CommunityRows } from './communities.present.ts'
import {
  estatesOf,
  findCommunity,
  isOpenForWhistles,
  mediatorsOf,
  openAttendances,
  partiesOf,
} from './communities.queries.ts'
import { membershipsOf } from './membership-views.ts'

/** Everything the community's page is made of; undefined when there is no such community. */
export async function loadCommunity(
  tx: Tx,
  communityId: string,
  personId: string,
  now: number,
): Promise<CommunityRows | undefined> {
  const community = await findCommunity(tx, communityId)
  if (!community) return undefined
  return {
    community,
    estates: await estatesOf(tx, communityId),
    parties: await partiesOf(tx, communityId, now),
    onDuty: await openAttendances(tx, communityId, now),
    mediators: await mediatorsOf(tx, communityId, now),
    memberships: await membershipsOf(tx, communityId, personId, now),
    open: await isOpenForWhistles(tx, communityId, now),
  }
}
