import type { changePartyBody } from '@juwuye/types/schemas'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Actor } from '../../../platform/http/session.ts'
import { parties, partyEstates } from '../communities.table.ts'
import { refuseWhileImporting } from '../while-importing.ts'
import { coverEstates, requireEstates } from './add-party.ts'
import { administer } from './administer.ts'

type Changing = z.output<typeof changePartyBody> & { readonly communityId: string; readonly partyId: string }
type Shown = Changing['was']

/** The same on a screen, in whatever order the estates stand. */
const seen = ({ name, character, phone, estateIds }: Shown): string =>
  JSON.stringify([name, character, phone, estateIds && [...new Set(estateIds)].sort()])

/**
 * Name, square, telephone and estates of a party. Its kind stays: what it may do hangs on that. The same again changes
 * nothing.
 *
 * @throws Refusal not-found, forbidden; import-writes; estate-unknown; name-changed; invalid-input where another bears the name
 */
export async function changeParty(deps: Deps, actor: Actor, input: Changing): Promise<void> {
  const { communityId, partyId, was, ...wanted } = input
  const change = { communityId, step: 'partyChanged', subjectId: partyId } as const
  await administer(deps, actor, change, async ({ tx, note, overtaken }) => {
    await refuseWhileImporting(tx, communityId)
    const there = await holdParty(tx, communityId, partyId)
    if (seen(there) === seen(wanted)) return
    if (seen(there) !== seen(was)) await overtaken(there.name)
    await requireEstates(tx, communityId, wanted.estateIds ?? [])
    await rewriteParty(tx, { communityId, partyId }, wanted)
    await note(was.name === wanted.name ? wanted.name : `${was.name} → ${wanted.name}`)
  })
}

/** Needs the community pinned. */
export async function rewriteParty(
  tx: Tx,
  { communityId, partyId }: { communityId: string; partyId: string },
  { estateIds, ...row }: { name: string; character: string; phone: string | null; estateIds: readonly string[] | null },
): Promise<void> {
  await tx
    .update(parties)
    .set({ ...row, wholeCommunity: estateIds === null })
    .where(and(eq(parties.communityId, communityId), eq(parties.id, partyId)))
  await tx.delete(partyEstates).where(and(eq(partyEstates.communityId, communityId), eq(partyEstates.partyId, partyId)))
  await coverEstates(tx, { communityId, partyId, estateIds })
}

async function holdParty(tx: Tx, communityId: string, partyId: string): Promise<Shown> {
  const [party] = await tx
    .select()
    .from(parties)
    .where(and(eq(parties.communityId, communityId), eq(parties.id, partyId)))
    .for('update')
  if (!party) throw new Refusal('not-found')
  const { name, character, phone, wholeCommunity } = party
  if (wholeCommunity) return { name, character, phone, estateIds: null }
  const covered = await tx
    .select({ id: partyEstates.estateId })
    .from(partyEstates)
    .where(and(eq(partyEstates.communityId, communityId), eq(partyEstates.partyId, partyId)))
  return { name, character, phone, estateIds: covered.map(({ id }) => id) }
}
