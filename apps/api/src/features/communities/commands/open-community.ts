import type { Deps } from '../../../deps.ts'
import { isUniqueViolation } from '../../../platform/db/pg-error.ts'
import { asPerson } from '../../../platform/db/tenant.ts'
import { invalidField, Refusal } from '../../../platform/http/refusal.ts'
import type { Actor } from '../../../platform/http/session.ts'
import { isTownOfficer } from '../../identity/index.ts'
import { cityOf } from '../communities.queries.ts'
import { communities } from '../communities.table.ts'

export interface NewCommunity {
  /** The town that opens it. */
  regionId: string
  name: string
  /** Leads every case number. */
  shortName: string
  deskPhone: string | null
}

/**
 * The town creates a community: the tenant, still empty.
 *
 * @returns its id
 * @throws Refusal forbidden; invalid-input when the short name is taken
 */
export async function openCommunity(deps: Deps, actor: Actor, input: NewCommunity): Promise<string> {
  const now = deps.clock.now()
  const id = deps.ids.communityId()
  try {
    await asPerson(deps.db.api, actor.personId, async (tx) => {
      if (!(await isTownOfficer(tx, actor.personId, input.regionId, now))) throw new Refusal('forbidden')
      const cityId = await cityOf(tx, input.regionId)
      await tx.insert(communities).values({ id, ...input, cityId, settings: {}, createdAt: now })
    })
  } catch (error) {
    if (isUniqueViolation(error, 'communities_short_name_in_city')) throw invalidField('shortName', 'taken')
    throw error
  }
  return id
}
