import { blockState, maySettleBlock } from '@juwuye/domain'
import type { settleBlockBody } from '@juwuye/types/schemas'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { invalidField, Refusal } from '../../../platform/http/refusal.ts'
import { refusal } from '../../cases/index.ts'
import { blocks } from '../../moderation/index.ts'
import { tellPeople } from '../../notifications/index.ts'
import { type BlockAddress, getBlock, watcherOf } from '../block-access.ts'

export interface SettleBlock extends BlockAddress {
  readonly input: z.output<typeof settleBlockBody>
}

/**
 * The second word on a block: it runs from now, or comes to nothing. The same word by the same person again changes nothing.
 *
 * @throws Refusal not-found; forbidden, own-block, author-cannot-confirm; block-settled, which says by whom; reason-required
 */
export function settleBlock(deps: Deps, { input, ...address }: SettleBlock): Promise<void> {
  const { communityId, personId } = address
  return inCommunity(deps.db.api, address, async (tx) => {
    const now = deps.clock.now()
    const watcher = await watcherOf(tx, address, now)
    const row = await getBlock(tx, address, watcher)
    if (row.settledBy === personId && row.confirmed === input.confirm) return
    if (!watcher.desk && !watcher.town) throw new Refusal('forbidden')
    if (row.personId === personId) throw new Refusal('own-block')
    if (row.confirmed !== null || blockState(row, now) !== 'proposed')
      throw new Refusal('block-settled', { params: { by: row.settledByName ?? '' } })
    if (!maySettleBlock(row, watcher, now)) throw refusal('author-cannot-confirm')
    if (!input.confirm && input.reason === '') throw invalidField('reason', 'required')
    await tx
      .update(blocks)
      .set({
        ...{ settledBy: personId, settledByName: watcher.name, settledAt: now },
        ...{ confirmed: input.confirm, settledReason: input.reason },
      })
      .where(and(eq(blocks.communityId, communityId), eq(blocks.id, row.id)))
    if (!input.confirm) return
    const told = { communityId, kind: 'block.started', people: [row.personId], data: { untilAt: row.untilAt } } as const
    await tellPeople(tx, deps, told, now)
  })
}
