import { type JoinLevel, type Office, PARTY_KIND_OF_ROLE, type Role } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity, repin } from '../../../platform/db/tenant.ts'
import { invalidField } from '../../../platform/http/refusal.ts'
import type { Actor } from '../../../platform/http/session.ts'
import type { Ids } from '../../../platform/ids.ts'
import { rememberCommunity } from '../../identity/index.ts'
import { requireAdministrator } from '../administration.ts'
import { membershipBuildings, memberships, parties } from '../communities.table.ts'

export interface NewMembership {
  communityId: string
  personId: string
  /** How the person is called in this capacity. */
  displayName: string
  role: Role
  partyId?: string | null
  office?: Office | null
  /** Residents only. */
  level?: JoinLevel | null
  estateId?: string | null
  buildingId?: string | null
  /** Building heads only. */
  looksAfter?: readonly string[]
}

/**
 * Makes a person something in the community. Its desk or its town does it.
 *
 * @returns the membership's id
 * @throws Refusal not-found, forbidden; invalid-input when the role cannot act for that party
 */
export async function grantMembership(deps: Deps, actor: Actor, input: NewMembership): Promise<string> {
  const now = deps.clock.now()
  const { communityId } = input
  return inCommunity(deps.db.api, { communityId, personId: actor.personId }, async (tx) => {
    await requireAdministrator(tx, communityId, actor, now)
    if (input.partyId) await requireFittingParty(tx, communityId, input.partyId, input.role)
    return insertMembership(tx, deps.ids, input, { grantedBy: actor.personId, now })
  })
}

/**
 * Writes the membership and, in the person's own plane, where to find it: one that nobody finds would be as good as none.
 * Leaves the transaction pinned to the person.
 */
export async function insertMembership(
  tx: Tx,
  ids: Ids,
  input: NewMembership,
  { grantedBy, now }: { grantedBy: string; now: number },
): Promise<string> {
  const { communityId, personId } = input
  const id = ids.uuid()
  await tx.insert(memberships).values({
    communityId,
    id,
    personId,
    displayName: input.displayName,
    role: input.role,
    partyId: input.partyId ?? null,
    office: input.office ?? null,
    level: input.level ?? null,
    estateId: input.estateId ?? null,
    buildingId: input.buildingId ?? null,
    validFrom: now,
    validTo: null,
    confirmedBy: grantedBy,
    confirmedAt: now,
    version: 1,
  })
  const cared = (input.looksAfter ?? []).map((buildingId) => ({ communityId, membershipId: id, buildingId }))
  if (cared.length > 0) await tx.insert(membershipBuildings).values(cared)
  await repin(tx, { personId })
  await rememberCommunity(tx, personId, communityId, now)
  return id
}

/** @throws Refusal invalid-input for a party that is not there or that the role cannot act for */
export async function requireFittingParty(tx: Tx, communityId: string, partyId: string, role: Role): Promise<void> {
  const [party] = await tx
    .select({ kind: parties.kind })
    .from(parties)
    .where(and(eq(parties.communityId, communityId), eq(parties.id, partyId)))
  if (!party || !PARTY_KIND_OF_ROLE[role]?.includes(party.kind)) throw invalidField('partyId', 'not-a-choice')
}
