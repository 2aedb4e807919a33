import type { SuccessorChoice } from '@juwuye/types'
import type { Tx } from '../../platform/db/pools.ts'
import { listViewer, refusal } from '../cases/index.ts'
import { findSuccessor, policyInForce } from '../communities/index.ts'
import { type HeldCase, passesOn } from './held.ts'
import { inTheWay } from './last-one.ts'
import type { Survey } from './survey.ts'

/**
 * The one named, who may take over; null when nobody is named and nobody has to be.
 *
 * @throws Refusal last-member, successor-unknown
 */
export async function successorOf(
  tx: Tx,
  { viewer, leaving, mayGrant }: Survey,
  held: readonly HeldCase[],
  successorId: string | null,
  now: number,
): Promise<SuccessorChoice | null> {
  if (successorId !== null) {
    const found = await findSuccessor(tx, { leaving, now, mayGrant }, successorId)
    if (!found) throw refusal('successor-unknown', {}, 'successorId')
    return found
  }
  const { policy } = await policyInForce(tx, leaving.membership.communityId)
  const last = await inTheWay(tx, leaving, listViewer(viewer, now, policy.deadlines))
  if (last) throw refusal('last-member', last, 'successorId')
  if (passesOn(held) || leaving.looksAfter.length > 0) throw refusal('successor-unknown', {}, 'successorId')
  return null
}
