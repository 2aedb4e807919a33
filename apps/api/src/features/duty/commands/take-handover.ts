import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { onDutyAt } from '../../communities/index.ts'
import { type CommunityAddress, type DutyViewer, requireRoster } from '../duty-access.ts'
import { dutyHandovers, dutyPromises } from '../watch.table.ts'

/** Whoever is on duty takes over and keeps; so may whoever plans. @throws Refusal on-duty-only */
async function requireOnDuty(tx: Tx, viewer: DutyViewer, now: number): Promise<void> {
  if (viewer.mayOrganise) return
  const here = await onDutyAt(tx, viewer.communityId, now)
  if (!here.includes(viewer.personId)) throw new Refusal('on-duty-only')
}

/**
 * 接班: with one tap. Of two at once one has it, the other reads who.
 *
 * @throws Refusal not-found; on-duty-only; handover-taken
 */
export async function takeHandover(
  deps: Deps,
  { handoverId, ...address }: CommunityAddress & { readonly handoverId: string },
): Promise<void> {
  const { communityId, personId } = address
  await inCommunity(deps.db.api, address, async (tx) => {
    const now = deps.clock.now()
    const viewer = await requireRoster(tx, address, now)
    const this_ = and(eq(dutyHandovers.communityId, communityId), eq(dutyHandovers.id, handoverId))
    const [card] = await tx.select().from(dutyHandovers).where(this_).for('update')
    if (!card) throw new Refusal('not-found')
    if (card.takenBy === personId) return
    if (card.takenAt !== null) throw new Refusal('handover-taken', { params: { by: card.takenByName ?? '' } })
    await requireOnDuty(tx, viewer, now)
    await tx
      .update(dutyHandovers)
      .set({ takenBy: personId, takenByName: viewer.name, takenAt: now, chaseAt: null })
      .where(this_)
  })
}

/**
 * 办好了: the promise is kept; until somebody says so it stays.
 *
 * @throws Refusal not-found; on-duty-only; promise-kept
 */
export async function keepPromise(
  deps: Deps,
  { promiseId, ...address }: CommunityAddress & { readonly promiseId: string },
): Promise<void> {
  const { communityId, personId } = address
  await inCommunity(deps.db.api, address, async (tx) => {
    const now = deps.clock.now()
    const viewer = await requireRoster(tx, address, now)
    const this_ = and(eq(dutyPromises.communityId, communityId), eq(dutyPromises.id, promiseId))
    const [promise] = await tx.select().from(dutyPromises).where(this_).for('update')
    if (!promise) throw new Refusal('not-found')
    if (promise.keptBy === personId) return
    if (promise.keptAt !== null) throw new Refusal('promise-kept', { params: { by: promise.keptByName ?? '' } })
    const [card] = await tx
      .select({ from: dutyHandovers.fromPersonId, takenBy: dutyHandovers.takenBy })
      .from(dutyHandovers)
      .where(and(eq(dutyHandovers.communityId, communityId), eq(dutyHandovers.id, promise.handoverId)))
    // whoever gave the word or took it over may keep it off duty too
    if (card?.from !== personId && card?.takenBy !== personId) await requireOnDuty(tx, viewer, now)
    await tx.update(dutyPromises).set({ keptAt: now, keptBy: personId, keptByName: viewer.name }).where(this_)
  })
}
