import { type Problem, ROUTES, type RouteName } from '@juwuye/types'
import { request } from '../platform/request.ts'
import type { Reply } from '../platform/request-types.ts'
import { noteServerTime } from './clock.ts'
import { problemHere, Refusal } from './refusal.ts'
import { currentSession } from './session.ts'

/** Names in a path: `/cases/:caseId` → `caseId`. */
type ParamsOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamsOf<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

export type PathParams<R extends RouteName> = Record<ParamsOf<(typeof ROUTES)[R]['path']>, string>

export interface CallOptions<R extends RouteName> {
  params: PathParams<R>
  query?: Record<string, string | number | null | undefined>
  body?: unknown
  idempotencyKey?: string
  /** The version the person decided on: the server refuses when somebody has changed it since. */
  ifVersion?: number
  /** The server refuses when somebody else is signed in. */
  asPerson?: string
  signal?: AbortSignal
}

export function address(
  path: string,
  params: Record<string, string>,
  query: CallOptions<RouteName>['query'] = {},
): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    // the first page of a list that was kept on the phone comes back without its cursor as null
    value === undefined || value === null ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return `${API_BASE}${filled}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
}

export function credentials(asPerson?: string): Record<string, string> {
  const { token } = currentSession()
  return { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(asPerson ? { 'juwuye-person': asPerson } : {}) }
}

/** What stands in front of the server (a proxy, a gateway) answers without a problem body. */
function problemOf({ status, data }: Reply): Problem {
  if (typeof data === 'object' && data !== null && 'code' in data && 'detail' in data) return data as Problem
  const code = status === 413 ? 'payload-too-large' : status === 429 ? 'too-many-requests' : 'not-ready'
  return { ...problemHere(code), status }
}

/** The answer's body, or a Refusal. */
export function answered<Answer>(reply: Reply): Answer {
  if (reply.status < 400) return reply.data as Answer
  throw new Refusal(problemOf(reply))
}

/** Sends one request as it is, with the token there is. */
export async function send<Answer>(route: RouteName, options: Partial<CallOptions<RouteName>> = {}): Promise<Answer> {
  const { method, path } = ROUTES[route]
  const { params = {}, query, body, idempotencyKey, ifVersion, asPerson, signal } = options
  const headers = {
    ...credentials(asPerson),
    ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
    ...(ifVersion === undefined ? {} : { 'if-match': `"${ifVersion}"` }),
  }
  const reply = await request({ url: address(path, params, query), method, headers, body, signal })
  noteServerTime(reply.headers.date)
  return answered(reply)
}
