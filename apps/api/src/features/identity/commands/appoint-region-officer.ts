import type { RegionRole } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { asPerson } from '../../../platform/db/tenant.ts'
import { regionMemberships } from '../identity.table.ts'

/** Makes a person an officer of a town or city. Done by whoever runs the installation; no route leads here. */
export async function appointRegionOfficer(
  deps: Pick<Deps, 'db' | 'clock'>,
  office: { personId: string; regionId: string; role: RegionRole },
): Promise<void> {
  const validFrom = deps.clock.now()
  await asPerson(deps.db.api, office.personId, (tx) =>
    tx
      .insert(regionMemberships)
      .values({ ...office, validFrom, validTo: null })
      .onConflictDoNothing(),
  )
}
