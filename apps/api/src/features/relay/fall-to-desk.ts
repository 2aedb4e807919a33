import { FINAL_STATES } from '@juwuye/domain'
import { and, count, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { cases, list, tellBacks, whistles, words } from '../cases/index.ts'
import type { Leaving } from '../communities/index.ts'
import { neighbours } from './neighbours.table.ts'
import { relays } from './relay.table.ts'

/** Buildings that the person looks after by this membership and by no other. */
function buildingsLeft({ membership, looksAfter, stillLooksAfter }: Leaving): readonly string[] {
  if (membership.role !== 'buildingHead') return []
  return looksAfter.map(({ id }) => id).filter((id) => !stillLooksAfter.includes(id))
}

/** Of a whistle in reach: who leaves speaks for a neighbour by this membership, and there is something yet to tell. */
function falls(leaving: Leaving): SQL {
  const { communityId, personId, role } = leaving.membership
  const ofOthers = leaving.stillLooksAfter.length === 0 && role === 'buildingHead'
  return sql`${whistles.communityId} = ${communityId} and ${whistles.enteredBy} = ${personId}
    and ${whistles.personId} is null and ${whistles.channel} = 'relay' and ${whistles.withdrawnAt} is null
    and coalesce((select ${neighbours.buildingId} in ${list(buildingsLeft(leaving))} from ${relays}
      join ${neighbours} on ${neighbours.communityId} = ${relays.communityId} and ${neighbours.id} = ${relays.neighbourId}
      where ${relays.communityId} = ${communityId} and ${relays.whistleId} = ${whistles.id}), ${ofOthers})
    and (exists (select 1 from ${tellBacks} where ${tellBacks.communityId} = ${communityId}
        and ${tellBacks.whistleId} = ${whistles.id} and ${tellBacks.toldAt} is null)
      or exists (select 1 from ${cases} as matter where matter.community_id = ${communityId}
        and matter.id = ${whistles.caseId} and matter.state not in ${words(FINAL_STATES)}))`
}

/** Cases on which somebody else has to tell a neighbour once this membership ends. */
export const casesFalling = (leaving: Leaving): SQL =>
  sql`select 'tellBack' as kind, ${whistles.caseId} as case_id from ${whistles} where ${falls(leaving)}`

const entriesFalling = (leaving: Leaving) =>
  and(
    eq(neighbours.communityId, leaving.membership.communityId),
    eq(neighbours.keeperId, leaving.membership.personId),
    inArray(neighbours.buildingId, [...buildingsLeft(leaving)]),
    isNull(neighbours.removedAt),
  )

/** Neighbours whom nobody would look after. */
export async function countFalling(tx: Tx, leaving: Leaving): Promise<number> {
  if (buildingsLeft(leaving).length === 0) return 0
  const [row] = await tx.select({ n: count() }).from(neighbours).where(entriesFalling(leaving))
  return row?.n ?? 0
}

/**
 * Neighbours agreed to be on the list of one person, not of whoever comes next: they fall to the social workers, who ask
 * them and hand them on. The cases are held.
 */
export async function fallToDesk(tx: Tx, leaving: Leaving): Promise<void> {
  await tx.update(whistles).set({ enteredBy: null }).where(falls(leaving))
  if (buildingsLeft(leaving).length === 0) return
  await tx
    .update(neighbours)
    .set({ keeperId: null, version: sql`${neighbours.version} + 1` })
    .where(entriesFalling(leaving))
}
