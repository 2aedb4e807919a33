import { randomBytes } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { stations } from '../duty.table.ts'
import { type CommunityAddress, requireOrganiser } from '../duty-access.ts'
import { tabletToken, tokenHash } from '../tablet-token.ts'

/**
 * Gives the station's tablet a token, shown this once; whatever tablet had one before shows nothing any more.
 *
 * @throws Refusal not-found, forbidden
 */
export async function pairTablet(
  deps: Deps,
  { stationId, ...address }: CommunityAddress & { readonly stationId: string },
): Promise<{ token: string }> {
  const { communityId } = address
  const secret = randomBytes(24).toString('base64url')
  await inCommunity(deps.db.api, address, async (tx) => {
    await requireOrganiser(tx, address, deps.clock.now())
    const paired = await tx
      .update(stations)
      .set({ tabletTokenHash: tokenHash(secret) })
      .where(and(eq(stations.communityId, communityId), eq(stations.id, stationId)))
      .returning({ id: stations.id })
    if (paired.length === 0) throw new Refusal('not-found')
  })
  return { token: tabletToken({ communityId, stationId, secret }) }
}
