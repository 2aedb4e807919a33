import type { CallOutcome } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { invalidField, Refusal } from '../../../platform/http/refusal.ts'
import type { CaseAddress } from '../../cases/index.ts'
import { getCalledCase, numbersFor } from '../calls.ts'
import { keyedId } from '../keyed-id.ts'
import { onCallCalls } from '../watch.table.ts'

/**
 * Notes that somebody on call is being rung. The same request again notes it once.
 *
 * @throws Refusal not-found; invalid-input for a number that is not on the estate's list
 */
export async function logCall(
  deps: Deps,
  { key, ...address }: CaseAddress & { readonly key?: string | undefined },
  { label, phone }: { readonly label: string; readonly phone: string },
): Promise<void> {
  const { communityId, caseId, personId } = address
  await inCommunity(deps.db.api, address, async (tx) => {
    const { facts, actor, now } = await getCalledCase(deps, tx, address)
    const numbers = await numbersFor(tx, { communityId, estateId: facts.estateId })
    const known = numbers.some((one) => one.label === label && one.phone === phone)
    if (!known) throw invalidField('phone', 'not-a-choice')
    const by = { calledBy: personId, calledByName: actor.displayName ?? '' }
    await tx
      .insert(onCallCalls)
      .values({ communityId, id: keyedId(deps, personId, key), caseId, label, phone, ...by, calledAt: now })
      .onConflictDoNothing()
  })
}

/**
 * How the call ended, by whoever rang.
 *
 * @throws Refusal not-found, not-your-call
 */
export async function noteCallOutcome(
  deps: Deps,
  { callId, outcome, ...address }: CaseAddress & { readonly callId: string; readonly outcome: CallOutcome },
): Promise<void> {
  const { communityId, caseId, personId } = address
  await inCommunity(deps.db.api, address, async (tx) => {
    const { now } = await getCalledCase(deps, tx, address)
    const this_ = and(
      eq(onCallCalls.communityId, communityId),
      eq(onCallCalls.caseId, caseId),
      eq(onCallCalls.id, callId),
    )
    const [call] = await tx.select({ calledBy: onCallCalls.calledBy }).from(onCallCalls).where(this_).for('update')
    if (!call) throw new Refusal('not-found')
    if (call.calledBy !== personId) throw new Refusal('not-your-call')
    await tx.update(onCallCalls).set({ outcome, outcomeAt: now }).where(this_)
  })
}
