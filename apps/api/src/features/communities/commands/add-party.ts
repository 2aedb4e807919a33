import { PARTY_CHARACTER, type PartyKind } from '@juwuye/domain'
import { count, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { isUniqueViolation } from '../../../platform/db/pg-error.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { invalidField } from '../../../platform/http/refusal.ts'
import type { Actor } from '../../../platform/http/session.ts'
import { requireAdministrator } from '../administration.ts'
import { parties, partyEstates } from '../communities.table.ts'

export interface NewParty {
  communityId: string
  kind: PartyKind
  name: string
  /** The character in its square, where it has its own. */
  character?: string
  phone: string | null
  /** The estates it covers; null: the whole community. */
  estateIds: readonly string[] | null
}

/**
 * @returns the party's id
 * @throws Refusal forbidden; invalid-input when the name is there already
 */
export async function addParty(deps: Deps, actor: Actor, input: NewParty): Promise<string> {
  const now = deps.clock.now()
  const { communityId, kind, name, phone, estateIds } = input
  const id = deps.ids.uuid()
  const character = input.character ?? PARTY_CHARACTER[kind]
  try {
    await inCommunity(deps.db.api, { communityId, personId: actor.personId }, async (tx) => {
      await requireAdministrator(tx, communityId, actor, now)
      const [before] = await tx.select({ n: count() }).from(parties).where(eq(parties.communityId, communityId))
      await tx.insert(parties).values({
        communityId,
        id,
        kind,
        name,
        character,
        phone,
        wholeCommunity: estateIds === null,
        position: before?.n ?? 0,
      })
      if (estateIds && estateIds.length > 0) {
        await tx.insert(partyEstates).values(estateIds.map((estateId) => ({ communityId, partyId: id, estateId })))
      }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw invalidField('name', 'taken')
    throw error
  }
  return id
}
