import { blockState } from '@juwuye/domain'
import { dayText } from '@juwuye/messages'
import { and, desc, eq, gt } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { asked, prepared } from '../../platform/db/prepared.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type BlockRow, blocks } from './blocks.table.ts'

const notEnded = prepared((tx) =>
  tx
    .select()
    .from(blocks)
    .where(
      and(
        eq(blocks.communityId, asked('communityId')),
        eq(blocks.personId, asked('personId')),
        gt(blocks.untilAt, asked('now', blocks.untilAt)),
      ),
    )
    .orderBy(desc(blocks.proposedAt)),
)

/** Blocks of one person that have not come to their end, the newest first. */
export const blocksOf = (tx: Tx, communityId: string, personId: string, now: number): Promise<BlockRow[]> =>
  notEnded(tx, { communityId, personId, now })

/** The one that keeps them from whistling now. */
export async function runningBlock(tx: Tx, communityId: string, personId: string, now: number) {
  return (await blocksOf(tx, communityId, personId, now)).find((block) => blockState(block, now) === 'running')
}

/** @throws Refusal blocked, which says until when and where to read why */
export async function requireUnblocked(tx: Tx, communityId: string, personId: string, now: number): Promise<void> {
  const block = await runningBlock(tx, communityId, personId, now)
  if (block) throw new Refusal('blocked', { params: { until: dayText(block.untilAt - 1, now) } })
}
