import { publicRecord } from '@juwuye/domain'
import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import {
  type CaseRequest,
  type CaseWork,
  type CommandContext,
  caseEvents,
  type Parsed,
  ratingCounts,
  refusal,
  rowsOf,
  runAct,
} from '../cases/index.ts'
import { compilePublication, type PublicationWords, publicationHash, shownPhotos } from './compile-publication.ts'
import { type PageAct, previewPublication } from './preview-publication.ts'
import { copyPhotos, loadSources, publicKey } from './publication-sources.ts'
import { publicationPhotos, publicationRecords, publications } from './publicity.table.ts'

export interface PagePlace {
  readonly round: number
  readonly edition: number
  readonly endsAt: number
}

/** What the preview says where the act was done before: the retry is answered by its key. */
const DONE_BEFORE = ['wrong-state', 'page-not-hidden']

/**
 * Puts up exactly what was previewed. Pictures are copied first, outside the transaction; then the page is compiled
 * again under the case's lock and must hash to what the publisher saw.
 */
export async function putUpPage(
  deps: Deps,
  act: PageAct,
  request: CaseRequest<Parsed<PageAct>>,
  change: (context: CommandContext, write: (place: PagePlace) => Promise<void>) => Promise<void>,
): Promise<void> {
  const { previewHash, ...words } = request.input
  const preview = await previewPublication(deps, { ...request, input: words }, act).catch((error: unknown) => {
    if (error instanceof Refusal && DONE_BEFORE.includes(error.code) && request.idempotencyKey) return null
    throw error
  })
  if (preview) {
    if (preview.previewHash !== previewHash) throw refusal('preview-stale')
    await copyPhotos(deps, preview.sources, shownPhotos(preview.sources, words))
  }
  await runAct(deps, act, request, (context) =>
    change(context, (place) => writePage(context.work, words, previewHash, place)),
  )
}

async function writePage(
  work: CaseWork,
  words: PublicationWords,
  previewHash: string,
  place: PagePlace,
): Promise<void> {
  const { tx, now } = work
  const sources = await loadSources(tx, work.record)
  const { body } = compilePublication(sources, words)
  if (publicationHash(body) !== previewHash) throw refusal('preview-stale')
  const { communityId, id: caseId } = work.row
  const id = work.ids.uuid()
  await tx.insert(publications).values({
    communityId,
    id,
    caseId,
    ...place,
    estate: body.estate,
    caseClass: body.class,
    body,
    bodyHash: previewHash,
    publishedAt: now,
    reworking: false,
    ratings: ratingCounts(
      work.facts,
      work.record.ratings.filter((rating) => rating.round === place.round),
    ),
  })
  const events = await rowsOf(tx, work.row, caseEvents, caseEvents.seq)
  await tx.insert(publicationRecords).values({
    communityId,
    publicationId: id,
    events: publicRecord(events),
    headAt: events.at(-1)?.at ?? now,
  })
  const shown = [...new Set(shownPhotos(sources, words).map((photo) => photo.sha256))]
  if (shown.length > 0) {
    await tx.insert(publicationPhotos).values(
      shown.map((sha256) => ({
        communityId,
        publicationId: id,
        sha256,
        storageKey: publicKey(communityId, sha256, 'full'),
        thumbKey: publicKey(communityId, sha256, 'thumb'),
      })),
    )
  }
  work.row.publicationId = id
  work.row.publicityRound = place.round
  work.row.pageHiddenAt = null
  work.row.pageHiddenReason = null
}

/** The public page stays, marked 重新整改. */
export async function markReworking(work: CaseWork): Promise<void> {
  if (work.row.publicationId === null) return
  await work.tx
    .update(publications)
    .set({ reworking: true })
    .where(and(eq(publications.communityId, work.row.communityId), eq(publications.id, work.row.publicationId)))
}

/** Takes down every page of the case: with the newest gone, no older one may come up in its place. */
export async function hidePages(work: CaseWork): Promise<void> {
  const { communityId, id } = work.row
  await work.tx
    .update(publications)
    .set({ hiddenAt: work.now })
    .where(and(eq(publications.communityId, communityId), eq(publications.caseId, id), isNull(publications.hiddenAt)))
}
