import type { RegionRole } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { asPerson } from '../../../platform/db/tenant.ts'
import { regionMemberships } from '../identity.table.ts'

interface RegionOffice {
  readonly personId: string
  readonly regionId: string
  readonly role: RegionRole
}

/** Makes a person an officer of a town or city. Done by whoever runs the installation; no route leads here. */
export async function appointRegionOfficer(deps: Pick<Deps, 'db' | 'clock'>, office: RegionOffice): Promise<void> {
  await asPerson(deps.db.api, office.personId, (tx) => appointOfficer(tx, office, deps.clock.now()))
}

/** The same in a transaction that has the person pinned; who was one before is one again. */
export async function appointOfficer(tx: Tx, office: RegionOffice, now: number): Promise<void> {
  await tx
    .insert(regionMemberships)
    .values({ ...office, validFrom: now, validTo: null })
    .onConflictDoUpdate({
      target: [regionMemberships.personId, regionMemberships.regionId, regionMemberships.role],
      set: { validTo: null },
    })
}
