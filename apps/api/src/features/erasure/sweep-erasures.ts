import { MINUTE } from '@juwuye/domain'
import { and, eq, isNull, lte } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { asSweeper, inCommunity } from '../../platform/db/tenant.ts'
import { eachInTurn } from '../../platform/in-turn.ts'
import { erasures } from '../communities/index.ts'
import { eraseInCommunity } from './erase-in-community.ts'

const AT_ONCE = 100

/**
 * Looks once more where somebody closed their account: what was cut off goes on, and what another phone of theirs sent at
 * that very moment goes too. One on which something breaks is thrown after the others.
 */
export async function sweepErasures(deps: Deps, now: number): Promise<void> {
  const open = await asSweeper(deps.db.sweeper, (tx) =>
    tx
      .select({ communityId: erasures.communityId, personId: erasures.personId })
      .from(erasures)
      .where(and(isNull(erasures.doneAt), lte(erasures.askedAt, now - MINUTE)))
      .orderBy(erasures.askedAt)
      .limit(AT_ONCE),
  )
  await eachInTurn(open, async ({ communityId, personId }) => {
    await eraseInCommunity(deps, { communityId, personId })
    await inCommunity(deps.db.api, { communityId }, (tx) =>
      tx
        .update(erasures)
        .set({ doneAt: now })
        .where(and(eq(erasures.communityId, communityId), eq(erasures.personId, personId))),
    )
  })
}
