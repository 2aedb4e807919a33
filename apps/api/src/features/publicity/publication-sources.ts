import { and, asc, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { type CaseRecord, casePhotos } from '../cases/index.ts'
import { communityName, placeNames } from '../communities/index.ts'
import { type KeptPhoto, photosOfCase } from '../uploads/index.ts'
import type { CandidatePhoto, PublicationSources } from './compile-publication.ts'

/** What a public page is made of, and where the pictures lie. */
export interface LoadedSources extends PublicationSources {
  readonly kept: ReadonlyMap<string, KeptPhoto>
}

/**
 * Reads what may go on the page: photos of whistles that may be shown and of the nodes' last rounds. A whistle marked
 * private keeps its photos to itself though the case is published.
 */
export async function loadSources(tx: Tx, record: CaseRecord): Promise<LoadedSources> {
  const { communityId, id: caseId, estateId, buildingId } = record.row
  const kept = new Map((await photosOfCase(tx, communityId, caseId)).map((photo) => [photo.id, photo]))
  const placed = await tx
    .select()
    .from(casePhotos)
    .where(and(eq(casePhotos.communityId, communityId), eq(casePhotos.caseId, caseId)))
    .orderBy(asc(casePhotos.subjectId), asc(casePhotos.position))
  const showable = new Set([
    ...record.whistles.filter((w) => w.visibility !== 'private' && w.withdrawnAt === null).map((w) => w.id),
    ...record.nodes.map((node) => `${node.id}/${node.round}`),
  ])
  const photos = placed.flatMap((photo): CandidatePhoto[] => {
    const { purpose, subjectId } = photo
    if (purpose !== 'whistle' && purpose !== 'before' && purpose !== 'after') return []
    const key = purpose === 'whistle' ? subjectId : `${subjectId}/${photo.round}`
    const file = kept.get(photo.photoId)
    if (!file || !showable.has(key)) return []
    return [{ id: file.id, purpose, subjectId, sha256: file.sha256, width: file.width, height: file.height }]
  })
  const names = await placeNames(tx, communityId)
  return {
    record,
    photos,
    kept,
    community: await communityName(tx, communityId),
    estate: names.get(estateId) ?? '',
    building: buildingId === null ? null : (names.get(buildingId) ?? null),
  }
}

export const publicKey = (communityId: string, sha256: string, size: 'full' | 'thumb') =>
  `public/${communityId}/${sha256}-${size}.jpg`

/** Copies the chosen pictures to where the public reads; named by content, so doing it twice does nothing more. */
export async function copyPhotos(deps: Deps, communityId: string, photos: readonly KeptPhoto[]): Promise<void> {
  for (const photo of photos) {
    for (const [size, from] of [
      ['full', photo.storageKey],
      ['thumb', photo.thumbKey],
    ] as const) {
      const key = publicKey(communityId, photo.sha256, size)
      if (await deps.storage.exists(key)) continue
      const chunks: Buffer[] = []
      for await (const chunk of await deps.storage.get(from)) chunks.push(chunk as Buffer)
      await deps.storage.put(key, Buffer.concat(chunks))
    }
  }
}
