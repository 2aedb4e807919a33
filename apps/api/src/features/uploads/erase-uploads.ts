import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { photoRedactions } from './redactions.table.ts'
import { attachments } from './uploads.table.ts'
import { voices } from './voices.table.ts'

/** Deletes photos whatever they belong to, with the copies made of them; answers the files to be thrown away afterwards. */
export async function erasePhotos(tx: Tx, communityId: string, photoIds: readonly string[]): Promise<string[]> {
  if (photoIds.length === 0) return []
  const copies = await tx
    .delete(photoRedactions)
    .where(and(eq(photoRedactions.communityId, communityId), inArray(photoRedactions.photoId, [...photoIds])))
    .returning({ full: photoRedactions.storageKey, thumb: photoRedactions.thumbKey })
  const photos = await tx
    .delete(attachments)
    .where(and(eq(attachments.communityId, communityId), inArray(attachments.id, [...photoIds])))
    .returning({ full: attachments.storageKey, thumb: attachments.thumbKey })
  return [...copies, ...photos].flatMap(({ full, thumb }) => [full, thumb])
}

/** Photos that the person sent and that belong to nothing yet. */
export async function unusedPhotosOf(tx: Tx, communityId: string, personId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: attachments.id })
    .from(attachments)
    .where(
      and(
        eq(attachments.communityId, communityId),
        eq(attachments.uploaderPersonId, personId),
        isNull(attachments.attachedAt),
      ),
    )
  return rows.map(({ id }) => id)
}

/** A person's own recordings: what they said for themself, or somebody recorded of them, and what they left unused. */
const isOwn = (communityId: string, personId: string, whistleIds: readonly string[]) =>
  and(
    eq(voices.communityId, communityId),
    or(
      and(inArray(voices.subject, ['whistle', 'joined']), inArray(voices.subjectId, [...whistleIds])),
      and(
        eq(voices.uploaderPersonId, personId),
        or(isNull(voices.subject), inArray(voices.subject, ['progress', 'other', 'tellBack'])),
      ),
    ),
  )

export const ownVoices = (tx: Tx, communityId: string, personId: string, whistleIds: readonly string[]) =>
  tx
    .select({ id: voices.id, caseId: voices.caseId })
    .from(voices)
    .where(isOwn(communityId, personId, whistleIds))

/** Deletes recordings; answers the files to be thrown away afterwards. */
export async function eraseVoices(tx: Tx, communityId: string, voiceIds: readonly string[]): Promise<string[]> {
  if (voiceIds.length === 0) return []
  const gone = await tx
    .delete(voices)
    .where(and(eq(voices.communityId, communityId), inArray(voices.id, [...voiceIds])))
    .returning({ key: voices.storageKey })
  return gone.map(({ key }) => key)
}
