import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { forgetUploads } from '../../uploads/index.ts'
import { emptied } from '../emptied.ts'
import { getNeighbour, type NeighbourAddress } from '../find-neighbour.ts'
import { noteNeighbourConsent } from '../neighbour-consents.ts'
import { neighbours } from '../neighbours.table.ts'

/**
 * Takes a neighbour off the list: by who looks after them, or by themself. What was kept of them is gone; what was
 * relayed stays with its cases, and is still told back.
 *
 * @throws Refusal not-found
 */
export async function removeNeighbour(deps: Deps, address: NeighbourAddress): Promise<number> {
  const { communityId, personId } = address
  const now = deps.clock.now()
  const files = await inCommunity(deps.db.api, address, async (tx) => {
    const { row } = await getNeighbour(tx, address, now, 'update')
    await tx
      .update(neighbours)
      .set(emptied(row, personId, now))
      .where(and(eq(neighbours.communityId, communityId), eq(neighbours.id, row.id)))
    const withdrawn = {
      communityId,
      neighbourId: row.id,
      matter: 'listed',
      kind: null,
      notedBy: personId,
      at: now,
    } as const
    await noteNeighbourConsent(tx, deps.ids, withdrawn)
    return forgetUploads(tx, { communityId, voiceId: row.consentVoiceId, photoIds: row.consentPhotoIds })
  })
  for (const key of files) await deps.storage.remove(key)
  return now
}
