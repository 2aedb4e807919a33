import type { Me } from '@juwuye/types'
import { inArray } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { repin } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { communitiesOf, findPerson, regionOfficesOf } from '../identity/index.ts'
import { findCommunity } from './communities.queries.ts'
import { regions } from './communities.table.ts'
import { membershipsOf } from './membership-views.ts'

/** Who I am and what I am where; communities where nothing is left are not listed. Needs the person pinned. */
export async function loadMe(tx: Tx, personId: string, now: number): Promise<Me> {
  const person = await findPerson(tx, personId)
  if (!person) throw new Refusal('session-expired')
  const offices = await regionOfficesOf(tx, personId, now)
  const communities: Me['communities'] = []
  for (const communityId of await communitiesOf(tx, personId)) {
    await repin(tx, { communityId })
    const community = await findCommunity(tx, communityId)
    const memberships = await membershipsOf(tx, communityId, personId, now)
    if (!community || memberships.length === 0) continue
    communities.push({ communityId, name: community.name, shortName: community.shortName, memberships })
  }
  return { person, communities, regions: await named(tx, offices) }
}

async function named(tx: Tx, offices: Awaited<ReturnType<typeof regionOfficesOf>>): Promise<Me['regions']> {
  if (offices.length === 0) return []
  const ids = offices.map(({ regionId }) => regionId)
  const rows = await tx.select({ id: regions.id, name: regions.name }).from(regions).where(inArray(regions.id, ids))
  return offices.map((office) => ({ ...office, name: rows.find(({ id }) => id === office.regionId)?.name ?? '' }))
}
