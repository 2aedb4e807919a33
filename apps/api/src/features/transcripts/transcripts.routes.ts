import { ROUTES } from '@juwuye/types'
import {
  communityParams,
  transcribeBody,
  transcriptions,
  transcriptionsQuery,
  voiceParams,
} from '@juwuye/types/schemas'
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { requireSession } from '../../platform/http/session.ts'
import { transcribeVoice } from './commands/transcribe-voice.ts'
import { listTranscriptions } from './list-transcriptions.ts'

const tags = ['voices']
const FIRST_PAGE = { limit: 20, state: 'waiting' } as const

/** What was said aloud, to be typed by the desk when it finds the time. */
export function transcriptsRoutes(app: Api, deps: Deps): void {
  app.route({
    method: ROUTES.transcriptions.method,
    url: ROUTES.transcriptions.path,
    schema: { tags, params: communityParams, querystring: transcriptionsQuery, response: { 200: transcriptions } },
    handler: (request) => {
      const { personId } = requireSession(request)
      return listTranscriptions(deps, { ...request.params, personId }, request.query)
    },
  })
  app.route({
    method: ROUTES.transcribe.method,
    url: ROUTES.transcribe.path,
    schema: { tags, params: voiceParams, body: transcribeBody, response: { 200: transcriptions } },
    handler: async (request) => {
      const { communityId, voiceId } = request.params
      const asking = { communityId, personId: requireSession(request).personId }
      await transcribeVoice(deps, { ...asking, voiceId, input: request.body })
      return listTranscriptions(deps, asking, FIRST_PAGE)
    },
  })
}
