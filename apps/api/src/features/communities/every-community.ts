import { asc, gt } from 'drizzle-orm'
import type { Database } from '../../platform/db/pools.ts'
import { asAnyone } from '../../platform/db/tenant.ts'
import { pageByPage } from '../../platform/in-turn.ts'
import { communities } from './communities.table.ts'

const PAGE = 500

/** Every community there is, by its number, a page in memory at a time; for tools that go through the whole database. */
export const everyCommunity = (db: Database) =>
  pageByPage(
    (after) =>
      asAnyone(db, (tx) =>
        tx
          .select({ communityId: communities.id, name: communities.name, createdAt: communities.createdAt })
          .from(communities)
          .where(gt(communities.id, after))
          .orderBy(asc(communities.id))
          .limit(PAGE),
      ),
    ({ communityId }) => communityId,
    PAGE,
  )
