import { and, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { DESK_ROLES, findCommunity, memberships } from '../communities/index.ts'
import { townOfficers } from '../notifications/index.ts'

/** The officers of the town, but those who had a part in it. */
export async function officersFor(
  deps: Deps,
  tx: Tx,
  communityId: string,
  but: readonly (string | null)[],
  now: number,
): Promise<string[]> {
  const community = await findCommunity(tx, communityId)
  const officers = community ? await townOfficers(deps, community.regionId, now) : []
  return officers.filter((personId) => !but.includes(personId))
}

/** Who may give the second word: the desk and the town. */
export async function secondWords(
  deps: Deps,
  tx: Tx,
  communityId: string,
  but: readonly string[],
  now: number,
): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ personId: memberships.personId })
    .from(memberships)
    .where(
      and(
        eq(memberships.communityId, communityId),
        inArray(memberships.role, [...DESK_ROLES]),
        lte(memberships.validFrom, now),
        or(isNull(memberships.validTo), gt(memberships.validTo, now)),
      ),
    )
  const desk = rows.map(({ personId }) => personId).filter((personId) => !but.includes(personId))
  return [...desk, ...(await officersFor(deps, tx, communityId, but, now))]
}
