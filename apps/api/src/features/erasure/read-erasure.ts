import type { ErasureView } from '@juwuye/types'
import { and, count, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { asPerson, repin } from '../../platform/db/tenant.ts'
import { whistles } from '../cases/index.ts'
import { loadMe } from '../communities/index.ts'
import { communitiesOf } from '../identity/index.ts'

export type Looked = ErasureView & {
  readonly residences: readonly { communityId: string; membershipId: string }[]
  readonly communityIds: readonly string[]
}

/**
 * What stands in the way of closing an account, and what goes with it: whoever holds an office or works for a party hands
 * over first, because others wait for it.
 */
export function readErasure(deps: Deps, personId: string): Promise<ErasureView> {
  return asPerson(deps.db.api, personId, async (tx) => {
    const { inTheWay, whistles: said } = await look(tx, personId, deps.clock.now())
    return { inTheWay, whistles: said }
  })
}

export async function look(tx: Tx, personId: string, now: number): Promise<Looked> {
  const { communities, regions } = await loadMe(tx, personId, now)
  const held = communities.flatMap(({ communityId, name, memberships }) =>
    memberships.map((membership) => ({ ...membership, communityId, community: name })),
  )
  const residences = held.filter(({ role }) => role === 'resident')
  const offices = held.filter(({ role }) => role !== 'resident')
  let said = 0
  // also where they are nothing any more
  const communityIds = await communitiesOf(tx, personId)
  for (const communityId of communityIds) {
    await repin(tx, { personId, communityId })
    const [row] = await tx
      .select({ n: count() })
      .from(whistles)
      .where(and(eq(whistles.communityId, communityId), eq(whistles.personId, personId)))
    said += row?.n ?? 0
  }
  return {
    inTheWay: [
      ...offices.map(({ communityId, community, id, role, party }) => ({
        communityId,
        membershipId: id,
        where: community,
        role,
        party: party?.name ?? null,
      })),
      ...regions.map(({ name, role }) => ({ communityId: null, membershipId: null, where: name, role, party: null })),
    ],
    whistles: said,
    residences: residences.map(({ communityId, id }) => ({ communityId, membershipId: id })),
    communityIds,
  }
}
