import { type CommunityPolicy, DEFAULT_POLICY } from '@juwuye/domain'
import { desc, eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { asked, prepared } from '../../platform/db/prepared.ts'
import { communities } from './communities.table.ts'
import { communityPolicies } from './community-policies.table.ts'

const latestEdition = prepared((tx) =>
  tx
    .select({ edition: communityPolicies.edition, policy: communityPolicies.policy })
    .from(communityPolicies)
    .where(eq(communityPolicies.communityId, asked('communityId')))
    .orderBy(desc(communityPolicies.edition))
    .limit(1),
)

/** The edition in force (0 before the first) and what it says. */
export async function policyInForce(
  tx: Tx,
  communityId: string,
): Promise<{ readonly edition: number; readonly policy: CommunityPolicy }> {
  const [row] = await latestEdition(tx, { communityId })
  return row ? { edition: row.edition, policy: completed(row.policy) } : { edition: 0, policy: DEFAULT_POLICY }
}

/** What a later build added, with its default. */
export function completed(policy: CommunityPolicy): CommunityPolicy {
  return { ...DEFAULT_POLICY, ...policy, deadlines: { ...DEFAULT_POLICY.deadlines, ...policy.deadlines } }
}

/** Editions are written one after the other: whoever comes second waits here, and then looks at what the first did. */
export async function holdEditions(tx: Tx, communityId: string): Promise<void> {
  const row = tx.select({ id: communities.id }).from(communities).where(eq(communities.id, communityId))
  await row.for('no key update')
}
