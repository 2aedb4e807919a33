import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { isUniqueViolation } from '../../../platform/db/pg-error.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Actor } from '../../../platform/http/session.ts'
import { noteNewConsent } from '../../consents/index.ts'
import { findPerson, rememberCommunity, setDisplayName } from '../../identity/index.ts'
import { buildings, communities, estates, memberships } from '../communities.table.ts'

export interface Residence {
  communityId: string
  estateId: string
  buildingId: string
  displayName: string
  /** Edition of the privacy guide that was agreed to with it. */
  guide?: number | undefined
}

/**
 * "I live here": makes the person a declared resident at once. One residence per community; the same again changes
 * nothing, another place replaces it and starts as declared.
 *
 * @throws Refusal not-found for the community; estate-unknown, building-unknown
 */
export async function declareResidence(deps: Deps, actor: Actor, input: Residence): Promise<void> {
  try {
    await declareOnce(deps, actor, input)
  } catch (error) {
    // the same person twice at the same moment: the other one is through now, so this finds it
    if (!isUniqueViolation(error, 'memberships_one_residence')) throw error
    await declareOnce(deps, actor, input)
  }
}

function declareOnce(deps: Deps, { personId }: Actor, input: Residence): Promise<void> {
  const now = deps.clock.now()
  const { communityId, estateId, buildingId, displayName, guide } = input
  return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    await requirePlace(tx, input)
    const mine = and(
      eq(memberships.communityId, communityId),
      eq(memberships.personId, personId),
      eq(memberships.role, 'resident'),
      isNull(memberships.validTo),
    )
    const [current] = await tx.select().from(memberships).where(mine).for('update')
    if (current?.estateId === estateId && current.buildingId === buildingId) {
      if (current.displayName !== displayName) {
        await tx
          .update(memberships)
          .set({ displayName, version: current.version + 1 })
          .where(mine)
      }
    } else {
      if (current)
        await tx
          .update(memberships)
          .set({ validTo: now, version: current.version + 1 })
          .where(mine)
      await tx.insert(memberships).values({
        communityId,
        id: deps.ids.uuid(),
        personId,
        displayName,
        role: 'resident',
        level: 'declared',
        estateId,
        buildingId,
        validFrom: now,
        version: 1,
      })
    }
    if (guide !== undefined) {
      const said = { personId, matter: 'privacyGuide', given: true, about: String(guide), now } as const
      await noteNewConsent(tx, deps.ids, said)
    }
    await rememberCommunity(tx, personId, communityId, now)
    const person = await findPerson(tx, personId)
    if (person?.displayName === '') await setDisplayName(tx, personId, displayName)
  })
}

async function requirePlace(tx: Tx, { communityId, estateId, buildingId }: Residence): Promise<void> {
  const [community] = await tx.select({ id: communities.id }).from(communities).where(eq(communities.id, communityId))
  if (!community) throw new Refusal('not-found')
  const [estate] = await tx
    .select({ id: estates.id })
    .from(estates)
    .where(and(eq(estates.communityId, communityId), eq(estates.id, estateId)))
  if (!estate) throw new Refusal('estate-unknown')
  const [building] = await tx
    .select({ id: buildings.id })
    .from(buildings)
    .where(and(eq(buildings.communityId, communityId), eq(buildings.estateId, estateId), eq(buildings.id, buildingId)))
  if (!building) throw new Refusal('building-unknown')
}
