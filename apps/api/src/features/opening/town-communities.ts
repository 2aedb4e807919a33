import type { TownCommunities } from '@juwuye/types'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { asPerson, repin } from '../../platform/db/tenant.ts'
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { communities, deskOf, isOpenForWhistles, regions } from '../communities/index.ts'
import { isTownOfficer } from '../identity/index.ts'

/** The communities of a town for its officers, newest first. @throws Refusal not-found for everybody else */
export function listTownCommunities(
  deps: Deps,
  { regionId, personId }: { regionId: string; personId: string },
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<TownCommunities> {
  const now = deps.clock.now()
  return asPerson(deps.db.api, personId, async (tx) => {
    if (!(await isTownOfficer(tx, personId, regionId, now))) throw new Refusal('not-found')
    const [town] = await tx.select({ name: regions.name }).from(regions).where(eq(regions.id, regionId))
    const after = decodeCursor(cursor)
    // the cursor's id has the form of a UUID: a community's number goes into it with zeros in front
    const beyond =
      after &&
      sql`(${communities.createdAt}, ${communities.id}) < (${new Date(after.at).toISOString()}::timestamptz, ${numberIn(after.id)}::bigint)`
    const rows = await tx
      .select()
      .from(communities)
      .where(and(eq(communities.regionId, regionId), beyond))
      .orderBy(desc(communities.createdAt), desc(communities.id))
      .limit(limit + 1)
    const items: TownCommunities['items'] = []
    for (const { id: communityId, name, shortName, createdAt: openedAt } of rows.slice(0, limit)) {
      await repin(tx, { communityId })
      const open = await isOpenForWhistles(tx, communityId, now)
      const administered = (await deskOf(tx, communityId, now)).length > 0
      items.push({ communityId, name, shortName, openedAt, open, administered })
    }
    const last = items.at(-1)
    const more = rows.length > limit && last
    const nextCursor = more ? encodeCursor({ at: last.openedAt, id: idOf(last.communityId) }) : null
    return { town: town?.name ?? '', items, nextCursor }
  })
}

const idOf = (number: string) => number.padStart(32, '0').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
const numberIn = (id: string) => id.replaceAll('-', '').replace(/^0+(?=.)/, '')
