import { buffer } from 'node:stream/consumers'
import { and, asc, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { type CaseRecord, casePhotos, evidencePhotos } from '../cases/index.ts'
import { communityName, maskingKnowledge, placeNames } from '../communities/index.ts'
import { type KeptPhoto, photosOfCase, redactionsOf } from '../uploads/index.ts'
import type { CandidatePhoto, PublicationSources, ShownPhoto } from './compile-publication.ts'

/** What a public page is made of, and where the pictures lie. */
export interface LoadedSources extends PublicationSources {
  readonly kept: ReadonlyMap<string, KeptPhoto>
}

/**
 * Reads what may go on the page: photos of whistles that may be shown and the nodes' evidence. A whistle marked
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
  const whistles = new Set(record.whistles.filter((w) => w.visibility !== 'private' && !w.withdrawnAt).map((w) => w.id))
  const evidence = record.nodes.flatMap((node) => [
    ...evidencePhotos(placed, node.id, 'before'),
    ...evidencePhotos(placed, node.id, 'after'),
  ])
  const verified = new Set(record.nodes.filter((node) => node.state === 'verified').map((node) => node.id))
  const shown = [...placed.filter((p) => p.purpose === 'whistle' && whistles.has(p.subjectId)), ...evidence]
  const photos = shown.flatMap(({ photoId, purpose, subjectId }): CandidatePhoto[] => {
    const file = kept.get(photoId)
    if (!file || (purpose !== 'whistle' && purpose !== 'before' && purpose !== 'after')) return []
    const { id, sha256, width, height, passed } = file
    const onPage = purpose === 'whistle' || verified.has(subjectId)
    return [{ id, purpose, subjectId, sha256, width, height, onPage, passed }]
  })
  const names = await placeNames(tx, communityId)
  const known = await maskingKnowledge(tx, communityId)
  // who whistled may be no member, and a neighbour who was spoken for has no account at all
  const whistlers = [...record.whistles, ...record.movedWhistles].flatMap((w) => [w.displayName, w.onBehalfOf ?? ''])
  return {
    record,
    photos,
    kept,
    redactions: await redactionsOf(
      tx,
      communityId,
      photos.map((photo) => photo.id),
    ),
    community: await communityName(tx, communityId),
    estate: names.get(estateId) ?? '',
    knowledge: { ...known, knownNames: [...known.knownNames, ...whistlers] },
    building: buildingId === null ? null : (names.get(buildingId) ?? null),
  }
}

export const publicKey = (communityId: string, sha256: string, size: 'full' | 'thumb') =>
  `public/${communityId}/${sha256}-${size}.jpg`

/** Where a shown photo lies that only insiders reach: the photo itself, or its redacted copy. */
const insideFile = ({ kept }: LoadedSources, { id, redaction }: ShownPhoto) => redaction ?? kept.get(id)

/** Copies the shown pictures to where the public reads; named by content, so doing it twice does nothing more. */
export async function copyPhotos(deps: Deps, sources: LoadedSources, photos: readonly ShownPhoto[]): Promise<void> {
  const { communityId } = sources.record.row
  for (const photo of photos) {
    const file = insideFile(sources, photo)
    if (!file) continue
    for (const [size, from] of [
      ['full', file.storageKey],
      ['thumb', file.thumbKey],
    ] as const) {
      const key = publicKey(communityId, photo.sha256, size)
      if (await deps.storage.exists(key)) continue
      await deps.storage.put(key, await buffer(await deps.storage.get(from)))
    }
  }
}
