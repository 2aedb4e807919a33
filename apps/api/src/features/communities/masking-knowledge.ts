import type { MaskingKnowledge } from '@juwuye/domain'
import { eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { findCommunity } from './communities.queries.ts'
import { memberships, onCallNumbers } from './communities.table.ts'

/** Everybody who is or was a member, and the numbers that residents are told to call. */
export async function maskingKnowledge(tx: Tx, communityId: string): Promise<MaskingKnowledge> {
  const names = await tx
    .selectDistinct({ name: memberships.displayName })
    .from(memberships)
    .where(eq(memberships.communityId, communityId))
  const onCall = await tx
    .select({ phone: onCallNumbers.phone })
    .from(onCallNumbers)
    .where(eq(onCallNumbers.communityId, communityId))
  const deskPhone = (await findCommunity(tx, communityId))?.deskPhone
  return {
    knownNames: names.map(({ name }) => name),
    publicPhones: [...onCall.map(({ phone }) => phone), ...(deskPhone ? [deskPhone] : [])],
  }
}
