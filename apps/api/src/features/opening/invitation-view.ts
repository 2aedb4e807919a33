import { invitationState, mayInvite } from '@juwuye/domain'
import type { Invitation, Invitations } from '@juwuye/types'
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { decodeCursor, encodeCursor, past } from '../../platform/http/cursor.ts'
import { type ActorAround, buildings, estatesOf, partyRefs, requireAdministrator } from '../communities/index.ts'
import { invitations, invitationUses } from './opening.table.ts'

export type InvitationRow = typeof invitations.$inferSelect

interface Asking {
  readonly communityId: string
  readonly personId: string
}

/** Every invitation of the community, newest first; for its desk and its town. @throws Refusal not-found, forbidden */
export function listInvitations(
  deps: Deps,
  asking: Asking,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Invitations> {
  const { communityId } = asking
  const now = deps.clock.now()
  return inCommunity(deps.db.api, asking, async (tx) => {
    const viewer = await requireAdministrator(tx, communityId, asking, now)
    const after = decodeCursor(cursor)
    const beyond = past(after, invitations.madeAt, invitations.id)
    const rows = await tx
      .select()
      .from(invitations)
      .where(and(eq(invitations.communityId, communityId), beyond))
      .orderBy(desc(invitations.madeAt), desc(invitations.id))
      .limit(limit + 1)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      items: await presentInvitations(tx, communityId, shown, viewer, now),
      nextCursor: rows.length > limit && last ? encodeCursor({ at: last.madeAt, id: last.id }) : null,
    }
  })
}

/** What is offered, in words of the community. */
export async function offeredBy(tx: Tx, communityId: string, rows: readonly InvitationRow[]) {
  const parties = await partyRefs(tx, communityId)
  const cared = [...new Set(rows.flatMap(({ looksAfter }) => looksAfter))]
  const named = cared.length === 0 ? [] : await buildingNames(tx, communityId, cared)
  const estates = cared.length === 0 ? [] : await estateNames(tx, communityId)
  return ({ partyId, office, estateId, looksAfter }: InvitationRow) => ({
    party: (partyId !== null && parties.get(partyId)) || null,
    office,
    estate: estates.find(({ id }) => id === estateId)?.name ?? null,
    buildings: named.filter(({ id }) => looksAfter.includes(id)).map(({ name }) => name),
  })
}

const buildingNames = (tx: Tx, communityId: string, ids: readonly string[]) =>
  tx
    .select({ id: buildings.id, name: buildings.name })
    .from(buildings)
    .where(and(eq(buildings.communityId, communityId), inArray(buildings.id, [...ids])))
    .orderBy(buildings.position)

const estateNames = async (tx: Tx, communityId: string) =>
  (await estatesOf(tx, communityId)).map(({ id, name }) => ({ id, name }))

export async function presentInvitations(
  tx: Tx,
  communityId: string,
  rows: readonly InvitationRow[],
  viewer: ActorAround,
  now: number,
): Promise<Invitation[]> {
  if (rows.length === 0) return []
  const offered = await offeredBy(tx, communityId, rows)
  const came = await tx
    .select()
    .from(invitationUses)
    .where(
      and(
        eq(invitationUses.communityId, communityId),
        inArray(
          invitationUses.invitationId,
          rows.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(invitationUses.at)
  return rows.map((row) => {
    const state = invitationState(row, now)
    const mine = mayInvite(viewer, row.role)
    return {
      id: row.id,
      name: row.invitedName,
      role: row.role,
      ...offered(row),
      uses: row.uses,
      used: row.used,
      by: row.madeByName,
      at: row.madeAt,
      endsAt: row.endsAt,
      state,
      revokedBy: row.revokedByName,
      people: came.filter((use) => use.invitationId === row.id).map(({ personName, at }) => ({ name: personName, at })),
      may: { again: mine && (state === 'open' || state === 'ended'), revoke: mine && state === 'open' },
    }
  })
}
