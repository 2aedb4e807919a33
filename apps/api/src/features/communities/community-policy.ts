import { type CommunityPolicy, DEFAULT_POLICY } from '@juwuye/domain'
import { desc, eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { communityPolicies } from './community-policies.table.ts'

/** The edition in force (0 before the first) and what it says; what a later build adds has its default. */
export async function policyInForce(
  tx: Tx,
  communityId: string,
): Promise<{ readonly edition: number; readonly policy: CommunityPolicy }> {
  const [row] = await tx
    .select({ edition: communityPolicies.edition, policy: communityPolicies.policy })
    .from(communityPolicies)
    .where(eq(communityPolicies.communityId, communityId))
    .orderBy(desc(communityPolicies.edition))
    .limit(1)
  if (!row) return { edition: 0, policy: DEFAULT_POLICY }
  const { deadlines } = row.policy
  return {
    edition: row.edition,
    policy: { ...DEFAULT_POLICY, ...row.policy, deadlines: { ...DEFAULT_POLICY.deadlines, ...deadlines } },
  }
}
