import { ROUTES } from '@juwuye/types'
import {
  caseParams,
  communityParams,
  pageEditions,
  publication,
  publicationDraft,
  publicationList,
  publicationParams,
  publicationPreview,
  publicationsQuery,
  publicPhotoParams,
  publicRecord,
  publicReportBody,
  publicReportReceipt,
  takenDownWords,
} from '@juwuye/types/schemas'
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { keyHeaders } from '../../platform/http/idempotency-key.ts'
import { openRoutes } from '../../platform/http/open-routes.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { requireSession } from '../../platform/http/session.ts'
import { findSettledDay } from '../ledger/index.ts'
import { checkWords, wordsOfPage } from '../moderation/index.ts'
import { photoView, redactionView } from '../uploads/index.ts'
import { reportPublication } from './commands/report-page.ts'
import { shownPhotos } from './compile-publication.ts'
import { listPageEditions } from './page-editions.ts'
import { previewPublication } from './preview-publication.ts'
import { findPublication, findPublicPhoto, findRecord, listPublications } from './publicity.queries.ts'
import { findTakenDownWords } from './taken-down-words.ts'

const tags = ['publicity']
/** Asked for again each time: a page that is taken down is gone for everybody at once. */
const ASK_AGAIN = 'public, no-cache'
/** The bytes never change, but the page they stand on may be taken down: so long may it still be seen. */
const A_MINUTE = 'public, max-age=60'

/** What is published, open to everybody; and the preview of what is about to be. */
export function publicityRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.previewPublication.method,
    url: ROUTES.previewPublication.path,
    schema: { tags, params: caseParams, body: publicationDraft, response: { 200: publicationPreview } },
    handler: async (request) => {
      const { personId } = requireSession(request)
      const input = request.body
      const checked = await checkWords(deps, personId, wordsOfPage(input))
      const asked = { ...request.params, personId, input, checked }
      const { body, masked, previewHash, sources } = await previewPublication(deps, asked)
      const now = deps.clock.now()
      const shown = new Map(shownPhotos(sources, input).map((photo) => [photo.sha256, photo]))
      const photos = [...shown].flatMap(([sha256, { id, redaction }]) => {
        const kept = sources.kept.get(id)
        if (!kept) return []
        const { full, thumb } = redaction
          ? redactionView(deps.signer, redaction, now)
          : photoView(deps.signer, kept, now)
        return [{ sha256, full, thumb }]
      })
      return { body, masked: [...masked], previewHash, photos }
    },
  })
  app.route({
    method: ROUTES.takenDownWords.method,
    url: ROUTES.takenDownWords.path,
    schema: { tags, params: caseParams, response: { 200: takenDownWords } },
    handler: async (request) => {
      const { personId } = requireSession(request)
      return findTakenDownWords(deps, { ...request.params, personId })
    },
  })
  app.route({
    method: ROUTES.pageEditions.method,
    url: ROUTES.pageEditions.path,
    schema: { tags, params: caseParams, response: { 200: pageEditions } },
    handler: async (request) => {
      const { personId } = requireSession(request)
      return listPageEditions(deps, { ...request.params, personId })
    },
  })
  app.route({
    method: ROUTES.reportPublication.method,
    url: ROUTES.reportPublication.path,
    schema: {
      tags,
      params: publicationParams,
      headers: keyHeaders,
      body: publicReportBody,
      response: { 202: publicReportReceipt },
    },
    handler: async (request, reply) => {
      await app.limits.report(request)
      const key = request.headers['idempotency-key']
      await reportPublication(deps, { ...request.params, ...request.body, key })
      return reply.code(202).send({ receivedAt: deps.clock.now() })
    },
  })
  openRoutes(app, (routes) => openPublicity(routes, deps))
}

/** What anybody gets without signing in. */
function openPublicity(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.publications.method,
    url: ROUTES.publications.path,
    schema: { tags, params: communityParams, querystring: publicationsQuery, response: { 200: publicationList } },
    handler: async (request, reply) => {
      reply.header('cache-control', ASK_AGAIN)
      return listPublications(deps.db.public, request.params.communityId, request.query)
    },
  })
  app.route({
    method: ROUTES.publication.method,
    url: ROUTES.publication.path,
    schema: { tags, params: publicationParams, response: { 200: publication } },
    handler: async (request, reply) => {
      const { communityId, publicationId } = request.params
      const found = await findPublication(deps.db.public, communityId, publicationId)
      if (!found) throw new Refusal('not-found')
      reply.header('cache-control', ASK_AGAIN)
      return found
    },
  })
  app.route({
    method: ROUTES.publicRecord.method,
    url: ROUTES.publicRecord.path,
    schema: { tags, params: publicationParams, response: { 200: publicRecord } },
    handler: async (request, reply) => {
      const { communityId, publicationId } = request.params
      const found = await findRecord(deps.db.public, communityId, publicationId)
      if (!found) throw new Refusal('not-found')
      const { caseId, head, events, headAt } = found
      reply.header('cache-control', ASK_AGAIN)
      return { communityId, caseId, head, events, day: await findSettledDay(deps.db, found, headAt) }
    },
  })
  app.route({
    method: ROUTES.publicPhoto.method,
    url: ROUTES.publicPhoto.path,
    schema: { tags, params: publicPhotoParams },
    handler: async (request, reply) => {
      const { communityId, publicationId, sha256, size } = request.params
      const etag = `"${sha256}-${size}"`
      const key = await findPublicPhoto(deps.db.public, communityId, publicationId, sha256, size)
      if (!key) throw new Refusal('not-found')
      reply.header('cache-control', A_MINUTE).header('etag', etag)
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      return reply
        .type('image/jpeg')
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'")
        .send(await deps.storage.get(key))
    },
  })
}
