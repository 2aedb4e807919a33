import type { onCallBody } from '@juwuye/types/schemas'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { fieldProblem, invalidField, Refusal } from '../../../platform/http/refusal.ts'
import type { Actor } from '../../../platform/http/session.ts'
import { requirePolicyMaker } from '../administration.ts'
import { estates, onCallNumbers } from '../communities.table.ts'
import { communityPolicies } from '../community-policies.table.ts'
import { holdEditions, policyInForce } from '../community-policy.ts'
import { noteStep, whoDidLast } from '../note-step.ts'

const step = 'onCallChanged'

export type OnCallSetting = z.output<typeof onCallBody> & { readonly communityId: string }

/**
 * Whom one rings in an estate at any hour, first number first; takes the place of those there are. Kept in the history
 * as an edition that leaves the policy as it is.
 *
 * @throws Refusal not-found, forbidden; invalid-input without any number; estate-unknown; nothing-changes;
 *   policy-changed where others stood there than on the screen
 */
export async function setOnCall(deps: Deps, actor: Actor, setting: OnCallSetting): Promise<void> {
  const { communityId, estateId, numbers, was } = setting
  const now = deps.clock.now()
  await inCommunity(deps.db.api, { communityId, personId: actor.personId }, async (tx) => {
    const changedByName = await requirePolicyMaker(tx, communityId, actor, now)
    // in danger somebody has to be rung
    if (numbers.length === 0) throw invalidField('numbers', 'too-few', { min: 1 })
    await holdEditions(tx, communityId)
    const [estate] = await tx
      .select({ name: estates.name })
      .from(estates)
      .where(and(eq(estates.communityId, communityId), eq(estates.id, estateId)))
    if (!estate) throw new Refusal('estate-unknown', { fields: [fieldProblem('estateId', 'not-a-choice')] })
    const here = and(eq(onCallNumbers.communityId, communityId), eq(onCallNumbers.estateId, estateId))
    const before = await tx
      .select({ label: onCallNumbers.label, phone: onCallNumbers.phone })
      .from(onCallNumbers)
      .where(here)
      .orderBy(onCallNumbers.position)
    if (JSON.stringify(before) === JSON.stringify(numbers)) throw new Refusal('nothing-changes')
    const { edition, policy } = await policyInForce(tx, communityId)
    if (was && JSON.stringify(before) !== JSON.stringify(was)) {
      const by = (await whoDidLast(tx, { communityId, step, subjectId: estateId })) ?? '别人'
      throw new Refusal('policy-changed', { params: { by, edition } })
    }
    await tx.delete(onCallNumbers).where(here)
    await tx
      .insert(onCallNumbers)
      .values(numbers.map((number, position) => ({ communityId, id: deps.ids.uuid(), estateId, position, ...number })))
    await tx.insert(communityPolicies).values({
      communityId,
      edition: edition + 1,
      policy,
      reason: '',
      onCall: { estate: estate.name, before, after: numbers },
      changedBy: actor.personId,
      changedByName,
      changedAt: now,
    })
    const by = { personId: actor.personId, personName: changedByName, at: now }
    await noteStep(tx, deps.ids, { communityId, step, ...by, about: estate.name, subjectId: estateId })
  })
}
