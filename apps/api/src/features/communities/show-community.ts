import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Actor } from '../../platform/http/session.ts'
import { presentCommunity } from './communities.present.ts'
import { loadCommunity } from './load-community.ts'
import { actorAround } from './people-around.ts'

/** The community as this person sees it now. @throws Refusal not-found */
export async function showCommunity(deps: Deps, { personId }: Actor, communityId: string) {
  const now = deps.clock.now()
  return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    const rows = await loadCommunity(tx, communityId, personId, now)
    if (!rows) throw new Refusal('not-found')
    return presentCommunity(rows, await actorAround(tx, communityId, personId, now))
  })
}
