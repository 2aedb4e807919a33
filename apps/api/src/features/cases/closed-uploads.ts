import { FINAL_STATES } from '@juwuye/domain'
import { and, eq, exists, inArray, isNotNull, not, type SQL, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { OLD_ROWS_BATCH } from '../../platform/db/old-rows.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { everyCommunity } from '../communities/index.ts'
import { attachments, erasePhotos, eraseVoices, voices } from '../uploads/index.ts'
import { casePhotos, cases } from './cases.table.ts'
import { timestamp, words } from './predicate-parts.ts'

type Purpose = (typeof casePhotos.$inferSelect)['purpose']

/** What somebody signed or ruled on: kept for as long as they may have to answer for it. */
const RESTED_ON: readonly Purpose[] = ['before', 'after', 'return', 'objection', 'reopening', 'safe']

/** It belongs to a case that came to its end before this. */
const endedBefore = (caseId: typeof voices.caseId | typeof attachments.caseId, before: number) =>
  sql`exists (select 1 from ${cases} where ${cases.communityId} = ${caseId.table === voices ? voices.communityId : attachments.communityId}
    and ${cases.id} = ${caseId} and ${cases.state} in ${words(FINAL_STATES)}
    and case ${cases.state} when 'closed' then ${cases.closedAt} when 'declined' then ${cases.declinedAt} else ${cases.updatedAt} end
      < ${timestamp(before)})`

async function photosOf(tx: Tx, communityId: string, before: number, restedOn: boolean): Promise<string[]> {
  const evidence = exists(
    tx
      .select({ one: sql`1` })
      .from(casePhotos)
      .where(
        and(
          eq(casePhotos.communityId, attachments.communityId),
          eq(casePhotos.photoId, attachments.id),
          inArray(casePhotos.purpose, [...RESTED_ON]),
        ),
      ),
  )
  const rows = await tx
    .select({ id: attachments.id })
    .from(attachments)
    .where(
      and(
        eq(attachments.communityId, communityId),
        isNotNull(attachments.caseId),
        restedOn ? evidence : not(evidence),
        endedBefore(attachments.caseId, before),
      ),
    )
    .limit(OLD_ROWS_BATCH)
  return rows.map(({ id }) => id)
}

/** The events keep the ids that their hashes stand on; what showed the picture goes. */
async function forgetPhotos(tx: Tx, communityId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const here = (column: typeof casePhotos.photoId | typeof cases.thumbId): SQL => inArray(column, [...ids])
  await tx.delete(casePhotos).where(and(eq(casePhotos.communityId, communityId), here(casePhotos.photoId)))
  await tx
    .update(cases)
    .set({ thumbId: null })
    .where(and(eq(cases.communityId, communityId), here(cases.thumbId)))
  return erasePhotos(tx, communityId, ids)
}

async function voicesOf(tx: Tx, communityId: string, before: number): Promise<string[]> {
  const rows = await tx
    .select({ id: voices.id })
    .from(voices)
    .where(and(eq(voices.communityId, communityId), isNotNull(voices.caseId), endedBefore(voices.caseId, before)))
    .limit(OLD_ROWS_BATCH)
  return rows.map(({ id }) => id)
}

/** In every community: the rows first, then the files. Answers the most that went in one of them. */
function inEach(find: (tx: Tx, communityId: string, before: number) => Promise<{ found: number; files: string[] }>) {
  return async ({ db, storage }: Pick<Deps, 'db' | 'storage'>, before: number): Promise<number> => {
    let most = 0
    for await (const { communityId } of everyCommunity(db.api)) {
      const { found, files } = await inCommunity(db.api, { communityId }, (tx) => find(tx, communityId, before))
      for (const key of files) await storage.remove(key)
      most = Math.max(most, found)
    }
    return most
  }
}

/** Uploads of cases that ended. What a page shows are copies of its own. */
export const CLOSED_UPLOADS = {
  closedUploads: inEach(async (tx, communityId, before) => {
    const photoIds = await photosOf(tx, communityId, before, false)
    const voiceIds = await voicesOf(tx, communityId, before)
    const files = [
      ...(await forgetPhotos(tx, communityId, photoIds)),
      ...(await eraseVoices(tx, communityId, voiceIds)),
    ]
    return { found: Math.max(photoIds.length, voiceIds.length), files }
  }),
  verdictPhotos: inEach(async (tx, communityId, before) => {
    const photoIds = await photosOf(tx, communityId, before, true)
    return { found: photoIds.length, files: await forgetPhotos(tx, communityId, photoIds) }
  }),
}
