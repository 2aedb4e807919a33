import type { Tx } from '../../../platform/db/pools.ts'
import {
  type Administrator,
  buildingsByName,
  estatesOf,
  partiesOf,
  requireAdministrator,
} from '../../communities/index.ts'
import { type OnRoster, rosterNow } from '../../opening/index.ts'

/** A building as it is, or as the workbook adds it. */
export interface BuildingKnown {
  readonly id: string
  readonly name: string
  readonly estateId: string
  readonly estate: string
}

/** What there is of the community when a workbook is understood. */
export interface KnownCommunity {
  readonly viewer: Administrator
  readonly estates: readonly { readonly id: string; readonly name: string }[]
  readonly buildings: readonly BuildingKnown[]
  readonly parties: Awaited<ReturnType<typeof partiesOf>>
  readonly roster: readonly OnRoster[]
}

/** @throws Refusal not-found, forbidden for whoever administers it no more */
export async function knownCommunity(
  tx: Tx,
  { communityId, personId }: { communityId: string; personId: string },
  now: number,
): Promise<KnownCommunity> {
  return {
    viewer: await requireAdministrator(tx, communityId, { personId }, now),
    estates: (await estatesOf(tx, communityId)).map(({ id, name }) => ({ id, name })),
    buildings: await buildingsByName(tx, communityId),
    parties: await partiesOf(tx, communityId, now),
    roster: await rosterNow(tx, communityId, now),
  }
}
