import { type CommunityPolicy, DEFAULT_POLICY } from '@juwuye/domain'
import { onCallChangeLine, policyChangeLines } from '@juwuye/messages'
import type { PolicyHistory, PolicyView } from '@juwuye/types'
import { and, desc, eq, lt } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { invalidField } from '../../platform/http/refusal.ts'
import { mayChangePolicy } from './administration.ts'
import { estatesOf } from './communities.queries.ts'
import { communityPolicies } from './community-policies.table.ts'
import { completed, policyInForce } from './community-policy.ts'
import type { ActorAround } from './people-around.ts'

type EditionRow = typeof communityPolicies.$inferSelect

/** What is in force, with the numbers to ring. */
export async function presentPolicy(tx: Tx, communityId: string, viewer: ActorAround): Promise<PolicyView> {
  const estates = await estatesOf(tx, communityId)
  return {
    ...(await policyInForce(tx, communityId)),
    onCall: estates.map(({ id, name, onCall }) => ({ estateId: id, estate: name, numbers: onCall })),
    mayChange: mayChangePolicy(viewer),
  }
}

function changesOf({ policy, onCall }: EditionRow, before: CommunityPolicy): string[] {
  if (onCall) return [onCallChangeLine(onCall.estate, onCall.before, onCall.after)]
  return policyChangeLines(before, completed(policy))
}

const EDITION = /^[1-9]\d{0,8}$/

/** A page of editions, newest first; the cursor is the last edition of the page before. */
export async function listEditions(
  tx: Tx,
  communityId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<PolicyHistory> {
  if (cursor !== undefined && !EDITION.test(cursor)) throw invalidField('cursor', 'invalid')
  const rows = await tx
    .select()
    .from(communityPolicies)
    .where(
      and(
        eq(communityPolicies.communityId, communityId),
        cursor === undefined ? undefined : lt(communityPolicies.edition, Number(cursor)),
      ),
    )
    .orderBy(desc(communityPolicies.edition))
    .limit(limit + 1)
  const shown = rows.slice(0, limit)
  return {
    items: shown.map((row, i) => {
      const before = rows[i + 1]
      return {
        edition: row.edition,
        by: row.changedByName,
        at: row.changedAt,
        reason: row.reason,
        changes: changesOf(row, before ? completed(before.policy) : DEFAULT_POLICY),
      }
    }),
    nextCursor: rows.length > limit ? String(shown.at(-1)?.edition) : null,
  }
}
