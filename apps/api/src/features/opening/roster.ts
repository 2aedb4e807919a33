import { DAY, invitationState, LIMITS, mayInvite, type Office, type Role } from '@juwuye/domain'
import type { ImportInvitations } from '@juwuye/types'
import { and, asc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts'
import { type Administrator, noteStep, partMembers, requireAdministrator } from '../communities/index.ts'
import { hashCode, makeInvitationCode } from './invitation-code.ts'
import { offeredBy } from './invitation-view.ts'
import { invitations, invitationUses } from './opening.table.ts'

/** Somebody who has a part in the community, or is invited by name to have one. */
export interface OnRoster {
  readonly name: string
  readonly role: Role
  readonly partyId: string | null
  /** The open invitation that waits for them; null: they are in. */
  readonly invitation: {
    readonly id: string
    readonly office: Office | null
    readonly looksAfter: readonly string[]
  } | null
}

/** Everybody with a part, and everybody whose personal invitation is open; who came by one also under its name. */
export async function rosterNow(tx: Tx, communityId: string, now: number): Promise<OnRoster[]> {
  const members = await partMembers(tx, communityId, now)
  const lasting = new Set(members.map(({ membershipId }) => membershipId))
  const invited = await tx
    .select({ invitation: invitations, membershipId: invitationUses.membershipId })
    .from(invitations)
    .leftJoin(
      invitationUses,
      and(eq(invitationUses.communityId, invitations.communityId), eq(invitationUses.invitationId, invitations.id)),
    )
    .where(and(eq(invitations.communityId, communityId), isNotNull(invitations.invitedName)))
  return [
    ...members.map(({ name, role, partyId }) => ({ name, role, partyId, invitation: null })),
    ...invited.flatMap(({ invitation, membershipId }): OnRoster[] => {
      const { id, invitedName, role, partyId, office, looksAfter } = invitation
      const one = { name: invitedName ?? '', role, partyId }
      if (membershipId !== null) return lasting.has(membershipId) ? [{ ...one, invitation: null }] : []
      return invitationState(invitation, now) === 'open' ? [{ ...one, invitation: { id, office, looksAfter } }] : []
    }),
  ]
}

export interface RosterEntry {
  readonly name: string
  readonly role: Role
  readonly partyId: string | null
  readonly office: Office | null
  readonly estateId: string | null
  readonly looksAfter: readonly string[]
}

interface Inviting {
  readonly communityId: string
  readonly importId: string
  readonly by: Administrator
  readonly now: number
}

/** Invites people by name, each once. Their codes are told when they are asked for: until then nobody knows one. */
export async function inviteByName(
  { ids }: Pick<Deps, 'ids'>,
  tx: Tx,
  { communityId, importId, by, now }: Inviting,
  entries: readonly RosterEntry[],
): Promise<void> {
  if (entries.length === 0) return
  const made = { madeBy: by.personId, madeByName: by.name, madeAt: now, endsAt: now + LIMITS.invitationDays * DAY }
  await tx.insert(invitations).values(
    entries.map(({ name, ...offer }) => ({
      ...{ communityId, id: ids.uuid(), invitedName: name, importId, ...offer, uses: 1, used: 0, ...made },
      codeHash: hashCode(makeInvitationCode(communityId)),
    })),
  )
}

/** What an open invitation by name offers from now on; its code is told with those of this workbook. */
export async function changeInvited(
  tx: Tx,
  { communityId, importId }: Pick<Inviting, 'communityId' | 'importId'>,
  invitationId: string,
  { office, estateId, looksAfter }: RosterEntry,
): Promise<void> {
  await tx
    .update(invitations)
    .set({ importId, office, estateId, looksAfter })
    .where(and(eq(invitations.communityId, communityId), eq(invitations.id, invitationId)))
}

const waiting = (communityId: string, importId: string, now: number) =>
  and(
    eq(invitations.communityId, communityId),
    eq(invitations.importId, importId),
    eq(invitations.used, 0),
    isNull(invitations.revokedAt),
    sql`${invitations.endsAt} > ${new Date(now).toISOString()}::timestamptz`,
  )

/** How many invitations of the workbook wait for their people. */
export async function countInvited(tx: Tx, communityId: string, importId: string, now: number): Promise<number> {
  return tx.$count(invitations, waiting(communityId, importId, now))
}

const PAGE = 20

/**
 * Fresh codes of the open invitations of a workbook, a page at a time; the codes before are good no more.
 *
 * @param show makes link and picture of a code
 * @throws Refusal not-found, forbidden
 */
export function tellInvited(
  deps: Deps,
  asking: { communityId: string; personId: string; importId: string },
  cursor: string | undefined,
  show: (made: { code: string }) => { code: string; link: string; picture: string },
): Promise<ImportInvitations> {
  const { communityId, personId, importId } = asking
  const now = deps.clock.now()
  return inCommunity(deps.db.api, asking, async (tx) => {
    const by = await requireAdministrator(tx, communityId, asking, now)
    const after = decodeCursor(cursor)
    const rows = await tx
      .select()
      .from(invitations)
      .where(and(waiting(communityId, importId, now), after && gt(invitations.id, after.id)))
      .orderBy(asc(invitations.id))
      .limit(PAGE + 1)
      .for('update')
    const page = rows.slice(0, PAGE)
    // a code of whoever may not invite to it would be void
    const told = page.filter(({ role }) => mayInvite(by, role))
    const offered = await offeredBy(tx, communityId, told)
    const endsAt = now + LIMITS.invitationDays * DAY
    const items: ImportInvitations['items'] = []
    for (const row of told) {
      const code = makeInvitationCode(communityId)
      const made = { codeHash: hashCode(code), endsAt, madeBy: personId, madeByName: by.name, madeAt: now }
      await tx
        .update(invitations)
        .set(made)
        .where(and(eq(invitations.communityId, communityId), eq(invitations.id, row.id)))
      const { party, ...offer } = offered(row)
      const { id: invitationId, invitedName, role } = row
      const whom = { invitationId, name: invitedName ?? '', role, party: party?.name ?? null }
      items.push({ ...whom, ...offer, endsAt, ...show({ code }) })
    }
    const step = { step: 'invitedAgain', personId, personName: by.name, at: now, about: `${told.length} 位` } as const
    if (told.length > 0) await noteStep(tx, deps.ids, { communityId, ...step })
    const last = page.at(-1)
    return { items, nextCursor: rows.length > PAGE && last ? encodeCursor({ at: last.madeAt, id: last.id }) : null }
  })
}
