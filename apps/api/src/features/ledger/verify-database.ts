import { and, eq } from 'drizzle-orm'
import type { Database } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { everyCommunity } from '../communities/index.ts'
import { dayHeads } from './day-heads.table.ts'
import { type BrokenCase, verifyCases } from './verify-cases.ts'
import { type BrokenDay, verifyDays } from './verify-days.ts'

/** Heads as somebody saved them from the public page. */
export interface PublishedHeads {
  readonly communityId: string
  readonly items: readonly { readonly day: string; readonly hash: string }[]
}

export type BrokenLink = { readonly community: string } & (
  | ({ readonly what: 'case' } & BrokenCase)
  | ({ readonly what: 'day' } & BrokenDay)
  | { readonly what: 'published'; readonly day: string; readonly fault: 'missing' | 'changed' }
)

export interface Verified {
  communities: number
  cases: number
  events: number
  days: number
  /** How many saved heads were compared. */
  compared: number
}

/**
 * Goes through every community: the chain of each case, the days, and what somebody saved of them. Works as the serving
 * role, page by page; nothing is kept in memory but what does not hold.
 */
export async function* verifyDatabase(
  db: Database,
  now: number,
  published: readonly PublishedHeads[],
  verified: Verified,
): AsyncGenerator<BrokenLink> {
  const met = new Set<string>()
  for await (const community of everyCommunity(db)) {
    const { communityId, name } = community
    met.add(communityId)
    verified.communities += 1
    for await (const seen of verifyCases(db, communityId)) {
      verified.cases += seen.cases
      verified.events += seen.events
      for (const broken of seen.broken) yield { community: name, what: 'case', ...broken }
    }
    const { days, broken } = await verifyDays(db, community, now)
    verified.days += days
    if (broken) yield { community: name, what: 'day', ...broken }
    for (const { items } of published.filter((saved) => saved.communityId === communityId)) {
      for (const { day, hash } of items) {
        verified.compared += 1
        const fault = await faultOf(db, communityId, day, hash)
        if (fault) yield { community: name, what: 'published', day, fault }
      }
    }
  }
  for (const { communityId, items } of published) {
    const [first] = items
    if (first && !met.has(communityId))
      yield { community: communityId, what: 'published', day: first.day, fault: 'missing' }
  }
}

async function faultOf(db: Database, communityId: string, day: string, hash: string) {
  const [kept] = await inCommunity(db, { communityId }, (tx) =>
    tx
      .select({ hash: dayHeads.hash })
      .from(dayHeads)
      .where(and(eq(dayHeads.communityId, communityId), eq(dayHeads.day, day))),
  )
  if (!kept) return 'missing'
  return kept.hash === hash ? null : 'changed'
}
