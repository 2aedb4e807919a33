import { Readable } from 'node:stream'
import { ROUTES } from '@juwuye/types'
import { consentBody, consentLedger, dataExportLink, dataExportParams, sensitiveViews } from '@juwuye/types/schemas'
import type { FastifyReply } from 'fastify'
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { requireSession } from '../../platform/http/session.ts'
import { askExport } from './commands/ask-export.ts'
import { setConsent } from './commands/set-consent.ts'
import { isExportGood, takeExport } from './commands/take-export.ts'
import { exportZip } from './export-zip.ts'
import { GONE_PAGE, TAKE_PAGE } from './link-page.ts'
import { readMyConsents } from './my-consents.ts'
import { readMyViews } from './my-views.ts'

const tags = ['my data']

/** Nobody keeps it, nothing says where it came from, and it loads nothing. */
const guarded = (reply: FastifyReply) =>
  reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )

const html = (reply: FastifyReply, status: 200 | 410, page: string) =>
  guarded(reply).code(status).type('text/html; charset=utf-8').send(page)

/** What a person gets to know of what is kept about them. */
export function myDataRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.askDataExport.method,
    url: ROUTES.askDataExport.path,
    config: { withoutGuide: true },
    schema: { tags, response: { 200: dataExportLink } },
    handler: (request) => askExport(deps, requireSession(request).personId),
  })
  app.route({
    method: ROUTES.dataExport.method,
    url: ROUTES.dataExport.path,
    schema: { tags, params: dataExportParams },
    handler: async (request, reply) => {
      await app.limits.anonymous(request)
      const good = await isExportGood(deps, request.params.token)
      return good ? html(reply, 200, TAKE_PAGE) : html(reply, 410, GONE_PAGE)
    },
  })
  app.route({
    method: ROUTES.takeDataExport.method,
    url: ROUTES.takeDataExport.path,
    config: { withoutGuide: true },
    schema: { tags, params: dataExportParams },
    handler: async (request, reply) => {
      await app.limits.anonymous(request)
      const data = await takeExport(deps, request.params.token)
      if (!data) return html(reply, 410, GONE_PAGE)
      const name = encodeURIComponent('我的信息-居物业.zip')
      return guarded(reply)
        .type('application/zip')
        .header('content-disposition', `attachment; filename="my-data.zip"; filename*=UTF-8''${name}`)
        .send(Readable.from(exportZip(deps.storage, data)))
    },
  })
}

/** What somebody agreed to, who looked, and what they take back. */
export function consentRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.myConsents.method,
    url: ROUTES.myConsents.path,
    schema: { tags, response: { 200: consentLedger } },
    handler: (request) => readMyConsents(deps, requireSession(request).personId),
  })
  app.route({
    method: ROUTES.setConsent.method,
    url: ROUTES.setConsent.path,
    config: { withoutGuide: true },
    schema: { tags, body: consentBody, response: { 200: consentLedger } },
    handler: async (request) => {
      const { personId } = requireSession(request)
      await setConsent(deps, personId, request.body)
      return readMyConsents(deps, personId)
    },
  })
  app.route({
    method: ROUTES.myViews.method,
    url: ROUTES.myViews.path,
    schema: { tags, response: { 200: sensitiveViews } },
    handler: (request) => readMyViews(deps, requireSession(request).personId),
  })
}
