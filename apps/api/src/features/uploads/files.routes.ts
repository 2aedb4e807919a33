import { buffer } from 'node:stream/consumers'
import type { VoiceFormat } from '@juwuye/domain'
import { communityId, uuid } from '@juwuye/types/schemas'
import { and, eq } from 'drizzle-orm'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import type { Api } from '../../platform/http/api.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { FILE_SIZES, type SignedFile } from '../../platform/http/signed-url.ts'
import { photoRedactions } from './redactions.table.ts'
import { attachments } from './uploads.table.ts'
import { voices } from './voices.table.ts'

const VOICE_TYPES: Record<VoiceFormat, string> = {
  webm: 'audio/webm',
  mp3: 'audio/mpeg',
  aac: 'audio/aac',
  m4a: 'audio/mp4',
}

/** Files by their signed addresses. */
export function filesRoutes(app: Api, deps: Deps): void {
  app.route({
    method: 'GET',
    url: '/v1/files/:communityId/:attachmentId/:size',
    schema: {
      tags: ['photos', 'voices'],
      params: z.object({ communityId, attachmentId: uuid, size: z.enum(FILE_SIZES) }),
      querystring: z.object({ e: z.string().regex(/^\d{1,15}$/), s: z.string().max(100) }),
    },
    handler: async (request, reply) => {
      const now = deps.clock.now()
      const { e, s } = request.query
      if (!deps.signer.verify(request.params, { e, s }, now)) throw new Refusal('not-found')
      const { key, type } = await fileOf(deps, request.params)
      const stream = await deps.storage.get(key)
      reply
        .type(type)
        .header('cache-control', `private, immutable, max-age=${Math.floor((Number(e) - now) / 1000)}`)
        .header('content-security-policy', "default-src 'none'")
      return request.params.size === 'voice'
        ? sendRange(reply, await buffer(stream), request.headers.range)
        : reply.send(stream)
    },
  })
}

/** The address itself is the right to have it, so only the community is pinned. */
async function fileOf(
  deps: Deps,
  { communityId, attachmentId, size }: SignedFile,
): Promise<{ key: string; type: string }> {
  const found = await inCommunity(deps.db.api, { communityId }, async (tx) => {
    if (size === 'voice') {
      const [row] = await tx
        .select({ key: voices.storageKey, format: voices.format })
        .from(voices)
        .where(and(eq(voices.communityId, communityId), eq(voices.id, attachmentId)))
      return row && { key: row.key, type: VOICE_TYPES[row.format] }
    }
    if (size === 'redacted' || size === 'redacted-thumb') {
      const [row] = await tx
        .select({ full: photoRedactions.storageKey, thumb: photoRedactions.thumbKey })
        .from(photoRedactions)
        .where(and(eq(photoRedactions.communityId, communityId), eq(photoRedactions.id, attachmentId)))
      return row && { key: size === 'redacted' ? row.full : row.thumb, type: 'image/jpeg' }
    }
    const [row] = await tx
      .select({ full: attachments.storageKey, thumb: attachments.thumbKey })
      .from(attachments)
      .where(and(eq(attachments.communityId, communityId), eq(attachments.id, attachmentId)))
    return row && { key: row[size], type: 'image/jpeg' }
  })
  if (!found) throw new Refusal('not-found')
  return found
}

/** Some phones play sound only from a server that answers ranges. A recording is small enough to be cut in memory. */
function sendRange(reply: FastifyReply, whole: Buffer, range: string | undefined) {
  reply.header('accept-ranges', 'bytes')
  const [, from = '', until = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (from === '' && until === '') return reply.send(whole)
  const start = from === '' ? Math.max(0, whole.length - Number(until)) : Number(from)
  const end = from === '' || until === '' ? whole.length - 1 : Math.min(Number(until), whole.length - 1)
  // a range that cannot be served may be answered with everything
  if (start > end) return reply.send(whole)
  return reply
    .code(206)
    .header('content-range', `bytes ${start}-${end}/${whole.length}`)
    .send(whole.subarray(start, end + 1))
}
