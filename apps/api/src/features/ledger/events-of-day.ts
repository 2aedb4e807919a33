import { DAY, merkleRoot, startOfDay } from '@juwuye/domain'
import { and, asc, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { caseEvents, sha256 } from '../cases/index.ts'

const PAGE = 2_000

/** Hashes of what was written in the community on that day, in the order of cases and places, a page in memory at a time. */
export async function* hashesOfDay(tx: Tx, communityId: string, day: string): AsyncGenerator<string> {
  const start = startOfDay(day)
  if (start === undefined) throw new Error(`${day} is no day`)
  let after: SQL | undefined
  for (;;) {
    const page = await tx
      .select({ caseId: caseEvents.caseId, seq: caseEvents.seq, hash: caseEvents.hash })
      .from(caseEvents)
      .where(
        and(eq(caseEvents.communityId, communityId), gte(caseEvents.at, start), lt(caseEvents.at, start + DAY), after),
      )
      .orderBy(asc(caseEvents.caseId), asc(caseEvents.seq))
      .limit(PAGE)
    for (const { hash } of page) yield hash
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = sql`(${caseEvents.caseId}, ${caseEvents.seq}) > (${last.caseId}::uuid, ${last.seq}::int)`
  }
}

/** The root over the day's events. */
export async function rootOfDay(tx: Tx, communityId: string, day: string): Promise<string> {
  const tree = merkleRoot(sha256)
  for await (const hash of hashesOfDay(tx, communityId, day)) tree.add(hash)
  return tree.root()
}
