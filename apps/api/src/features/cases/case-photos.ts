import type { casePhotos } from './cases.table.ts'

type CasePhotoRow = typeof casePhotos.$inferSelect

/**
 * The evidence of a node: for each purpose the photos of the last round that brought any, in order. A new round opens
 * also when only the panel changes, and work handed in again may bring a new "after" to the old "before".
 */
export function evidencePhotos(
  photos: readonly CasePhotoRow[],
  nodeId: string,
  purpose: 'before' | 'after',
): CasePhotoRow[] {
  const given = photos.filter((p) => p.subjectId === nodeId && p.purpose === purpose)
  const last = Math.max(...given.map((p) => p.round))
  return given.filter((p) => p.round === last).sort((a, b) => a.position - b.position)
}
