import { dayHeadPreimage, dayOf, GENESIS_HASH } from '@juwuye/domain'
import { and, asc, eq, gt } from 'drizzle-orm'
import type { Database } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { sha256 } from '../cases/index.ts'
import { dayHeads } from './day-heads.table.ts'
import { dayAfter, lastSettledDay } from './days.ts'
import { rootOfDay } from './events-of-day.ts'

const DAYS = 50

/** `missing`: no head of a day. `link`: it does not carry the day before, or its own hash is wrong. `events`: what was written that day is not what it says. */
export type DayFault = 'missing' | 'link' | 'events'

export interface BrokenDay {
  readonly day: string
  readonly fault: DayFault
}

/** Goes through a community's days from its opening to the last that is over; answers the first that does not hold. */
export async function verifyDays(
  db: Database,
  { communityId, createdAt }: { communityId: string; createdAt: number },
  now: number,
): Promise<{ days: number; broken: BrokenDay | null }> {
  let expected = dayOf(createdAt)
  let previousHash = GENESIS_HASH
  let days = 0
  const page = (after: string) =>
    inCommunity(db, { communityId }, (tx) =>
      tx
        .select()
        .from(dayHeads)
        .where(and(eq(dayHeads.communityId, communityId), gt(dayHeads.day, after)))
        .orderBy(asc(dayHeads.day))
        .limit(DAYS),
    )
  for (let heads = await page(''); heads.length > 0; heads = await page(heads.at(-1)?.day ?? '')) {
    for (const head of heads) {
      const { day, root, hash } = head
      if (day !== expected) return { days, broken: { day: expected, fault: 'missing' } }
      const linked = head.previousHash === previousHash && hash === sha256(dayHeadPreimage(communityId, head))
      if (!linked) return { days, broken: { day, fault: 'link' } }
      const written = await inCommunity(db, { communityId }, (tx) => rootOfDay(tx, communityId, day))
      if (written !== root) return { days, broken: { day, fault: 'events' } }
      days += 1
      previousHash = hash
      expected = dayAfter(day)
    }
  }
  return { days, broken: expected <= lastSettledDay(now) ? { day: expected, fault: 'missing' } : null }
}
