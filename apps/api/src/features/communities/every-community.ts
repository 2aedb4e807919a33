import { asc, gt } from 'drizzle-orm'
import type { Database } from '../../platform/db/pools.ts'
import { asAnyone } from '../../platform/db/tenant.ts'
import { communities } from './communities.table.ts'

const PAGE = 500

/** Every community there is, by its number, a page in memory at a time; for tools that go through the whole database. */
export async function* everyCommunity(db: Database) {
  for (let after = '0'; ; ) {
    const from = after
    const page = await asAnyone(db, (tx) =>
      tx
        .select({ communityId: communities.id, name: communities.name, createdAt: communities.createdAt })
        .from(communities)
        .where(gt(communities.id, from))
        .orderBy(asc(communities.id))
        .limit(PAGE),
    )
    yield* page
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last.communityId
  }
}
