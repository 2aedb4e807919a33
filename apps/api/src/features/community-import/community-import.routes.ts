import { LIMITS } from '@juwuye/domain'
import { ROUTES } from '@juwuye/types'
import {
  communityImport,
  communityImports,
  communityParams,
  cursorQuery,
  importInvitations,
  importInvitationsBody,
  importParams,
  importTemplateQuery,
} from '@juwuye/types/schemas'
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { readParts, unlessTooLarge } from '../../platform/http/read-parts.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { sendBook } from '../../platform/http/send-book.ts'
import { askedBy, requireSession } from '../../platform/http/session.ts'
import { shownInvitation, tellInvited } from '../opening/index.ts'
import { applyImport, cancelImport } from './commands/settle-import.ts'
import { startImport } from './commands/start-import.ts'
import { importTemplate } from './import-template.ts'
import { listImports, readImport } from './import-view.ts'

const tags = ['imports']

/** A community brought in from a workbook. */
export function communityImportRoutes(app: Api, deps: Deps): void {
  bookRoutes(app, deps)
  app.route({
    method: ROUTES.imports.method,
    url: ROUTES.imports.path,
    schema: { tags, params: communityParams, querystring: cursorQuery, response: { 200: communityImports } },
    handler: (request) => listImports(deps, askedBy(request), request.query),
  })
  app.route({
    method: ROUTES.import.method,
    url: ROUTES.import.path,
    schema: { tags, params: importParams, response: { 200: communityImport } },
    handler: (request) => readImport(deps, askedBy(request)),
  })
  app.route({
    method: ROUTES.applyImport.method,
    url: ROUTES.applyImport.path,
    schema: { tags, params: importParams, response: { 200: communityImport } },
    handler: (request) => applyImport(deps, askedBy(request)),
  })
  app.route({
    method: ROUTES.cancelImport.method,
    url: ROUTES.cancelImport.path,
    schema: { tags, params: importParams, response: { 200: communityImport } },
    handler: (request) => cancelImport(deps, askedBy(request)),
  })
  app.route({
    method: ROUTES.importInvitations.method,
    url: ROUTES.importInvitations.path,
    schema: { tags, params: importParams, body: importInvitationsBody, response: { 200: importInvitations } },
    handler: async (request) => {
      await readImport(deps, askedBy(request))
      return tellInvited(deps, askedBy(request), request.body.cursor, (made) => shownInvitation(deps, request, made))
    },
  })
}

function bookRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.importTemplate.method,
    url: ROUTES.importTemplate.path,
    schema: {
      tags,
      summary: 'The workbook, empty or with what is there',
      params: communityParams,
      querystring: importTemplateQuery,
    },
    handler: async (request, reply) => {
      const book = await importTemplate(deps, askedBy(request), request.query.filled === 'true')
      return sendBook(reply, book, { file: 'community', name: '社区导入表' })
    },
  })
  app.route({
    method: ROUTES.startImport.method,
    url: ROUTES.startImport.path,
    schema: {
      tags,
      summary: 'A workbook, to be checked first (multipart: field id, file)',
      consumes: ['multipart/form-data'],
      params: communityParams,
      response: { 200: communityImport },
    },
    handler: async (request) => {
      const { personId } = requireSession(request)
      await app.limits.upload(request)
      const { id: importId, file } = await unlessTooLarge(new Refusal('book-too-large'), () =>
        readParts(request, { fileSize: LIMITS.importBytes }),
      )
      return startImport(deps, { ...request.params, personId, importId }, file)
    },
  })
}
