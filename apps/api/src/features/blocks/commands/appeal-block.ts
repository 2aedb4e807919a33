import { mayAppealBlock, mayRuleBlock } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { blocks } from '../../moderation/index.ts'
import { tellPeople } from '../../notifications/index.ts'
import { type BlockAddress, getBlock, watcherOf } from '../block-access.ts'
import { officersFor } from '../told-of-blocks.ts'

/**
 * The person says why it is wrong; once, while it runs.
 *
 * @throws Refusal not-found; forbidden, block-settled
 */
export function appealBlock(deps: Deps, address: BlockAddress, input: { readonly reason: string }): Promise<void> {
  const { communityId, personId } = address
  return inCommunity(deps.db.api, address, async (tx) => {
    const now = deps.clock.now()
    const watcher = await watcherOf(tx, address, now)
    const row = await getBlock(tx, address, watcher)
    if (row.personId !== personId) throw new Refusal('forbidden')
    if (row.appealReason === input.reason) return
    if (!mayAppealBlock(row, watcher, now)) throw new Refusal('block-settled', { params: { by: '' } })
    await tx
      .update(blocks)
      .set({ appealedAt: now, appealReason: input.reason })
      .where(and(eq(blocks.communityId, communityId), eq(blocks.id, row.id)))
    const people = await officersFor(deps, tx, communityId, [row.proposedBy, row.settledBy, personId], now)
    await tellPeople(tx, deps, { communityId, kind: 'block.appealed', people, data: {} }, now)
  })
}

/**
 * An officer of the town, who gave neither word, rules on the appeal.
 *
 * @throws Refusal not-found; forbidden; block-settled, which says by whom
 */
export function ruleBlock(
  deps: Deps,
  address: BlockAddress,
  input: { readonly lift: boolean; readonly reason: string },
): Promise<void> {
  const { communityId, personId } = address
  return inCommunity(deps.db.api, address, async (tx) => {
    const now = deps.clock.now()
    const watcher = await watcherOf(tx, address, now)
    const row = await getBlock(tx, address, watcher)
    if (row.ruledBy === personId && row.lifted === input.lift) return
    if (!watcher.town) throw new Refusal('forbidden')
    if (row.ruledAt !== null) throw new Refusal('block-settled', { params: { by: row.ruledByName ?? '' } })
    if (!mayRuleBlock(row, watcher, now)) throw new Refusal('forbidden')
    await tx
      .update(blocks)
      .set({
        ...{ ruledBy: personId, ruledByName: watcher.name, ruledAt: now },
        ...{ lifted: input.lift, rulingReason: input.reason },
      })
      .where(and(eq(blocks.communityId, communityId), eq(blocks.id, row.id)))
    const data = { lifted: input.lift, untilAt: row.untilAt }
    await tellPeople(tx, deps, { communityId, kind: 'block.ruled', people: [row.personId], data }, now)
  })
}
