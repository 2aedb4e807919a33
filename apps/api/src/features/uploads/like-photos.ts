import { and, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Tx } from '../../platform/db/pools.ts'
import { sameLikeness } from './likeness.ts'
import { attachments } from './uploads.table.ts'

/** A photo of some case that is, or looks like, one of those asked about. */
export interface PhotoLike {
  photoId: string
  otherId: string
  sameFile: boolean
}

const other = alias(attachments, 'other')
/** More are not needed to say that it was used before. */
const MOST = 200

/** Photos on cases of the community that are these, saved anew or not. */
export function photosLike(tx: Tx, communityId: string, photoIds: readonly string[]): Promise<PhotoLike[]> {
  const sameFile = sql<boolean>`(${other.receivedSha256} = ${attachments.receivedSha256} or ${other.sha256} = ${attachments.sha256})`
  return tx
    .select({ photoId: attachments.id, otherId: other.id, sameFile })
    .from(attachments)
    .innerJoin(
      other,
      and(
        eq(other.communityId, attachments.communityId),
        ne(other.id, attachments.id),
        isNotNull(other.caseId),
        or(sameFile, sameLikeness(other.likeness, attachments.likeness)),
      ),
    )
    .where(and(eq(attachments.communityId, communityId), inArray(attachments.id, [...photoIds])))
    .limit(MOST)
}

/** The day on which each was taken, as far as its camera said. */
export async function daysTaken(
  tx: Tx,
  communityId: string,
  photoIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .select({ id: attachments.id, takenOn: attachments.takenOn })
    .from(attachments)
    .where(
      and(
        eq(attachments.communityId, communityId),
        inArray(attachments.id, [...photoIds]),
        isNotNull(attachments.takenOn),
      ),
    )
  return new Map(rows.map(({ id, takenOn }) => [id, takenOn ?? '']))
}
