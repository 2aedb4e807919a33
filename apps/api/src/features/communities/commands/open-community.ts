import type { Deps } from '../../../deps.ts'
import { isUniqueViolation } from '../../../platform/db/pg-error.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { asPerson, repin } from '../../../platform/db/tenant.ts'
import { fieldProblem, Refusal } from '../../../platform/http/refusal.ts'
import type { Actor } from '../../../platform/http/session.ts'
import { isTownOfficer } from '../../identity/index.ts'
import { nameOfActor } from '../administration.ts'
import { cityOf, findByShortName } from '../communities.queries.ts'
import { communities } from '../communities.table.ts'
import { noteStep } from '../note-step.ts'
import { actorAround } from '../people-around.ts'
import { insertEstate, type NewEstate } from './add-estate.ts'
import { insertParty } from './add-party.ts'

export interface NewCommunity {
  /** The town that opens it. */
  regionId: string
  name: string
  /** Leads every case number. */
  shortName: string
  deskPhone: string | null
  /** With it come an estate, 居委会 and the party organisation, for the first people to be let into. */
  estate?: Omit<NewEstate, 'communityId'>
}

/**
 * The town creates a community: the tenant. The same again by the same town is the same.
 *
 * @returns its id
 * @throws Refusal forbidden; short-name-taken, with whose it is
 */
export async function openCommunity(deps: Deps, actor: Actor, input: NewCommunity): Promise<string> {
  const communityId = deps.ids.communityId()
  try {
    return await asPerson(deps.db.api, actor.personId, (tx) => openOnce(deps, tx, actor, communityId, input))
  } catch (error) {
    if (!isUniqueViolation(error, 'communities_short_name_in_city')) throw error
    return asPerson(deps.db.api, actor.personId, (tx) => openedAlready(tx, input))
  }
}

async function openOnce(
  deps: Deps,
  tx: Tx,
  { personId }: Actor,
  communityId: string,
  { estate, ...input }: NewCommunity,
): Promise<string> {
  const { ids } = deps
  const now = deps.clock.now()
  if (!(await isTownOfficer(tx, personId, input.regionId, now))) throw new Refusal('forbidden')
  const cityId = await cityOf(tx, input.regionId)
  await tx.insert(communities).values({ id: communityId, ...input, cityId, settings: {}, createdAt: now })
  await repin(tx, { communityId })
  const by = { personId, personName: await nameOfActor(tx, await actorAround(tx, communityId, personId, now)) }
  await noteStep(tx, ids, { communityId, ...by, step: 'communityOpened', at: now, about: input.name })
  if (!estate) return communityId
  await insertEstate(tx, ids, { communityId, ...estate })
  await noteStep(tx, ids, { communityId, ...by, step: 'estateAdded', at: now, about: estate.name })
  const everywhere = { communityId, phone: null, estateIds: null }
  const { shortName } = input
  await insertParty(tx, ids, { ...everywhere, kind: 'residentsCommittee', name: `${shortName}居委会` })
  await insertParty(tx, ids, { ...everywhere, kind: 'partyOrganisation', name: `${shortName}社区党组织` })
  return communityId
}

/** Whoever has the short name: the very one that was asked for, or another. */
async function openedAlready(tx: Tx, { regionId, shortName, name }: NewCommunity): Promise<string> {
  const holder = await findByShortName(tx, await cityOf(tx, regionId), shortName)
  if (holder?.regionId === regionId && holder.name === name) return holder.communityId
  const params = { shortName, name: holder?.name ?? '', town: holder?.town ?? '' }
  throw new Refusal('short-name-taken', { params, fields: [fieldProblem('shortName', 'taken')] })
}
