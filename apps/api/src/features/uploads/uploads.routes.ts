import multipart from '@fastify/multipart'
import { LIMITS } from '@juwuye/domain'
import { ROUTES } from '@juwuye/types'
import { communityId, communityParams, photo, uuid } from '@juwuye/types/schemas'
import { and, eq } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import type { Api } from '../../platform/http/api.ts'
import { invalidField, Refusal } from '../../platform/http/refusal.ts'
import { requireSession } from '../../platform/http/session.ts'
import type { SignedFile } from '../../platform/http/signed-url.ts'
import { keepUpload } from './commands/keep-upload.ts'
import { photoView } from './photos.ts'
import { attachments } from './uploads.table.ts'

const tags = ['photos']

export function uploadsRoutes(app: Api, deps: Deps): void {
  app.register(multipart, {
    limits: { files: 1, fileSize: LIMITS.photoBytes, fields: 4, fieldSize: 200, parts: 5 },
  })

  app.route({
    method: ROUTES.upload.method,
    url: ROUTES.upload.path,
    schema: {
      tags,
      summary: 'One photo (multipart: field id, file)',
      consumes: ['multipart/form-data'],
      params: communityParams,
      response: { 200: photo },
    },
    handler: async (request) => {
      const actor = requireSession(request)
      await app.limits.upload(request)
      const { id, file } = await readParts(request)
      const kept = await keepUpload(deps, actor, { communityId: request.params.communityId, id, file })
      return photoView(deps.signer, kept, deps.clock.now())
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/files/:communityId/:attachmentId/:size',
    schema: {
      tags,
      params: z.object({ communityId, attachmentId: uuid, size: z.enum(['full', 'thumb']) }),
      querystring: z.object({ e: z.string().regex(/^\d{1,15}$/), s: z.string().max(100) }),
    },
    handler: async (request, reply) => {
      const now = deps.clock.now()
      const { e, s } = request.query
      if (!deps.signer.verify(request.params, { e, s }, now)) throw new Refusal('not-found')
      const stream = await deps.storage.get(await keyOf(deps, request.params))
      return reply
        .type('image/jpeg')
        .header('cache-control', `private, immutable, max-age=${Math.floor((Number(e) - now) / 1000)}`)
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'")
        .send(stream)
    },
  })
}

/** The address itself is the right to see it, so only the community is pinned. */
async function keyOf(deps: Deps, { communityId, attachmentId, size }: SignedFile): Promise<string> {
  const [row] = await inCommunity(deps.db.api, { communityId }, (tx) =>
    tx
      .select({ full: attachments.storageKey, thumb: attachments.thumbKey })
      .from(attachments)
      .where(and(eq(attachments.communityId, communityId), eq(attachments.id, attachmentId))),
  )
  if (!row) throw new Refusal('not-found')
  return row[size]
}

async function readParts(request: FastifyRequest): Promise<{ id: string; file: Buffer }> {
  let id: unknown
  let file: Buffer | undefined
  for await (const part of request.parts()) {
    if (part.type === 'file') file = await part.toBuffer()
    else if (part.fieldname === 'id') id = part.value
  }
  const parsed = uuid.safeParse(id)
  if (!parsed.success) throw invalidField('id', id === undefined ? 'required' : 'wrong-format')
  if (!file || file.length === 0) throw invalidField('file', 'required')
  return { id: parsed.data.toLowerCase(), file }
}
