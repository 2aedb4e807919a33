import type { ConsentKind, NeighbourConsentMatter } from '@juwuye/domain'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import type { Ids } from '../../platform/ids.ts'
import { neighbourConsents, neighbours } from './neighbours.table.ts'

interface ConsentNoted {
  readonly communityId: string
  readonly neighbourId: string
  readonly matter: NeighbourConsentMatter
  /** How they agreed; null: they took it back. */
  readonly kind: ConsentKind | null
  readonly whistleId?: string
  readonly notedBy: string
  readonly at: number
}

/** Writes down what a neighbour agreed to, or took back. */
export async function noteNeighbourConsent(tx: Tx, ids: Ids, noted: ConsentNoted): Promise<void> {
  await tx.insert(neighbourConsents).values({ ...noted, id: ids.uuid(), given: noted.kind !== null })
}

/** What was agreed to for the entries that are this person, oldest first. */
export function consentsOfEntries(tx: Tx, communityId: string, personId: string) {
  return tx
    .select({
      at: neighbourConsents.at,
      matter: neighbourConsents.matter,
      given: neighbourConsents.given,
      kind: neighbourConsents.kind,
    })
    .from(neighbourConsents)
    .innerJoin(
      neighbours,
      and(eq(neighbours.communityId, neighbourConsents.communityId), eq(neighbours.id, neighbourConsents.neighbourId)),
    )
    .where(and(eq(neighbourConsents.communityId, communityId), eq(neighbours.personId, personId)))
    .orderBy(asc(neighbourConsents.at))
}

/** The entry on a list that is this person, while it is kept. */
export async function entryOf(tx: Tx, communityId: string, personId: string) {
  const [row] = await tx
    .select({ id: neighbours.id, consentAt: neighbours.consentAt })
    .from(neighbours)
    .where(
      and(eq(neighbours.communityId, communityId), eq(neighbours.personId, personId), isNull(neighbours.removedAt)),
    )
  return row
}
