import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { casePhotos, whistles } from '../cases/index.ts'
import { neighbours } from '../relay/index.ts'
import { attachments, voices } from '../uploads/index.ts'

/** A photo or recording as it goes into the file: its name there and where it lies. */
export interface MyFile {
  readonly name: string
  readonly storageKey: string
  readonly at: number
}

interface Who {
  readonly communityId: string
  readonly personId: string
}

/** Whistles of the person, whoever wrote them down. */
const myWhistles = (tx: Tx, { communityId, personId }: Who) =>
  tx
    .select({ id: whistles.id })
    .from(whistles)
    .where(and(eq(whistles.communityId, communityId), eq(whistles.personId, personId)))

/** Whistles that the person wrote down for somebody else: what was said and shown with them is that neighbour's. */
const othersWhistles = (tx: Tx, { communityId, personId }: Who) =>
  tx
    .select({ id: whistles.id })
    .from(whistles)
    .where(
      and(
        eq(whistles.communityId, communityId),
        eq(whistles.enteredBy, personId),
        sql`${whistles.personId} is distinct from ${personId}`,
      ),
    )

const photosOf = (tx: Tx, { communityId }: Who, which: ReturnType<typeof myWhistles>) =>
  tx
    .select({ id: casePhotos.photoId })
    .from(casePhotos)
    .where(
      and(
        eq(casePhotos.communityId, communityId),
        eq(casePhotos.purpose, 'whistle'),
        inArray(casePhotos.subjectId, which),
      ),
    )

/** What shows that the person agreed to be on a list. */
const myEntries = (tx: Tx, { communityId, personId }: Who) =>
  tx
    .select({ voiceId: neighbours.consentVoiceId, photoIds: neighbours.consentPhotoIds })
    .from(neighbours)
    .where(and(eq(neighbours.communityId, communityId), eq(neighbours.personId, personId)))

/** Photos and recordings of the person in one community, theirs alone: none of a neighbour for whom they spoke. */
export async function myFiles(tx: Tx, who: Who): Promise<MyFile[]> {
  const { communityId, personId } = who
  const entries = await myEntries(tx, who)
  const photos = await tx
    .select()
    .from(attachments)
    .where(
      and(
        eq(attachments.communityId, communityId),
        or(
          and(
            eq(attachments.uploaderPersonId, personId),
            // attached to no case: shows that a neighbour agreed
            sql`(${attachments.attachedAt} is null or ${attachments.caseId} is not null)`,
            sql`${attachments.id} not in ${photosOf(tx, who, othersWhistles(tx, who))}`,
          ),
          inArray(attachments.id, photosOf(tx, who, myWhistles(tx, who))),
          inArray(
            attachments.id,
            entries.flatMap(({ photoIds }) => photoIds),
          ),
        ),
      ),
    )
  const heard = await tx
    .select()
    .from(voices)
    .where(
      and(
        eq(voices.communityId, communityId),
        or(
          and(
            eq(voices.uploaderPersonId, personId),
            or(isNull(voices.subject), sql`${voices.subject} not in ('consent', 'tellBack')`),
            or(isNull(voices.subjectId), sql`${voices.subjectId} not in ${othersWhistles(tx, who)}`),
          ),
          inArray(voices.subjectId, myWhistles(tx, who)),
          inArray(
            voices.id,
            entries.flatMap(({ voiceId }) => voiceId ?? []),
          ),
        ),
      ),
    )
  return [
    ...photos.map(({ id, storageKey, createdAt }) => ({ name: `photos/${id}.jpg`, storageKey, at: createdAt })),
    ...heard.map(({ id, format, storageKey, createdAt }) => ({
      name: `voices/${id}.${format}`,
      storageKey,
      at: createdAt,
    })),
  ].sort((one, other) => one.at - other.at)
}
