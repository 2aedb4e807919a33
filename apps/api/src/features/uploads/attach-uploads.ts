import { LIMITS } from '@juwuye/domain'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { fieldProblem, invalidField, Refusal } from '../../platform/http/refusal.ts'
import { attachments } from './uploads.table.ts'

export interface Attaching {
  communityId: string
  /** Who uploaded them, and only they. */
  personId: string
  ids: readonly string[]
  /** null: to no case. */
  caseId: string | null
  now: number
}

/**
 * Gives uploads to a case, all or none.
 *
 * @throws Refusal photo-unusable when one is not theirs, not of this community, swept, or used already; invalid-input
 *   for too many
 */
export async function attachUploads(tx: Tx, { communityId, personId, ids, caseId, now }: Attaching): Promise<void> {
  if (ids.length === 0) return
  if (ids.length > LIMITS.photosPerEntry * 2) throw invalidField('photos', 'too-many', { max: LIMITS.photosPerEntry })
  const attached = await tx
    .update(attachments)
    .set({ attachedAt: now, caseId })
    .where(
      and(
        eq(attachments.communityId, communityId),
        eq(attachments.uploaderPersonId, personId),
        inArray(attachments.id, [...ids]),
        isNull(attachments.attachedAt),
      ),
    )
    .returning({ id: attachments.id })
  if (attached.length !== ids.length) {
    throw new Refusal('photo-unusable', { fields: [fieldProblem('photos', 'invalid')] })
  }
}

/** Photos of a case go to another one with the words they belong to. */
export async function moveUploads(
  tx: Tx,
  { communityId, ids, caseId }: { communityId: string; ids: readonly string[]; caseId: string },
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(attachments)
    .set({ caseId })
    .where(and(eq(attachments.communityId, communityId), inArray(attachments.id, [...ids])))
}
