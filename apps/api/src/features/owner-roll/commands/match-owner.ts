import type { UnitView } from '@juwuye/types'
import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import {
  memberships,
  noteStep,
  settleLevels,
  type UnitOwnerRow,
  type UnitRow,
  unitOwners,
  units,
} from '../../communities/index.ts'
import { holdUnit, type UnitAddress } from '../hold-unit.ts'
import { shownAsOne } from '../present-units.ts'

interface OwnerAddress extends UnitAddress {
  readonly ownerId: string
}

/**
 * "This resident is this owner", by the word of somebody of the desk, who does not say it of themself. Saying it twice is
 * saying it once.
 *
 * @throws Refusal not-found, forbidden; owner-matched when the owner is somebody else already; resident-not-confirmed,
 *   owner-other-estate
 */
export function matchOwner(deps: Deps, address: OwnerAddress, membershipId: string): Promise<UnitView> {
  const { communityId, personId } = address
  const now = deps.clock.now()
  return inCommunity(deps.db.api, address, async (tx) => {
    const { row, by, about } = await holdUnit(tx, address, now)
    const owner = await getOwner(tx, address)
    const resident = await holdResident(tx, communityId, membershipId)
    if (resident.personId === personId) throw new Refusal('forbidden')
    if (owner.personId !== null && owner.personId !== resident.personId)
      throw new Refusal('owner-matched', { params: { by: owner.matchedByName ?? '' } })
    if (resident.level === 'declared') throw new Refusal('resident-not-confirmed')
    if (resident.estateId !== row.estateId) throw new Refusal('owner-other-estate')
    if (owner.personId !== null) return shownAsOne(deps, tx, row)
    const match = { personId: resident.personId, matchedBy: personId, matchedByName: by.name, matchedAt: now }
    const changed = await settled(tx, row, owner, match, [resident.personId])
    const step = { step: 'ownerMatched', personId, personName: by.name, at: now, about, subjectId: row.id } as const
    await noteStep(tx, deps.ids, { communityId, ...step })
    return shownAsOne(deps, tx, changed)
  })
}

/** Takes it back. Twice is once. @throws Refusal not-found, forbidden */
export function unmatchOwner(deps: Deps, address: OwnerAddress): Promise<UnitView> {
  const { communityId, personId } = address
  const now = deps.clock.now()
  return inCommunity(deps.db.api, address, async (tx) => {
    const { row, by, about } = await holdUnit(tx, address, now)
    const owner = await getOwner(tx, address)
    if (owner.personId === null) return shownAsOne(deps, tx, row)
    const nobody = { personId: null, matchedBy: null, matchedByName: null, matchedAt: null }
    const changed = await settled(tx, row, owner, nobody, [owner.personId])
    const step = { step: 'ownerUnmatched', personId, personName: by.name, at: now, about, subjectId: row.id } as const
    await noteStep(tx, deps.ids, { communityId, ...step })
    return shownAsOne(deps, tx, changed)
  })
}

async function getOwner(tx: Tx, { communityId, unitId, ownerId }: OwnerAddress): Promise<UnitOwnerRow> {
  const [owner] = await tx
    .select()
    .from(unitOwners)
    .where(and(eq(unitOwners.communityId, communityId), eq(unitOwners.unitId, unitId), eq(unitOwners.id, ownerId)))
  if (!owner) throw new Refusal('not-found')
  return owner
}

async function holdResident(tx: Tx, communityId: string, membershipId: string) {
  const [resident] = await tx
    .select({ personId: memberships.personId, level: memberships.level, estateId: memberships.estateId })
    .from(memberships)
    .where(
      and(
        eq(memberships.communityId, communityId),
        eq(memberships.id, membershipId),
        eq(memberships.role, 'resident'),
        isNull(memberships.validTo),
      ),
    )
    .for('update')
  if (!resident) throw new Refusal('not-found')
  return resident
}

type Match = Pick<UnitOwnerRow, 'personId' | 'matchedBy' | 'matchedByName' | 'matchedAt'>

async function settled(
  tx: Tx,
  { communityId, id, version }: UnitRow,
  owner: UnitOwnerRow,
  match: Match,
  people: readonly string[],
): Promise<UnitRow> {
  await tx
    .update(unitOwners)
    .set(match)
    .where(and(eq(unitOwners.communityId, communityId), eq(unitOwners.unitId, id), eq(unitOwners.id, owner.id)))
  const [changed] = await tx
    .update(units)
    .set({ version: version + 1 })
    .where(and(eq(units.communityId, communityId), eq(units.id, id)))
    .returning()
  await settleLevels(tx, communityId, people)
  if (!changed) throw new Error('a unit that is held is there')
  return changed
}
