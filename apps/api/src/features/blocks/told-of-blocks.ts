import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { deskOf, findCommunity } from '../communities/index.ts'
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
  const desk = (await deskOf(tx, communityId, now)).filter((personId) => !but.includes(personId))
  return [...desk, ...(await officersFor(deps, tx, communityId, but, now))]
}
