import { type CommunityPolicy, canonicalJson, checkPolicy, TEMPLATE_KEYS } from '@juwuye/domain'
import { policyFaultSentence, TEMPLATE_FAULTS, TEMPLATE_FIELDS } from '@juwuye/messages'
import type { FieldProblem } from '@juwuye/types'
import type { changePolicyBody } from '@juwuye/types/schemas'
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { invalidField, Refusal } from '../../../platform/http/refusal.ts'
import type { Actor } from '../../../platform/http/session.ts'
import type { MessageTemplate } from '../../../platform/wechat/templates.ts'
import { requirePolicyMaker } from '../administration.ts'
import { communityPolicies } from '../community-policies.table.ts'
import { holdEditions, policyInForce } from '../community-policy.ts'

export type PolicyChange = z.output<typeof changePolicyBody> & { readonly communityId: string }

const invalid = (fields: readonly FieldProblem[]) => new Refusal('invalid-input', { fields })

function requireSound(policy: CommunityPolicy): void {
  const faults = checkPolicy(policy)
  if (faults.length === 0) return
  throw invalid(
    faults.map((fault) => ({ path: `policy.${fault.path}`, code: fault.code, message: policyFaultSentence(fault) })),
  )
}

/** A message fills just these fields; WeChat refuses it where the template wants others. */
const FILLED = Object.values(TEMPLATE_FIELDS).sort()

function templateFaults(policy: CommunityPolicy, known: readonly MessageTemplate[]): FieldProblem[] {
  return TEMPLATE_KEYS.flatMap((key): FieldProblem[] => {
    const id = policy.templates[key]
    if (id === null) return []
    const template = known.find((one) => one.id === id)
    const fits = template && [...template.fields].sort().join() === FILLED.join()
    const code = !template ? 'template-unknown' : fits ? null : 'template-fields'
    return code === null ? [] : [{ path: `policy.templates.${key}`, code, message: TEMPLATE_FAULTS[code] }]
  })
}

/**
 * The policy in force. Nobody changed it since that edition; what only changed numbers to ring is in nobody's way.
 *
 * @throws Refusal policy-changed; invalid-input for an edition that there is not yet
 */
async function requireLatest(tx: Tx, communityId: string, edition: number) {
  const [newer] = await tx
    .select({ by: communityPolicies.changedByName, edition: communityPolicies.edition })
    .from(communityPolicies)
    .where(
      and(
        eq(communityPolicies.communityId, communityId),
        gt(communityPolicies.edition, edition),
        isNull(communityPolicies.onCall),
      ),
    )
    .orderBy(desc(communityPolicies.edition))
    .limit(1)
  if (newer) throw new Refusal('policy-changed', { params: { by: newer.by, edition: newer.edition } })
  const inForce = await policyInForce(tx, communityId)
  if (edition > inForce.edition) throw invalidField('edition', 'out-of-range')
  return inForce
}

/**
 * Puts another edition in force, for clocks that start from then on. Templates are looked up in WeChat's own list first,
 * where they changed; that is asked outside the transaction.
 *
 * @throws Refusal not-found, forbidden; policy-changed when somebody was quicker; invalid-input with every fault;
 *   nothing-changes; wechat-unreachable when templates cannot be looked up
 */
export async function changePolicy(deps: Deps, actor: Actor, change: PolicyChange): Promise<void> {
  const { communityId, policy, reason } = change
  const now = deps.clock.now()
  const inside = <T>(fn: (tx: Tx) => Promise<T>) =>
    inCommunity(deps.db.api, { communityId, personId: actor.personId }, fn)
  const before = await inside(async (tx) => {
    await requirePolicyMaker(tx, communityId, actor, now)
    return (await requireLatest(tx, communityId, change.edition)).policy
  })
  requireSound(policy)
  if (canonicalJson(before) === canonicalJson(policy)) throw new Refusal('nothing-changes')
  if (TEMPLATE_KEYS.some((key) => policy.templates[key] !== before.templates[key])) {
    const faults = templateFaults(policy, await deps.wechat.listTemplates())
    if (faults.length > 0) throw invalid(faults)
  }
  await inside(async (tx) => {
    const changedByName = await requirePolicyMaker(tx, communityId, actor, now)
    await holdEditions(tx, communityId)
    const latest = await requireLatest(tx, communityId, change.edition)
    await tx.insert(communityPolicies).values({
      communityId,
      edition: latest.edition + 1,
      policy,
      reason,
      changedBy: actor.personId,
      changedByName,
      changedAt: now,
    })
  })
}
