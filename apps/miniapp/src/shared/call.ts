import { ERROR_SENTENCES } from '@juwuye/messages'
import { type ErrorCode, type Problem, ROUTES, type RouteName } from '@juwuye/types'
import { request } from '../platform/request.ts'
import type { ChosenPhoto, Reply } from '../platform/request-types.ts'
import { upload } from '../platform/upload.ts'
import { currentSession, forgetSession } from './session.ts'

/** The server answered, and refused. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'Refusal'
    this.code = problem.code
    this.problem = problem
  }
}

/** Names in a path: `/cases/:caseId` → `caseId`. */
type ParamsOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamsOf<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

type PathParams<R extends RouteName> = Record<ParamsOf<(typeof ROUTES)[R]['path']>, string>

export interface CallOptions<R extends RouteName> {
  params: PathParams<R>
  query?: Record<string, string | number | undefined>
  body?: unknown
  idempotencyKey?: string
  signal?: AbortSignal
}

type Optional<R extends RouteName> = keyof PathParams<R> extends never
  ? [options?: Partial<CallOptions<R>>]
  : [options: CallOptions<R>]

function address(path: string, params: Record<string, string>, query: CallOptions<RouteName>['query'] = {}): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return `${API_BASE}${filled}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
}

function credentials(): Record<string, string> {
  const { token } = currentSession()
  return token ? { authorization: `Bearer ${token}` } : {}
}

/** What stands in front of the server (a proxy, a gateway) answers without a problem body. */
function problemOf({ status, data }: Reply): Problem {
  if (typeof data === 'object' && data !== null && 'code' in data && 'detail' in data) return data as Problem
  const code = status === 413 ? 'payload-too-large' : status === 429 ? 'too-many-requests' : 'not-ready'
  const detail = ERROR_SENTENCES[code]({})
  return { type: 'about:blank', title: '', status, code, params: {}, detail, traceId: '' }
}

function answered<Answer>(reply: Reply): Answer {
  if (reply.status < 400) return reply.data as Answer
  if (reply.status === 401) forgetSession()
  throw new Refusal(problemOf(reply))
}

/**
 * Calls one route. Refused: throws Refusal, whose message is the server's sentence. No answer: NetworkError.
 * A 401 also forgets the session, so that pages following it show the way in.
 */
export async function call<Answer, R extends RouteName = RouteName>(
  route: R,
  ...[options]: Optional<R>
): Promise<Answer> {
  const { method, path } = ROUTES[route]
  const { params = {}, query, body, idempotencyKey, signal } = (options ?? {}) as Partial<CallOptions<RouteName>>
  const headers = { ...credentials(), ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}) }
  return answered(await request({ url: address(path, params, query), method, headers, body, signal }))
}

export interface SendPhotoOptions {
  communityId: string
  /** Further form fields, such as a client-made id. */
  fields?: Record<string, string>
  onProgress?: (fraction: number) => void
  signal?: AbortSignal
}

/** Sends one picture; throws as `call` does. */
export async function sendPhoto<Answer>(
  photo: ChosenPhoto,
  { communityId, ...rest }: SendPhotoOptions,
): Promise<Answer> {
  const url = address(ROUTES.upload.path, { communityId })
  return answered(await upload(photo, { url, headers: credentials(), name: 'photo', ...rest }))
}
