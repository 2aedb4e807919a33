import { errorSentence } from '@juwuye/messages'
import type { ErrorCode, Problem } from '@juwuye/types'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { isDatabaseAway, pgErrorOf } from '../db/pg-error.ts'
import { StorageAwayError, StorageMissError } from '../storage/storage.ts'
import { Refusal } from './refusal.ts'
import { fieldProblems } from './zod-problems.ts'

const TITLES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** What Fastify and its plugins say, in our codes. */
const FROM_FASTIFY: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed-json',
  FST_REQ_FILE_TOO_LARGE: 'photo-too-large',
  FST_FILES_LIMIT: 'payload-too-large',
  FST_PARTS_LIMIT: 'payload-too-large',
  FST_FIELDS_LIMIT: 'payload-too-large',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported-media',
  FST_ERR_BAD_URL: 'not-found',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
}

/** What the reader of multipart bodies says without a code: cut off, without a boundary, or with one without end. */
const BROKEN_MULTIPART =
  /^(Multipart: Boundary not found|The needle cannot|Unexpected end of multipart data)|terminated early/

/** When it is worth asking again after something of ours did not answer. */
const AWAY_SECONDS = 5

/** Text that PostgreSQL cannot keep: NUL, broken UTF-8, a lone surrogate. */
const UNSTORABLE_TEXT = ['22021', '22P05']

/** Every error leaves as problem+json; what is not a refusal leaves as `internal` and says nothing of our insides. */
export function installErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = toRefusal(error)
    if (refusal.status >= 500) request.log.error({ err: error }, refusal.code)
    return sendProblem(request, reply, refusal)
  })
}

/** What an error means to whoever asked. */
export function toRefusal(error: FastifyError): Refusal {
  if (error instanceof Refusal) return error
  // the row is there, the picture is not: a data folder moved or cleared
  if (error instanceof StorageMissError) return new Refusal('not-found', { cause: error })
  if (error instanceof StorageAwayError)
    return new Refusal('storage-away', { retryAfterSeconds: AWAY_SECONDS, cause: error })
  if (isDatabaseAway(error)) return new Refusal('database-away', { retryAfterSeconds: AWAY_SECONDS, cause: error })
  if (hasZodFastifySchemaValidationErrors(error)) {
    // an id that cannot exist is simply not found
    if (error.validationContext === 'params') return new Refusal('not-found')
    return new Refusal('invalid-input', { fields: fieldProblems(error.validation) })
  }
  const known = FROM_FASTIFY[error.code]
  if (known) return new Refusal(known)
  // whatever else was found to be the sender's doing before it came to us
  const isTheirs = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
  if (isTheirs || BROKEN_MULTIPART.test(error.message)) return new Refusal('malformed-json')
  if (UNSTORABLE_TEXT.includes(pgErrorOf(error)?.code ?? '')) return new Refusal('invalid-input')
  return new Refusal('internal', { cause: error })
}

function problemOf(refusal: Refusal, traceId: string): Problem {
  return {
    type: 'about:blank',
    title: TITLES[refusal.status] ?? 'Error',
    status: refusal.status,
    code: refusal.code,
    params: refusal.params,
    detail: errorSentence(refusal.code, refusal.params),
    traceId,
    ...(refusal.fields.length > 0 ? { fields: refusal.fields } : {}),
  }
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, refusal: Refusal) {
  if (refusal.retryAfterSeconds !== undefined) reply.header('retry-after', refusal.retryAfterSeconds)
  // serialised here: the route's response schema speaks of its success only
  return reply
    .code(refusal.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problemOf(refusal, request.id))
}
