import { invitationState, mayInvite } from '@juwuye/domain'
import type { InvitationOffer } from '@juwuye/types'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { asPerson, inCommunity, repin } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { actorAround, familyName, findCommunity, holdMemberships, regions } from '../communities/index.ts'
import { communityOfCode, hashCode, isRegionCode } from './invitation-code.ts'
import { type InvitationRow, offeredBy } from './invitation-view.ts'
import { invitations, invitationUses, regionInvitations } from './opening.table.ts'

/** Whoever has a code, and what it is. */
export interface Holder {
  readonly personId: string
  readonly code: string
}

/**
 * What the holder of this code would become, before they say yes.
 *
 * @throws Refusal invitation-unknown; invitation-ended, -revoked, -used, -void
 */
export async function lookAtInvitation(deps: Deps, holder: Holder): Promise<InvitationOffer> {
  const now = deps.clock.now()
  if (isRegionCode(holder.code)) {
    return asPerson(deps.db.api, holder.personId, async (tx) => {
      const { region, role, endsAt } = await requireRegionOffer(tx, holder.code, now)
      const nothing = { communityId: null, party: null, office: null, estate: null, buildings: [], by: null }
      return { ...nothing, where: region.name, within: region.within, role, endsAt }
    })
  }
  const communityId = requireCommunityOf(holder.code)
  return inCommunity(deps.db.api, { communityId, personId: holder.personId }, async (tx) => {
    const row = await requireOffer(tx, communityId, holder, now)
    const community = await findCommunity(tx, communityId)
    const offered = await offeredBy(tx, communityId, [row])
    const where = { communityId, where: community?.name ?? '', within: community?.town ?? null }
    return { ...where, role: row.role, ...offered(row), by: row.madeByName, endsAt: row.endsAt }
  })
}

/** @throws Refusal invitation-unknown */
export function requireCommunityOf(code: string): string {
  const communityId = communityOfCode(code)
  if (communityId === undefined) throw new Refusal('invitation-unknown')
  return communityId
}

/**
 * The invitation behind a code that is good now, held: nobody else uses it meanwhile. Whoever made it must still be one
 * who may; they are held too.
 */
export async function requireOffer(
  tx: Tx,
  communityId: string,
  { code, personId }: Holder,
  now: number,
): Promise<InvitationRow> {
  const [row] = await tx
    .select()
    .from(invitations)
    .where(and(eq(invitations.communityId, communityId), eq(invitations.codeHash, hashCode(code))))
    .for('update')
  if (!row) throw new Refusal('invitation-unknown')
  const state = invitationState(row, now)
  if (state === 'used') throw new Refusal('invitation-used', { params: { by: await lastBy(tx, row) } })
  if (state !== 'open') throw new Refusal(`invitation-${state}`)
  await holdMemberships(tx, communityId, row.madeBy)
  // whether they serve the town stands in their own plane
  await repin(tx, { personId: row.madeBy })
  const maker = await actorAround(tx, communityId, row.madeBy, now)
  await repin(tx, { personId })
  if (!mayInvite(maker, row.role)) throw new Refusal('invitation-void')
  return row
}

/** The family name of who was first, where it was good for one. */
async function lastBy(tx: Tx, { communityId, id, uses }: InvitationRow): Promise<string> {
  if (uses > 1) return ''
  const [use] = await tx
    .select({ name: invitationUses.personName })
    .from(invitationUses)
    .where(and(eq(invitationUses.communityId, communityId), eq(invitationUses.invitationId, id)))
  return use ? familyName(use.name) : ''
}

/** @throws Refusal invitation-unknown; invitation-ended, -revoked, -used */
export async function requireRegionOffer(tx: Tx, code: string, now: number) {
  const [row] = await tx
    .select()
    .from(regionInvitations)
    .where(eq(regionInvitations.codeHash, hashCode(code)))
    .for('update')
  if (!row) throw new Refusal('invitation-unknown')
  const { endsAt, revokedAt, usedAt } = row
  const state = invitationState({ endsAt, revokedAt, uses: 1, used: usedAt === null ? 0 : 1 }, now)
  if (state !== 'open') throw new Refusal(`invitation-${state}`, { params: { by: '' } })
  return { ...row, region: await regionName(tx, row.regionId) }
}

async function regionName(tx: Tx, regionId: string): Promise<{ name: string; within: string | null }> {
  const [region] = await tx.select().from(regions).where(eq(regions.id, regionId))
  const above = region?.parentId
  const [city] = above ? await tx.select({ name: regions.name }).from(regions).where(eq(regions.id, above)) : []
  return { name: region?.name ?? '', within: city?.name ?? null }
}
