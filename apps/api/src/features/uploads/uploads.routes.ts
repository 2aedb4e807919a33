import multipart from '@fastify/multipart'
import { LIMITS } from '@juwuye/domain'
import { ROUTES } from '@juwuye/types'
import { communityParams, photo, voice } from '@juwuye/types/schemas'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { readParts, unlessTooLarge } from '../../platform/http/read-parts.ts'
import { invalidField, Refusal } from '../../platform/http/refusal.ts'
import { requireSession } from '../../platform/http/session.ts'
import { keepUpload } from './commands/keep-upload.ts'
import { keepVoice } from './commands/keep-voice.ts'
import { photoView } from './photos.ts'
import { voiceView } from './voices.ts'

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
    method: ROUTES.uploadVoice.method,
    url: ROUTES.uploadVoice.path,
    schema: {
      tags: ['voices'],
      summary: 'One recording (multipart: field id, optionally peaks, file)',
      consumes: ['multipart/form-data'],
      params: communityParams,
      response: { 200: voice },
    },
    handler: async (request) => {
      const actor = requireSession(request)
      await app.limits.upload(request)
      const { id, file, peaks } = await readVoice(request)
      const kept = await keepVoice(deps, actor, { communityId: request.params.communityId, id, file, peaks })
      return voiceView(deps.signer, kept, deps.clock.now())
    },
  })
}

/** So many levels, from 0 to 100, with commas between. */
const peaksField = z
  .string()
  .regex(/^\d{1,3}(,\d{1,3})*$/)
  .transform((text) => text.split(',').map(Number))
  .pipe(z.array(z.int().max(100)).length(LIMITS.voicePeaks))
  .optional()

async function readVoice(request: FastifyRequest): Promise<{ id: string; file: Buffer; peaks: number[] | null }> {
  const { id, file, fields } = await unlessTooLarge(new Refusal('voice-too-large'), () =>
    readParts(request, { fileSize: LIMITS.voiceBytes }),
  )
  const peaks = peaksField.safeParse(fields.get('peaks'))
  if (!peaks.success) throw invalidField('peaks', 'wrong-format')
  return { id, file, peaks: peaks.data ?? null }
}
