import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { asPerson, repin } from '../../../platform/db/tenant.ts'
import type { Actor } from '../../../platform/http/session.ts'
import { communitiesOf, setDisplayName } from '../../identity/index.ts'
import { memberships } from '../communities.table.ts'

/** Changes how a person is called, and the copies on their residences. Names that come with an office stay. */
export async function renamePerson(deps: Deps, { personId }: Actor, displayName: string): Promise<void> {
  await asPerson(deps.db.api, personId, async (tx) => {
    await setDisplayName(tx, personId, displayName)
    for (const communityId of await communitiesOf(tx, personId)) {
      await repin(tx, { communityId })
      await tx
        .update(memberships)
        .set({ displayName, version: sql`${memberships.version} + 1` })
        .where(
          and(
            eq(memberships.communityId, communityId),
            eq(memberships.personId, personId),
            eq(memberships.role, 'resident'),
            isNull(memberships.validTo),
          ),
        )
    }
  })
}
