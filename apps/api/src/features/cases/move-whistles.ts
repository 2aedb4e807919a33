import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { moveUploads, moveVoices } from '../uploads/index.ts'
import { whistleFacts } from './case-facts.ts'
import type { WhistleRow } from './case-record.ts'
import type { CaseWork } from './case-work.ts'
import { casePhotos, cases, whistles } from './cases.table.ts'
import { sumsOf } from './whistle-sums.ts'

const idsOf = (rows: readonly WhistleRow[]) => rows.map((w) => w.id)

/**
 * Moves whistles of one case to another with their photos. Both are held; each then shows the whistles it has. Evidence
 * of the work stays where the work was done.
 */
export async function moveWhistles(from: CaseWork, to: CaseWork, moved: readonly WhistleRow[]): Promise<void> {
  const { tx } = from
  const { communityId, id: fromId } = from.row
  const toId = to.row.id
  const ids = idsOf(moved)
  if (ids.length > 0) {
    await tx
      .update(whistles)
      .set({ caseId: toId, formerCaseIds: sql`array_append(${whistles.formerCaseIds}, ${fromId}::uuid)` })
      .where(and(eq(whistles.communityId, communityId), inArray(whistles.id, ids)))
    await moveVoices(tx, { communityId, whistleIds: ids, caseId: toId })
    const photos = await tx
      .update(casePhotos)
      .set({ caseId: toId })
      .where(
        and(
          eq(casePhotos.communityId, communityId),
          eq(casePhotos.caseId, fromId),
          eq(casePhotos.purpose, 'whistle'),
          inArray(casePhotos.subjectId, ids),
        ),
      )
      .returning({ id: casePhotos.photoId })
    await moveUploads(tx, { communityId, ids: photos.map((photo) => photo.id), caseId: toId })
  }
  const left = from.record.whistles.filter((w) => !ids.includes(w.id))
  await hasNow(from, left)
  const arrived = moved.map((w) => ({ ...w, caseId: toId, formerCaseIds: [...w.formerCaseIds, fromId] }))
  await hasNow(to, [...to.record.whistles, ...arrived])
}

/** Counts, visibility, words to search for and the small picture follow the whistles. */
async function hasNow(work: CaseWork, rows: readonly WhistleRow[]): Promise<void> {
  Object.assign(work.row, sumsOf(rows, work.row.title))
  work.row.thumbId = await thumbOf(work)
  work.facts = { ...work.facts, whistles: rows.map(whistleFacts) }
}

/** The picture shown so far, if it is still here; else the first that is. */
async function thumbOf({ tx, row }: CaseWork): Promise<string | null> {
  const [photo] = await tx
    .select({ id: casePhotos.photoId })
    .from(casePhotos)
    .where(and(eq(casePhotos.communityId, row.communityId), eq(casePhotos.caseId, row.id)))
    .orderBy(
      sql`${casePhotos.photoId} is not distinct from ${row.thumbId}::uuid desc`,
      sql`${casePhotos.purpose} = 'whistle' desc`,
      asc(casePhotos.position),
      asc(casePhotos.photoId),
    )
    .limit(1)
  return photo?.id ?? null
}

/** Numbers that led to the first case lead to the second. */
export async function leadAllOn(tx: Tx, communityId: string, fromId: string, toId: string): Promise<void> {
  await tx
    .update(cases)
    .set({ mergedIntoId: toId })
    .where(and(eq(cases.communityId, communityId), eq(cases.mergedIntoId, fromId)))
}

/** Merged numbers follow their whistles when the last of these leaves the case they led to. */
export async function leadLeaversOn(tx: Tx, communityId: string, fromId: string, toId: string): Promise<void> {
  const has = (caseId: string) => sql`exists (select 1 from ${whistles} where ${whistles.communityId} = ${communityId}
    and ${whistles.caseId} = ${caseId} and ${whistles.withdrawnAt} is null
    and ${whistles.formerCaseIds} <> '{}' and ${whistles.formerCaseIds} @> array[${cases.id}])`
  await tx
    .update(cases)
    .set({ mergedIntoId: toId })
    .where(
      and(
        eq(cases.communityId, communityId),
        eq(cases.mergedIntoId, fromId),
        sql`not ${has(fromId)}`,
        sql`${has(toId)}`,
      ),
    )
}
