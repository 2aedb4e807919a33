import { PARTY_CHARACTER, type PartyKind } from '@juwuye/domain'
import { and, count, eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { isUniqueViolation } from '../../../platform/db/pg-error.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { fieldProblem, invalidField, Refusal } from '../../../platform/http/refusal.ts'
import type { Actor } from '../../../platform/http/session.ts'
import type { Ids } from '../../../platform/ids.ts'
import { requireAdministrator } from '../administration.ts'
import { estates, parties, partyEstates } from '../communities.table.ts'
import { noteStep } from '../note-step.ts'
import { refuseWhileImporting } from '../while-importing.ts'

export interface NewParty {
  communityId: string
  /** Made on the phone: sent twice, it is there once. */
  id?: string
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
 * @throws Refusal not-found, forbidden; import-writes; idempotency-conflict; estate-unknown; invalid-input when the name is there already
 */
export async function addParty(deps: Deps, actor: Actor, input: NewParty): Promise<string> {
  const now = deps.clock.now()
  const { communityId, name } = input
  const { personId } = actor
  try {
    return await inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
      const by = await requireAdministrator(tx, communityId, actor, now)
      const before = await addedBefore(tx, input)
      if (before !== undefined) return before
      await refuseWhileImporting(tx, communityId)
      await requireEstates(tx, communityId, input.estateIds ?? [])
      const added = await insertParty(tx, deps.ids, input)
      await noteStep(tx, deps.ids, {
        communityId,
        personId,
        personName: by.name,
        step: 'partyAdded',
        at: now,
        about: name,
      })
      return added
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    // the same sent twice at once: the other was quicker
    const added = await inCommunity(deps.db.api, { communityId, personId }, (tx) => addedBefore(tx, input))
    if (added === undefined) throw invalidField('name', 'taken')
    return added
  }
}

async function addedBefore(tx: Tx, { communityId, id, name, kind }: NewParty): Promise<string | undefined> {
  if (id === undefined) return undefined
  const [party] = await tx
    .select({ id: parties.id, name: parties.name, kind: parties.kind })
    .from(parties)
    .where(and(eq(parties.communityId, communityId), eq(parties.id, id)))
  if (party && (party.name !== name || party.kind !== kind)) throw new Refusal('idempotency-conflict')
  return party?.id
}

/** @throws Refusal estate-unknown */
export async function requireEstates(tx: Tx, communityId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const found = await tx
    .select({ id: estates.id })
    .from(estates)
    .where(and(eq(estates.communityId, communityId), inArray(estates.id, [...ids])))
  if (found.length !== new Set(ids).size)
    throw new Refusal('estate-unknown', { fields: [fieldProblem('estateIds', 'not-a-choice')] })
}

/** Needs the community pinned. */
export async function insertParty(tx: Tx, ids: Ids, input: NewParty): Promise<string> {
  const { communityId, kind, name, phone, estateIds } = input
  const id = input.id ?? ids.uuid()
  const character = input.character ?? PARTY_CHARACTER[kind]
  const [before] = await tx.select({ n: count() }).from(parties).where(eq(parties.communityId, communityId))
  const position = before?.n ?? 0
  await tx
    .insert(parties)
    .values({ communityId, id, kind, name, character, phone, wholeCommunity: estateIds === null, position })
  await coverEstates(tx, { communityId, partyId: id, estateIds })
  return id
}

interface Covering {
  readonly communityId: string
  readonly partyId: string
  readonly estateIds: readonly string[] | null
}

/** Which estates a party stands for, where it is not the whole community. */
export async function coverEstates(tx: Tx, { communityId, partyId, estateIds }: Covering): Promise<void> {
  const covered = [...new Set(estateIds ?? [])].map((estateId) => ({ communityId, partyId, estateId }))
  if (covered.length > 0) await tx.insert(partyEstates).values(covered)
}
