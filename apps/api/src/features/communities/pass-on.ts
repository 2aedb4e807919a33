import type { SuccessorChoice } from '@juwuye/types'
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import type { Ids } from '../../platform/ids.ts'
import { attendances, type MembershipEnding, membershipBuildings, memberships } from './communities.table.ts'
import type { Leaving } from './leaving.ts'
import { fittingMembership } from './successors.ts'

/** Ends the membership and the duty done by it; what it granted is gone with the next request. */
export async function closeMembership(tx: Tx, leaving: Leaving, ending: MembershipEnding, now: number): Promise<void> {
  const { communityId, id } = leaving.membership
  await tx
    .update(memberships)
    .set({ validTo: now, ending, endsAt: null, planned: null, version: sql`${memberships.version} + 1` })
    .where(and(eq(memberships.communityId, communityId), eq(memberships.id, id)))
  if (!leaving.duty) return
  await tx
    .update(attendances)
    .set({ checkedOutAt: Math.min(now, leaving.duty.until) })
    .where(and(eq(attendances.communityId, communityId), eq(attendances.id, leaving.duty.id)))
}

/** Makes the successor the same where they are not yet, and gives them the buildings. */
export async function passOn(
  tx: Tx,
  ids: Ids,
  leaving: Leaving,
  successor: SuccessorChoice,
  { grantedBy, now }: { grantedBy: string; now: number },
): Promise<void> {
  const { communityId, role, partyId, office, estateId } = leaving.membership
  const id = successor.joins ? ids.uuid() : await membershipOf(tx, leaving, successor, now)
  if (successor.joins) {
    await tx.insert(memberships).values({
      communityId,
      id,
      personId: successor.personId,
      displayName: successor.name,
      role,
      partyId,
      office,
      estateId,
      validFrom: now,
      confirmedBy: grantedBy,
      confirmedAt: now,
      version: 1,
    })
  }
  const cared = leaving.looksAfter.map((building) => ({ communityId, membershipId: id, buildingId: building.id }))
  if (cared.length > 0) await tx.insert(membershipBuildings).values(cared).onConflictDoNothing()
}

async function membershipOf(tx: Tx, leaving: Leaving, { personId }: SuccessorChoice, now: number): Promise<string> {
  const [row] = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(fittingMembership(leaving, personId, now))
    .orderBy(memberships.id)
    .limit(1)
  if (!row) throw new Error('who fits has the membership')
  return row.id
}
