import { LIMITS } from '@juwuye/domain'
import { ROUTES } from '@juwuye/types'
import { communityParams, importNeighboursQuery, neighbourImport } from '@juwuye/types/schemas'
import type { FastifyRequest } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import type { Api } from '../../../platform/http/api.ts'
import { unlessTooLarge } from '../../../platform/http/read-parts.ts'
import { invalidField, Refusal } from '../../../platform/http/refusal.ts'
import { sendBook } from '../../../platform/http/send-book.ts'
import { requireSession } from '../../../platform/http/session.ts'
import { actorAround } from '../../communities/index.ts'
import { importNeighbours } from '../commands/import-neighbours.ts'
import { neighbourTemplate } from './neighbour-template.ts'

const tags = ['neighbours']

/** Neighbours read in from a table. */
export function neighbourImportRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.neighbourSheet.method,
    url: ROUTES.neighbourSheet.path,
    schema: { tags, summary: 'The empty table, an Excel workbook', params: communityParams },
    handler: async (request, reply) => {
      const { communityId } = request.params
      const { personId } = requireSession(request)
      const now = deps.clock.now()
      const book = await inCommunity(deps.db.api, { communityId, personId }, async (tx) =>
        neighbourTemplate(tx, await actorAround(tx, communityId, personId, now), communityId, now),
      )
      return sendBook(reply, book, { file: 'neighbours', name: '邻居名单' })
    },
  })
  app.route({
    method: ROUTES.importNeighbours.method,
    url: ROUTES.importNeighbours.path,
    schema: {
      tags,
      summary: 'A table of neighbours (multipart: file)',
      consumes: ['multipart/form-data'],
      params: communityParams,
      querystring: importNeighboursQuery,
      response: { 200: neighbourImport },
    },
    handler: async (request) => {
      const { communityId } = request.params
      const { personId } = requireSession(request)
      await app.limits.upload(request)
      const file = await readFile(request)
      return importNeighbours(deps, { communityId, personId, file, dryRun: request.query.dryRun === 'true' })
    },
  })
}

function readFile(request: FastifyRequest): Promise<Buffer> {
  const tooLarge = new Refusal('sheet-too-large', { params: { rows: LIMITS.rowsPerSheet } })
  return unlessTooLarge(tooLarge, async () => {
    const part = await request.file({ limits: { fileSize: LIMITS.sheetBytes } })
    const file = await part?.toBuffer()
    if (!file || file.length === 0) throw invalidField('file', 'required')
    return file
  })
}
