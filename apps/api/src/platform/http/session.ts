import '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../clock.ts'
import { isOfApi } from './api.ts'
import type { RateLimits } from './rate-limits.ts'
import { Refusal } from './refusal.ts'

const SESSION_COOKIE = 'juwuye_session'

/** Who acts. What they may do is asked of their memberships, not of this. */
export interface Actor {
  readonly personId: string
}

/** Who is logged in, and by which session. */
export interface SessionActor extends Actor {
  readonly sessionId: string
  /** Taken back, or not said of the edition in force: they read, export and leave, and write nothing. */
  readonly guide: 'agreed' | 'takenBack' | 'renewed'
}

/** Turns a token into a person; undefined when it is unknown, revoked or over. May prolong the session. */
export type Authenticate = (
  token: string,
  now: number,
) => Promise<(SessionActor & { prolongedBySeconds?: number }) | undefined>

declare module 'fastify' {
  interface FastifyRequest {
    actor: SessionActor | null
    /** Something was presented as a token and was not good: the answer says "expired", not "log in". */
    tokenRefused: boolean
  }
  interface FastifyContextConfig {
    /** Asks for no session and is not counted: the route judges by itself who may call it. */
    unlimited?: boolean
    /** Open also to somebody who took back that their information may be used. */
    withoutGuide?: boolean
    /** Its handler asks whether the edition in force is agreed to: it may be too urgent for that. */
    guideLater?: boolean
  }
}

interface SessionOptions {
  authenticate: Authenticate
  clock: Clock
  limits: RateLimits
}

/** Knows the person before any handler runs. A bad token stops nobody from what is open to all. */
export function installSessions(app: FastifyInstance, { authenticate, clock, limits }: SessionOptions): void {
  app.decorateRequest('actor', null)
  app.decorateRequest('tokenRefused', false)
  app.addHook('onRequest', async (request, reply) => {
    if (!isOfApi(request) || request.routeOptions.config.unlimited) return
    const carried = tokenOf(request)
    if (!carried) return limits.anonymous(request)
    if (carried.byCookie) requireOwnOrigin(request)
    await limits.beforeToken(request)
    const known = await authenticate(carried.token, clock.now())
    if (known) {
      requireMeant(request, known.personId)
      const { prolongedBySeconds, ...actor } = known
      request.actor = actor
      requireGuide(request, actor)
      // the browser forgets the cookie when it was told to, so it is told anew
      if (carried.byCookie && prolongedBySeconds) setSessionCookie(reply, carried.token, prolongedBySeconds)
      return limits.person(request)
    }
    request.tokenRefused = true
    await limits.refusedToken(request)
  })
}

/** What was kept on a phone is sent in the name of whoever did it, or not at all. */
function requireMeant(request: FastifyRequest, personId: string): void {
  const meant = request.headers['juwuye-person']
  if (meant !== undefined && meant !== personId) throw new Refusal('other-person')
}

/** @throws Refusal guide-taken-back, guide-renewed for what would be kept of somebody who does not want it, or was not asked anew */
function requireGuide(request: FastifyRequest, { guide }: SessionActor): void {
  if (guide === 'agreed' || request.method === 'GET' || request.method === 'HEAD') return
  const { withoutGuide, guideLater } = request.routeOptions.config
  if (withoutGuide) return
  if (guide === 'takenBack') throw new Refusal('guide-taken-back')
  if (!guideLater) throw new Refusal('guide-renewed')
}

/** @throws Refusal guide-renewed where a route that asks later has nothing too urgent */
export function requireGuideInForce({ guide }: SessionActor): void {
  if (guide === 'renewed') throw new Refusal('guide-renewed')
}

function tokenOf(request: FastifyRequest): { token: string; byCookie: boolean } | undefined {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer) return { token: bearer, byCookie: false }
  const cookie = request.cookies[SESSION_COOKIE]
  return cookie ? { token: cookie, byCookie: true } : undefined
}

/** A browser sends cookies by itself: a write counts only when the page it comes from is ours. */
export function requireOwnOrigin(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  if (originHost(request.headers.origin) !== request.host) throw new Refusal('wrong-origin')
}

function originHost(origin: string | undefined): string | undefined {
  return origin && URL.canParse(origin) ? new URL(origin).host : undefined
}

/** The person behind the request. @throws Refusal 401 */
export function requireSession(request: FastifyRequest): SessionActor {
  if (request.actor) return request.actor
  throw new Refusal(request.tokenRefused ? 'session-expired' : 'session-required')
}

/** Who asks, and for what by the address. @throws Refusal 401 */
export const askedBy = <P extends object>(request: FastifyRequest & { readonly params: P }): P & Actor => ({
  ...request.params,
  personId: requireSession(request).personId,
})

export function setSessionCookie(reply: FastifyReply, token: string, maxAgeSeconds: number): void {
  reply.setCookie(SESSION_COOKIE, token, { ...cookieOptions(reply), maxAge: maxAgeSeconds })
}

export function clearSessionCookie(reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, cookieOptions(reply))
}

function cookieOptions(reply: FastifyReply) {
  const secure = reply.request.protocol === 'https'
  return { path: '/', httpOnly: true, sameSite: 'strict', secure } as const
}
