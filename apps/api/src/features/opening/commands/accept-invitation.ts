import { ROLE_LABELS } from '@juwuye/messages'
import type { InvitationAccepted } from '@juwuye/types'
import type { acceptInvitationBody } from '@juwuye/types/schemas'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { asPerson, inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Actor } from '../../../platform/http/session.ts'
import { actorAround, insertMembership, noteStep } from '../../communities/index.ts'
import { noteNewConsent } from '../../consents/index.ts'
import { appointOfficer, personName, regionOfficesOf, setDisplayName } from '../../identity/index.ts'
import { requireCommunityOf, requireOffer, requireRegionOffer } from '../find-offer.ts'
import { hashCode, isRegionCode } from '../invitation-code.ts'
import type { InvitationRow } from '../invitation-view.ts'
import { invitations, invitationUses, regionInvitations } from '../opening.table.ts'

type Acceptance = z.output<typeof acceptInvitationBody>

/**
 * Becomes what the code offers, once each. Of two at once who hold the same code one is let in, and the other is told.
 *
 * @throws Refusal invitation-unknown; invitation-ended, -revoked, -used, -void; already-member
 */
export function acceptInvitation(deps: Deps, actor: Actor, input: Acceptance): Promise<InvitationAccepted> {
  if (isRegionCode(input.code)) return serveRegion(deps, actor, input)
  const { personId } = actor
  const communityId = requireCommunityOf(input.code)
  const now = deps.clock.now()
  return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    if (await cameBefore(tx, communityId, personId, input.code)) return { communityId }
    const row = await requireOffer(tx, communityId, { personId, code: input.code }, now)
    const { role, partyId, office, estateId, looksAfter, madeBy } = row
    const viewer = await actorAround(tx, communityId, personId, now)
    const is = viewer.memberships.some((held) => held.role === role && held.partyId === partyId)
    if (is && looksAfter.length === 0) throw new Refusal('already-member')
    const { displayName } = input
    const granted = { communityId, personId, displayName, role, partyId, office, estateId, looksAfter }
    const membershipId = await insertMembership(tx, deps.ids, granted, { grantedBy: madeBy, now })
    await useUp(tx, row, { personId, personName: displayName, membershipId, at: now })
    await agreed(deps, tx, personId, input, now)
    const step = { step: 'invitationAccepted', personId, personName: displayName, at: now } as const
    await noteStep(tx, deps.ids, { communityId, ...step, about: ROLE_LABELS[role] })
    return { communityId }
  })
}

/** The answer was lost, and they try again; or they sent it twice at once, and the second has waited here for the first. */
async function cameBefore(tx: Tx, communityId: string, personId: string, code: string): Promise<boolean> {
  const [held] = await tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.communityId, communityId), eq(invitations.codeHash, hashCode(code))))
    .for('update')
  if (!held) return false
  const uses = await tx.$count(
    invitationUses,
    and(
      eq(invitationUses.communityId, communityId),
      eq(invitationUses.invitationId, held.id),
      eq(invitationUses.personId, personId),
    ),
  )
  return uses > 0
}

interface Use {
  readonly personId: string
  readonly personName: string
  readonly membershipId: string
  readonly at: number
}

async function useUp(tx: Tx, { communityId, id, used }: InvitationRow, use: Use): Promise<void> {
  await tx.insert(invitationUses).values({ communityId, invitationId: id, ...use })
  await tx
    .update(invitations)
    .set({ used: used + 1 })
    .where(and(eq(invitations.communityId, communityId), eq(invitations.id, id)))
}

async function agreed(deps: Deps, tx: Tx, personId: string, { guide, displayName }: Acceptance, now: number) {
  if (guide !== undefined) {
    const said = { personId, matter: 'privacyGuide', given: true, about: String(guide), now } as const
    await noteNewConsent(tx, deps.ids, said)
  }
  if ((await personName(tx, personId)) === '') await setDisplayName(tx, personId, displayName)
}

/** An office in a town or city. */
function serveRegion(deps: Deps, { personId }: Actor, input: Acceptance): Promise<InvitationAccepted> {
  const now = deps.clock.now()
  return asPerson(deps.db.api, personId, async (tx) => {
    if (await servesAlready(tx, personId, input.code, now)) return { communityId: null }
    const { id, regionId, role } = await requireRegionOffer(tx, input.code, now)
    await tx.update(regionInvitations).set({ usedAt: now }).where(eq(regionInvitations.id, id))
    await appointOfficer(tx, { personId, regionId, role }, now)
    await agreed(deps, tx, personId, input, now)
    return { communityId: null }
  })
}

/** What the code offers they are; also where the answer was lost, and they try again. */
async function servesAlready(tx: Tx, personId: string, code: string, now: number): Promise<boolean> {
  const [offer] = await tx
    .select({ regionId: regionInvitations.regionId, role: regionInvitations.role })
    .from(regionInvitations)
    .where(eq(regionInvitations.codeHash, hashCode(code)))
    .for('update')
  if (!offer) return false
  const offices = await regionOfficesOf(tx, personId, now)
  return offices.some(({ regionId, role }) => regionId === offer.regionId && role === offer.role)
}
