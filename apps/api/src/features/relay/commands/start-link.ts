import { DAY, LIMITS } from '@juwuye/domain'
import type { claimEntryBody, linkNeighbourBody } from '@juwuye/types/schemas'
import { and, count, eq, gte, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { fieldProblem, Refusal } from '../../../platform/http/refusal.ts'
import { whistleHash } from '../../cases/index.ts'
import { actorAround, memberships, requireBelonging, residentsInSight } from '../../communities/index.ts'
import { getKeptNeighbour, type NeighbourAddress } from '../find-neighbour.ts'
import { neighbourLinks } from '../neighbours.table.ts'

interface Claim {
  readonly communityId: string
  readonly personId: string
  readonly input: z.output<typeof claimEntryBody>
}

/** Taken before under this id. @throws Refusal not-found for another's; idempotency-conflict for another body */
async function isTaken(tx: Tx, communityId: string, id: string, by: { startedById: string; bodyHash: string }) {
  const [known] = await tx
    .select({ startedById: neighbourLinks.startedById, bodyHash: neighbourLinks.bodyHash })
    .from(neighbourLinks)
    .where(and(eq(neighbourLinks.communityId, communityId), eq(neighbourLinks.id, id)))
  if (!known) return false
  if (known.startedById !== by.startedById) throw new Refusal('not-found')
  if (known.bodyHash !== by.bodyHash) throw new Refusal('idempotency-conflict')
  return true
}

const residence = (communityId: string) =>
  and(eq(memberships.communityId, communityId), eq(memberships.role, 'resident'), isNull(memberships.validTo))

/**
 * "Somebody relays for me under this name." Whether there is such an entry, the answer does not tell: a building head or
 * social worker looks whether it is them.
 *
 * @throws Refusal not-found, not-resident-of-estate, claim-limit
 */
export function claimEntry(deps: Deps, { communityId, personId, input }: Claim): Promise<void> {
  const now = deps.clock.now()
  const bodyHash = whistleHash(input)
  return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    requireBelonging(await actorAround(tx, communityId, personId, now))
    const [home] = await tx
      .select({ buildingId: memberships.buildingId, name: memberships.displayName })
      .from(memberships)
      .where(and(residence(communityId), eq(memberships.personId, personId)))
      // one at a time, so that the same sent twice at once is there once, and two at once cannot both be the last one allowed
      .for('update')
    if (await isTaken(tx, communityId, input.id, { startedById: personId, bodyHash })) return
    if (!home?.buildingId) throw new Refusal('not-resident-of-estate')
    const [made] = await tx
      .select({ n: count() })
      .from(neighbourLinks)
      .where(
        and(
          eq(neighbourLinks.communityId, communityId),
          eq(neighbourLinks.personId, personId),
          eq(neighbourLinks.startedBy, 'person'),
          gte(neighbourLinks.startedAt, now - LIMITS.claimDays * DAY),
        ),
      )
    if ((made?.n ?? 0) >= LIMITS.claims) throw new Refusal('claim-limit', { params: { limit: LIMITS.claims } })
    await tx.insert(neighbourLinks).values({
      communityId,
      id: input.id,
      bodyHash,
      personId,
      personName: home.name,
      buildingId: home.buildingId,
      saidName: input.name,
      startedBy: 'person',
      startedById: personId,
      startedAt: now,
      reason: '',
      whistles: 0,
    })
  })
}

/**
 * "They have joined: they are this resident." Waits for the resident's own word.
 *
 * @throws Refusal not-found, forbidden, neighbour-linked; invalid-input for a resident that is not in sight
 */
export function linkNeighbour(
  deps: Deps,
  address: NeighbourAddress,
  input: z.output<typeof linkNeighbourBody>,
): Promise<void> {
  const { communityId, personId } = address
  const now = deps.clock.now()
  const bodyHash = whistleHash({ ...input, neighbourId: address.neighbourId })
  return inCommunity(deps.db.api, address, async (tx) => {
    const { row, viewer } = await getKeptNeighbour(tx, address, now)
    if (await isTaken(tx, communityId, input.id, { startedById: personId, bodyHash })) return
    if (row.personId !== null) throw new Refusal('neighbour-linked')
    const [resident] = await tx
      .select({ personId: memberships.personId, name: memberships.displayName, buildingId: memberships.buildingId })
      .from(memberships)
      .where(and(residence(communityId), eq(memberships.id, input.membershipId), residentsInSight(viewer)))
    if (!resident?.buildingId || resident.personId === personId) {
      throw new Refusal('invalid-input', { fields: [fieldProblem('membershipId', 'not-a-choice')] })
    }
    await tx.insert(neighbourLinks).values({
      communityId,
      id: input.id,
      bodyHash,
      neighbourId: row.id,
      personId: resident.personId,
      personName: resident.name,
      buildingId: resident.buildingId,
      saidName: row.name,
      startedBy: 'keeper',
      startedById: personId,
      startedAt: now,
      reason: '',
      whistles: 0,
    })
  })
}
