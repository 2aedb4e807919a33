import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

/** Requests per minute, but for reports. A whole village may share one address, so addresses get more than people need. */
export interface RateLimitNumbers {
  perPerson: number
  perAddress: number
  loginsPerAddress: number
  refusedTokensPerAddress: number
  uploadsPerPerson: number
  /** Codes on paper and in links, looked at or used. */
  codesPerAddress: number
  /** What somebody without a session says is wrong with published pages, per hour. */
  reportsPerAddress: number
}

export const RATE_LIMITS: RateLimitNumbers = {
  perPerson: 300,
  perAddress: 600,
  loginsPerAddress: 60,
  refusedTokensPerAddress: 60,
  uploadsPerPerson: 60,
  codesPerAddress: 60,
  reportsPerAddress: 5,
}

/** So many people or addresses are remembered by each counter: more than ask within its time. */
const REMEMBERED = 50_000

type Check = (request: FastifyRequest) => Promise<void>

export interface RateLimits {
  person: Check
  anonymous: Check
  login: Check
  /** Looks only: an address that keeps trying bad tokens is stopped before the database is asked. */
  beforeToken: Check
  refusedToken: Check
  upload: Check
  code: Check
  report: Check
}

/** Counters of this process. Each throws 429 with the seconds to wait. */
export async function installRateLimits(app: FastifyInstance, numbers: RateLimitNumbers): Promise<RateLimits> {
  await app.register(rateLimit, { global: false, cache: REMEMBERED })
  // the library's own key: the address, and of IPv6 the network of 64 bits, which one household has all of
  const byAddress = (max: number, timeWindow = '1 minute') => app.createRateLimit({ max, timeWindow })
  const byPerson = (max: number) =>
    app.createRateLimit({ max, keyGenerator: (request) => request.actor?.personId ?? request.ip })
  const refusedToken = byAddress(numbers.refusedTokensPerAddress)
  return {
    person: enforce(byPerson(numbers.perPerson)),
    anonymous: enforce(byAddress(numbers.perAddress)),
    login: enforce(byAddress(numbers.loginsPerAddress)),
    beforeToken: enforce((request) => refusedToken(request, { increment: false })),
    refusedToken: enforce(refusedToken),
    upload: enforce(byPerson(numbers.uploadsPerPerson)),
    code: enforce(byAddress(numbers.codesPerAddress)),
    report: enforce(byAddress(numbers.reportsPerAddress, '1 hour')),
  }
}

type Counter = (request: FastifyRequest) => ReturnType<ReturnType<FastifyInstance['createRateLimit']>>

function enforce(counter: Counter): Check {
  return async (request) => {
    const result = await counter(request)
    if (result.isAllowed || !result.isExceeded) return
    throw new Refusal('too-many-requests', {
      params: { seconds: result.ttlInSeconds },
      retryAfterSeconds: result.ttlInSeconds,
    })
  }
}
