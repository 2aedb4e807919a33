import type { Role } from '@juwuye/domain'
import type { SuccessorChoice } from '@juwuye/types'
import { and, asc, eq, ilike, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { DESK_ROLES } from './administration.ts'
import { memberships, parties, partyEstates } from './communities.table.ts'
import type { Leaving } from './leaving.ts'
import { inForce } from './people-around.ts'

/** Roles that neighbours take on beside living here: where nobody has the role, a confirmed neighbour may. */
const ROLES_OF_NEIGHBOURS: readonly Role[] = [
  'buildingHead',
  'rotaPartyMember',
  'ownersCommitteeMember',
  'councilMember',
  'coreMember',
  'deliberationMember',
]

const MOST_SHOWN = 50

/** Who may take over, as asked by somebody. */
interface Asked {
  readonly leaving: Leaving
  readonly now: number
  /** The desk and the town give memberships; the person themself passes on to who already is the same. */
  readonly mayGrant: boolean
}

/** Already the same: nothing has to be granted for them to take over. */
function fits({ membership: { role, partyId, estateId } }: Leaving): SQL {
  const sameParty = partyId === null ? isNull(memberships.partyId) : eq(memberships.partyId, partyId)
  const sameEstate = role === 'buildingHead' && estateId !== null ? eq(memberships.estateId, estateId) : undefined
  return and(eq(memberships.role, role), sameParty, sameEstate) as SQL
}

const colleagues = ({ membership: { role, partyId } }: Leaving): SQL =>
  partyId === null
    ? (and(eq(memberships.role, role), isNull(memberships.partyId)) as SQL)
    : eq(memberships.partyId, partyId)

function sameRole({ membership: { role } }: Leaving): SQL {
  return inArray(memberships.role, DESK_ROLES.includes(role) ? [...DESK_ROLES] : [role])
}

/** Confirmed neighbours of where the party stands. */
function neighbours(tx: Tx, { membership, party }: Leaving): SQL | undefined {
  if (!ROLES_OF_NEIGHBOURS.includes(membership.role)) return undefined
  const lives = inArray(memberships.level, ['confirmed', 'owner'])
  if (membership.estateId !== null) return and(lives, eq(memberships.estateId, membership.estateId))
  if (!party || party.wholeCommunity) return lives
  const covered = tx
    .select({ estateId: partyEstates.estateId })
    .from(partyEstates)
    .where(and(eq(partyEstates.communityId, membership.communityId), eq(partyEstates.partyId, party.id)))
  return and(lives, inArray(memberships.estateId, covered))
}

/** Colleagues of the same party; where there are none, people of the same role, then neighbours. */
async function scopeOf(tx: Tx, { leaving, now, mayGrant }: Asked): Promise<SQL | undefined> {
  if (!mayGrant) return fits(leaving)
  const { communityId, personId } = leaving.membership
  const [colleague] = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(
        eq(memberships.communityId, communityId),
        ne(memberships.personId, personId),
        inForce(now),
        colleagues(leaving),
      ),
    )
    .limit(1)
  return colleague ? colleagues(leaving) : or(sameRole(leaving), neighbours(tx, leaving))
}

async function choose(tx: Tx, asked: Asked, narrow: SQL | undefined): Promise<SuccessorChoice[]> {
  const { leaving, now } = asked
  const { communityId, personId, role } = leaving.membership
  if (role === 'resident') return []
  const fitting = fits(leaving)
  const best = tx
    .selectDistinctOn([memberships.personId], {
      personId: memberships.personId,
      name: memberships.displayName,
      role: memberships.role,
      party: sql<string | null>`${parties.name}`.as('party_name'),
      joins: sql<boolean>`(${fitting}) is not true`.as('joins'),
    })
    .from(memberships)
    .leftJoin(parties, and(eq(parties.communityId, memberships.communityId), eq(parties.id, memberships.partyId)))
    .where(
      and(
        eq(memberships.communityId, communityId),
        ne(memberships.personId, personId),
        inForce(now),
        await scopeOf(tx, asked),
        narrow,
      ),
    )
    .orderBy(
      memberships.personId,
      sql`(${fitting}) is true desc`,
      sql`${memberships.role} = 'resident'`,
      memberships.id,
    )
    .as('best')
  return tx
    .select()
    .from(best)
    .orderBy(asc(best.joins), sql`${best.role} = 'resident'`, asc(best.name), asc(best.personId))
    .limit(MOST_SHOWN + 1)
}

/** Who may take over, best first; `words` is part of a name. */
export async function successorsFor(tx: Tx, asked: Asked, words: string) {
  const pattern = `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`
  const found = await choose(tx, asked, words.trim() === '' ? undefined : ilike(memberships.displayName, pattern))
  return { candidates: found.slice(0, MOST_SHOWN), moreCandidates: found.length > MOST_SHOWN }
}

/** This one of them; undefined for everybody else. */
export async function findSuccessor(tx: Tx, asked: Asked, personId: string): Promise<SuccessorChoice | undefined> {
  const [found] = await choose(tx, asked, eq(memberships.personId, personId))
  return found
}

/** The membership by which a fitting successor goes on. */
export function fittingMembership(leaving: Leaving, personId: string, now: number): SQL {
  const { communityId } = leaving.membership
  return and(
    eq(memberships.communityId, communityId),
    eq(memberships.personId, personId),
    inForce(now),
    fits(leaving),
  ) as SQL
}
