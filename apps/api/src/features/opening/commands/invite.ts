import { DAY, invitationState, mayInvite, needsParty } from '@juwuye/domain'
import { ROLE_LABELS } from '@juwuye/messages'
import type { inviteBody } from '@juwuye/types/schemas'
import { and, eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import { isUniqueViolation } from '../../../platform/db/pg-error.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { invalidField, Refusal } from '../../../platform/http/refusal.ts'
import {
  type Administrator,
  buildings,
  noteStep,
  partyRefs,
  requireAdministrator,
  requireFittingParty,
} from '../../communities/index.ts'
import { hashCode, makeInvitationCode } from '../invitation-code.ts'
import { type InvitationRow, presentInvitations } from '../invitation-view.ts'
import { invitations } from '../opening.table.ts'

interface Asking {
  readonly communityId: string
  readonly personId: string
}
type Invited = z.output<typeof inviteBody>

/**
 * Offers an office to whoever brings the code. Sent again after an answer that got lost it makes another code, and the
 * first is good no more: nobody can say it a second time.
 *
 * @throws Refusal not-found, forbidden; invalid-input for a party, office or building that does not fit;
 *   idempotency-conflict for an id that is used for something else
 */
export async function invite(deps: Deps, asking: Asking, input: Invited) {
  try {
    return await inviteOnce(deps, asking, input)
  } catch (error) {
    // two at once: the other was quicker, and is there now
    if (!isUniqueViolation(error)) throw error
    return inviteOnce(deps, asking, input)
  }
}

function inviteOnce(deps: Deps, asking: Asking, input: Invited) {
  const { communityId, personId } = asking
  const now = deps.clock.now()
  return inCommunity(deps.db.api, asking, async (tx) => {
    const by = await requireInviter(tx, asking, input.role, now)
    const estateId = await requireFitting(tx, communityId, input)
    const fresh = { code: makeInvitationCode(communityId), endsAt: now + input.days * DAY }
    const known = await holdInvitation(tx, communityId, input.id)
    if (known) {
      if (
        known.madeBy !== personId ||
        !isSame(known, input) ||
        invitationState(known, now) !== 'open' ||
        known.used > 0
      )
        throw new Refusal('idempotency-conflict')
      return renewed(tx, known, by, fresh, now)
    }
    const { id, role, partyId, office, buildingIds: looksAfter, uses } = input
    const made = { madeBy: personId, madeByName: by.name, madeAt: now, endsAt: fresh.endsAt }
    const offer = { communityId, id, role, partyId, office, estateId, looksAfter, uses, used: 0 }
    const [row] = await tx
      .insert(invitations)
      .values({ ...offer, ...made, codeHash: hashCode(fresh.code) })
      .returning()
    if (!row) throw new Error('an invitation just written cannot be read')
    await noteInvitation(deps, tx, row, 'invited', by, now)
    return told(tx, row, by, fresh.code, now)
  })
}

/**
 * Another code for the same offer, with another end; the code before is good no more.
 *
 * @throws Refusal not-found, forbidden; invitation-used, invitation-revoked
 */
export async function inviteAgain(deps: Deps, asking: Asking & { invitationId: string }, days: number) {
  const { communityId, invitationId } = asking
  const now = deps.clock.now()
  return inCommunity(deps.db.api, asking, async (tx) => {
    const { row, by } = await holdOwn(tx, asking, invitationId, now)
    const state = invitationState(row, now)
    if (state === 'used' || state === 'revoked') throw new Refusal(`invitation-${state}`)
    await noteInvitation(deps, tx, row, 'invitedAgain', by, now)
    return renewed(tx, row, by, { code: makeInvitationCode(communityId), endsAt: now + days * DAY }, now)
  })
}

/** Takes it back. Twice is once. @throws Refusal not-found, forbidden; invitation-used */
export async function revokeInvitation(deps: Deps, asking: Asking & { invitationId: string }) {
  const { communityId, personId, invitationId } = asking
  const now = deps.clock.now()
  return inCommunity(deps.db.api, asking, async (tx) => {
    const { row, by } = await holdOwn(tx, asking, invitationId, now)
    const state = invitationState(row, now)
    if (state === 'used') throw new Refusal('invitation-used')
    const ended = { revokedAt: now, revokedBy: personId, revokedByName: by.name }
    if (state !== 'revoked') {
      await tx
        .update(invitations)
        .set(ended)
        .where(and(eq(invitations.communityId, communityId), eq(invitations.id, invitationId)))
      await noteInvitation(deps, tx, row, 'invitationRevoked', by, now)
    }
    const shown = state === 'revoked' ? row : { ...row, ...ended }
    const [invitation] = await presentInvitations(tx, communityId, [shown], by, now)
    return invitation
  })
}

async function requireInviter(tx: Tx, asking: Asking, role: Invited['role'], now: number): Promise<Administrator> {
  const by = await requireAdministrator(tx, asking.communityId, asking, now)
  if (!mayInvite(by, role)) throw new Refusal('forbidden')
  return by
}

async function holdOwn(tx: Tx, asking: Asking, invitationId: string, now: number) {
  const by = await requireAdministrator(tx, asking.communityId, asking, now)
  const row = await holdInvitation(tx, asking.communityId, invitationId)
  if (!row) throw new Refusal('not-found')
  if (!mayInvite(by, row.role)) throw new Refusal('forbidden')
  return { row, by }
}

/** One at a time of what is done with it. */
async function holdInvitation(tx: Tx, communityId: string, id: string): Promise<InvitationRow | undefined> {
  const [row] = await tx
    .select()
    .from(invitations)
    .where(and(eq(invitations.communityId, communityId), eq(invitations.id, id)))
    .for('update')
  return row
}

const isSame = (row: InvitationRow, input: Invited) =>
  row.role === input.role &&
  row.partyId === input.partyId &&
  row.office === input.office &&
  row.uses === input.uses &&
  [...row.looksAfter].sort().join() === [...input.buildingIds].sort().join()

/** @returns the estate of the buildings looked after */
async function requireFitting(tx: Tx, communityId: string, input: Invited): Promise<string | null> {
  const { role, partyId, office, buildingIds } = input
  if (partyId !== null) await requireFittingParty(tx, communityId, partyId, role)
  else if (needsParty(role)) throw invalidField('partyId', 'required')
  else if (office !== null) throw invalidField('office', 'not-a-choice')
  if (role !== 'buildingHead') {
    if (buildingIds.length > 0) throw invalidField('buildingIds', 'not-a-choice')
    return null
  }
  if (buildingIds.length === 0) throw invalidField('buildingIds', 'required')
  const found = await tx
    .select({ estateId: buildings.estateId })
    .from(buildings)
    .where(and(eq(buildings.communityId, communityId), inArray(buildings.id, buildingIds)))
  const [estateId, ...others] = new Set(found.map((building) => building.estateId))
  const known = found.length === new Set(buildingIds).size
  if (!known || estateId === undefined || others.length > 0) throw invalidField('buildingIds', 'not-a-choice')
  return estateId
}

async function renewed(
  tx: Tx,
  row: InvitationRow,
  by: Administrator,
  { code, endsAt }: { code: string; endsAt: number },
  now: number,
) {
  const { communityId, id } = row
  const made = { codeHash: hashCode(code), endsAt, madeBy: by.personId, madeByName: by.name, madeAt: now }
  await tx
    .update(invitations)
    .set(made)
    .where(and(eq(invitations.communityId, communityId), eq(invitations.id, id)))
  return told(tx, { ...row, ...made }, by, code, now)
}

async function told(tx: Tx, row: InvitationRow, by: Administrator, code: string, now: number) {
  const [invitation] = await presentInvitations(tx, row.communityId, [row], by, now)
  if (!invitation) throw new Error('one invitation is shown as one')
  return { invitation, code }
}

async function noteInvitation(
  { ids }: Pick<Deps, 'ids'>,
  tx: Tx,
  { communityId, role, partyId }: InvitationRow,
  step: 'invited' | 'invitedAgain' | 'invitationRevoked',
  by: Administrator,
  at: number,
): Promise<void> {
  const party = partyId === null ? undefined : (await partyRefs(tx, communityId)).get(partyId)?.name
  const about = [party, ROLE_LABELS[role]].filter(Boolean).join(' ')
  await noteStep(tx, ids, { communityId, step, personId: by.personId, personName: by.name, at, about })
}
