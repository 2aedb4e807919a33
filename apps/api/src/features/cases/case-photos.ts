import type { PhotoView } from '@juwuye/types'
import type { UrlSigner } from '../../platform/http/signed-url.ts'
import { type KeptPhoto, photoView } from '../uploads/index.ts'
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

/** Photos as this person sees them: what is held back only where they work on the case, or brought it themself. */
export const photosFor =
  (signer: UrlSigner, photos: ReadonlyMap<string, KeptPhoto>, viewer: { personId: string; now: number }) =>
  (id: string, freely: boolean): PhotoView | null => {
    const photo = photos.get(id)
    if (!photo || !(photo.passed || freely || photo.uploaderPersonId === viewer.personId)) return null
    return photoView(signer, photo, viewer.now)
  }
