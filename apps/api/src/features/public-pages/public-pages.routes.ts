import { errorSentence } from '@juwuye/messages'
import { ROUTES } from '@juwuye/types'
import { communityParams, noticeQuery, publicationParams, wallPageQuery } from '@juwuye/types/schemas'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../../deps.ts'
import { asAnyone } from '../../platform/db/tenant.ts'
import type { Api } from '../../platform/http/api.ts'
import { toRefusal } from '../../platform/http/errors.ts'
import { openRoutes } from '../../platform/http/open-routes.ts'
import { originOf } from '../../platform/http/origin-of.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { findCommunity } from '../communities/index.ts'
import { findPublication, listPublications, newestPublications, publishedEstates } from '../publicity/index.ts'
import { ASSETS_PATH, type Asset, HALL_WORKER, HASHED_ASSETS, ICON } from './assets.ts'
import { gonePage } from './gone-page.tsx'
import { hallPage } from './hall-page.tsx'
import { resultNotice, wallNotice } from './notice-page.tsx'
import { resultPage } from './result-page.tsx'
import { wallPage } from './wall-page.tsx'

/** How long anybody may keep a page without asking again: so long may one that was taken down still be seen. */
const KEPT_SECONDS = 60
const ON_WALL = 20
const IN_HALL = 12

/** Nothing but our own pictures and style sheets; a script only where a page names one, and never inside the page. */
const POLICY = [
  "default-src 'none'",
  "img-src 'self'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const SECURITY = {
  'content-security-policy': POLICY,
  'referrer-policy': 'same-origin',
} as const

/** Pages that anybody may read without signing in and without a script: whole HTML, made of what was published alone. */
export function publicPagesRoutes(app: Api, deps: Deps): void {
  openRoutes(app, (pages) => {
    pages.addHook('onRequest', app.limits.anonymous)
    pages.setErrorHandler(sayGone)
    resultRoutes(pages, deps)
    wallRoutes(pages, deps)
    assetRoutes(pages)
    pages.get('/p/*', { schema: { hide: true } }, () => {
      throw new Refusal('not-found')
    })
  })
}

function wallRoutes(pages: Api, deps: Deps): void {
  pages.route({
    method: ROUTES.publicWallPage.method,
    url: ROUTES.publicWallPage.path,
    schema: { hide: true, params: communityParams, querystring: wallPageQuery },
    handler: async (request, reply) => {
      const { communityId } = request.params
      const { estate, cursor, big } = request.query
      const community = await nameOf(deps, communityId)
      const list = await listPublications(deps.db.public, communityId, { estate, cursor, limit: ON_WALL })
      const estates = await publishedEstates(deps.db.public, communityId)
      const context = { origin: originOf(deps, request), big: big === '1', further: cursor !== undefined }
      return send(reply, wallPage({ ...context, communityId, community, estates, estate, list }))
    },
  })
  pages.route({
    method: ROUTES.publicWallNotice.method,
    url: ROUTES.publicWallNotice.path,
    schema: { hide: true, params: communityParams, querystring: noticeQuery },
    handler: async (request, reply) => {
      const { communityId } = request.params
      const community = await nameOf(deps, communityId)
      const { paper } = request.query
      return send(reply, wallNotice({ origin: originOf(deps, request), communityId, community, paper }))
    },
  })
  pages.route({
    method: ROUTES.publicHallPage.method,
    url: ROUTES.publicHallPage.path,
    schema: { hide: true, params: communityParams },
    handler: async (request, reply) => {
      const { communityId } = request.params
      const community = await nameOf(deps, communityId)
      const { results, figures } = await newestPublications(deps.db.public, communityId, IN_HALL)
      const now = deps.clock.now()
      return send(reply, hallPage({ origin: originOf(deps, request), communityId, community, figures, results, now }))
    },
  })
}

function resultRoutes(pages: Api, deps: Deps): void {
  const getPublication = async ({ communityId, publicationId }: { communityId: string; publicationId: string }) => {
    const view = await findPublication(deps.db.public, communityId, publicationId)
    if (!view) throw new Refusal('not-found')
    return view
  }
  pages.route({
    method: ROUTES.publicResultPage.method,
    url: ROUTES.publicResultPage.path,
    schema: { hide: true, params: publicationParams, querystring: wallPageQuery.pick({ big: true }) },
    handler: async (request, reply) => {
      const view = await getPublication(request.params)
      const context = { origin: originOf(deps, request), big: request.query.big === '1', now: deps.clock.now() }
      return send(reply, resultPage({ ...context, view }))
    },
  })
  pages.route({
    method: ROUTES.publicResultNotice.method,
    url: ROUTES.publicResultNotice.path,
    schema: { hide: true, params: publicationParams, querystring: noticeQuery },
    handler: async (request, reply) => {
      const view = await getPublication(request.params)
      const { paper } = request.query
      return send(reply, resultNotice({ origin: originOf(deps, request), view, paper, now: deps.clock.now() }))
    },
  })
}

function assetRoutes(pages: Api): void {
  const sendAsset = (reply: FastifyReply, { type, bytes }: Asset, caching: string) =>
    reply.headers(SECURITY).header('cache-control', caching).type(type).send(bytes)
  pages.get(HALL_WORKER.address, { schema: { hide: true } }, async (_request, reply) =>
    sendAsset(reply, HALL_WORKER, 'no-cache'),
  )
  pages.get(ICON.address, { schema: { hide: true } }, async (_request, reply) =>
    sendAsset(reply, ICON, 'public, max-age=86400'),
  )
  pages.get<{ Params: { file: string } }>(
    `${ASSETS_PATH}/:file`,
    { schema: { hide: true } },
    async (request, reply) => {
      const asset = HASHED_ASSETS.get(request.params.file)
      if (!asset) throw new Refusal('not-found')
      return sendAsset(reply, asset, 'public, max-age=31536000, immutable')
    },
  )
}

async function nameOf(deps: Deps, communityId: string): Promise<string> {
  const community = await asAnyone(deps.db.api, (tx) => findCommunity(tx, communityId))
  if (!community) throw new Refusal('not-found')
  return community.name
}

function send(reply: FastifyReply, html: string) {
  return reply
    .headers(SECURITY)
    .header('cache-control', `public, max-age=${KEPT_SECONDS}`)
    .type('text/html; charset=utf-8')
    .send(html)
}

/** A page that was taken down answers like one that never was. */
function sayGone(error: Parameters<typeof toRefusal>[0], request: FastifyRequest, reply: FastifyReply) {
  const refusal = toRefusal(error)
  if (refusal.status >= 500) request.log.error({ err: error }, refusal.code)
  if (refusal.retryAfterSeconds !== undefined) reply.header('retry-after', refusal.retryAfterSeconds)
  const words =
    refusal.status === 404
      ? { title: '这一页现在看不到', text: '可能先撤下来核对了，改好了会再公示；也可能地址不全，请再扫一次码。' }
      : { title: '这一页没有打开', text: errorSentence(refusal.code, refusal.params) }
  return reply
    .code(refusal.status)
    .headers(SECURITY)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(gonePage(words))
}
