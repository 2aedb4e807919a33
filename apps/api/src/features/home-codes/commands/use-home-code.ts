import { HOUR, LIMITS } from '@juwuye/domain'
import type { ErrorCode } from '@juwuye/types'
import { and, count, eq, gt } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { confirmResidence, holdResidence } from '../../communities/index.ts'
import { hashHomeCode } from '../home-code.ts'
import { homeCodeAttempts, homeCodeBatches, homeCodes } from '../home-codes.table.ts'

interface Use {
  readonly communityId: string
  readonly personId: string
  readonly code: string
}

/**
 * A declared resident has the slip that was put into their letter box, so they live there. One slip confirms one person.
 * What was typed wrong is written down although it is refused, and counts.
 *
 * @throws Refusal not-found for whoever has not said here where they live; home-code-unknown, -void, -other-building, -limit
 */
export async function useHomeCode(deps: Deps, use: Use): Promise<void> {
  const refused = await inCommunity(deps.db.api, use, (tx) => tryCode(deps, tx, use))
  if (!refused) return
  throw new Refusal(refused, {
    params: { limit: LIMITS.homeCodeTries },
    ...(refused === 'home-code-limit' && { retryAfterSeconds: HOUR / 1000 }),
  })
}

async function tryCode(deps: Deps, tx: Tx, { communityId, personId, code }: Use): Promise<ErrorCode | undefined> {
  const now = deps.clock.now()
  // held: one person's tries come one after the other
  const residence = await holdResidence(tx, communityId, personId)
  if (!residence) return 'not-found'
  if (residence.level !== 'declared') return undefined
  const [wrong] = await tx
    .select({ tries: count() })
    .from(homeCodeAttempts)
    .where(
      and(
        eq(homeCodeAttempts.communityId, communityId),
        eq(homeCodeAttempts.personId, personId),
        gt(homeCodeAttempts.at, now - HOUR),
      ),
    )
  if ((wrong?.tries ?? 0) >= LIMITS.homeCodeTries) return 'home-code-limit'
  const slip = await holdSlip(tx, communityId, code)
  if (!slip) {
    await tx.insert(homeCodeAttempts).values({ communityId, id: deps.ids.uuid(), personId, at: now })
    return 'home-code-unknown'
  }
  const { id, usedAt, batch } = slip
  if (usedAt !== null || batch.revokedAt !== null || batch.endsAt <= now) return 'home-code-void'
  if (batch.buildingId !== residence.buildingId) return 'home-code-other-building'
  await tx
    .update(homeCodes)
    .set({ usedAt: now, usedBy: personId })
    .where(and(eq(homeCodes.communityId, communityId), eq(homeCodes.id, id)))
  await confirmResidence(tx, communityId, residence, { by: batch.madeBy, now })
  return undefined
}

async function holdSlip(tx: Tx, communityId: string, code: string) {
  const [slip] = await tx
    .select({ id: homeCodes.id, usedAt: homeCodes.usedAt, batch: homeCodeBatches })
    .from(homeCodes)
    .innerJoin(
      homeCodeBatches,
      and(eq(homeCodeBatches.communityId, homeCodes.communityId), eq(homeCodeBatches.id, homeCodes.batchId)),
    )
    .where(and(eq(homeCodes.communityId, communityId), eq(homeCodes.codeHash, hashHomeCode(code))))
    .for('update')
  return slip
}
