import { can, DAY, readLevel } from '@juwuye/domain'
import type { PublicationBody } from '@juwuye/types'
import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import {
  type CaseRequest,
  DEADLINES,
  factsOf,
  findCase,
  insist,
  type Parsed,
  refusal,
  runAct,
} from '../../cases/index.ts'
import { actorAround } from '../../communities/index.ts'
import { cleanPhotos, compilePublication, type PublicationWords, publicationHash } from '../compile-publication.ts'
import { copyPhotos, type LoadedSources, loadSources, publicKey } from '../publication-sources.ts'
import { publicationPhotos, publications } from '../publicity.table.ts'

export interface Preview {
  readonly body: PublicationBody
  readonly previewHash: string
  readonly sources: LoadedSources
}

/** The page as the public would get it now; writes nothing. Only for whoever may publish. */
export function previewPublication(deps: Deps, request: CaseRequest<PublicationWords>): Promise<Preview> {
  const { communityId, caseId, input } = request
  const personId = request.personId ?? ''
  return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    const now = deps.clock.now()
    const record = await findCase(tx, communityId, caseId, now, false)
    if (!record) throw new Refusal('not-found')
    const actor = await actorAround(tx, communityId, personId, now)
    const facts = factsOf(record)
    if (readLevel(actor, facts) === 'none') throw new Refusal('not-found')
    insist(can('publish', { actor, facts, subject: {}, now, deadlines: DEADLINES }))
    const sources = await loadSources(tx, record)
    const body = compilePublication(sources, input)
    return { body, previewHash: publicationHash(body), sources }
  })
}

/**
 * 成效公示: publishes exactly what was previewed. Pictures are copied first, outside the transaction; then the page is
 * compiled again under the case's lock and must hash to what the publisher saw.
 */
export async function publishResult(deps: Deps, request: CaseRequest<Parsed<'publish'>>): Promise<void> {
  const { previewHash, ...words } = request.input
  const preview = await previewPublication(deps, { ...request, input: words }).catch((error: unknown) => {
    // a retry of a publication that went through is answered by its key, below
    if (error instanceof Refusal && error.code === 'wrong-state' && request.idempotencyKey) return null
    throw error
  })
  if (preview) {
    if (preview.previewHash !== previewHash) throw refusal('preview-stale')
    const chosen = cleanPhotos(preview.sources.photos, words).flatMap((p) => preview.sources.kept.get(p.id) ?? [])
    await copyPhotos(deps, request.communityId, chosen)
  }
  await runAct(deps, 'publish', request, async ({ tx, work, now }) => {
    const sources = await loadSources(tx, work.record)
    const body = compilePublication(sources, words)
    if (publicationHash(body) !== previewHash) throw refusal('preview-stale')
    const { communityId, id: caseId } = work.row
    const id = work.ids.uuid()
    const round = work.row.publicityRound + 1
    const endsAt = now + DEADLINES.publicityDays * DAY
    await tx.insert(publications).values({
      communityId,
      id,
      caseId,
      round,
      estate: body.estate,
      caseClass: body.class,
      body,
      bodyHash: previewHash,
      publishedAt: now,
      endsAt,
      reworking: false,
    })
    const shown = [...new Set(cleanPhotos(sources.photos, words).map((photo) => photo.sha256))]
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
    work.row.publicityRound = round
    work.row.publicityEndsAt = endsAt
    await work.apply('publish', 'publicised', { data: { round, bodyHash: previewHash } })
  })
}
