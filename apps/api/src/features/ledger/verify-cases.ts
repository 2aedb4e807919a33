import { and, asc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import type { Database, Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { caseEvents, cases, eventContents, walkChain } from '../cases/index.ts'

const CASES = 200
const EVENTS = 1_000
const FIRST = '00000000-0000-0000-0000-000000000000'

export interface BrokenCase {
  readonly number: string
  readonly seq: number
  /** Whether there is an event at this place. */
  readonly there: boolean
}

export interface CasesSeen {
  readonly cases: number
  readonly events: number
  readonly broken: readonly BrokenCase[]
}

type Row = Pick<typeof cases.$inferSelect, 'id' | 'number' | 'seq' | 'headHash'>

/** Goes through the chains of all cases of a community, a page of cases at a time. */
export async function* verifyCases(db: Database, communityId: string): AsyncGenerator<CasesSeen> {
  for (let after = FIRST; ; ) {
    const from = after
    const { rows, events, broken } = await inCommunity(db, { communityId }, async (tx) => {
      const page = await tx
        .select({ id: cases.id, number: cases.number, seq: cases.seq, headHash: cases.headHash })
        .from(cases)
        .where(and(eq(cases.communityId, communityId), gt(cases.id, from)))
        .orderBy(asc(cases.id))
        .limit(CASES)
      return { rows: page, ...(await walkCases(tx, communityId, page)) }
    })
    const still: BrokenCase[] = []
    for (const { id } of broken)
      still.push(...(await inCommunity(db, { communityId }, (tx) => lookAgain(tx, communityId, id))))
    yield { cases: rows.length, events, broken: still }
    const last = rows.at(-1)
    if (!last || rows.length < CASES) return
    after = last.id
  }
}

/** Somebody may have acted between the look at the case and the look at its events: under the case's lock nobody can. */
async function lookAgain(tx: Tx, communityId: string, caseId: string): Promise<BrokenCase[]> {
  const rows = await tx
    .select({ id: cases.id, number: cases.number, seq: cases.seq, headHash: cases.headHash })
    .from(cases)
    .where(and(eq(cases.communityId, communityId), eq(cases.id, caseId)))
    .for('share')
  const { broken } = await walkCases(tx, communityId, rows)
  const found: BrokenCase[] = []
  for (const { number, seq } of broken) {
    const [event] = await tx
      .select({ seq: caseEvents.seq })
      .from(caseEvents)
      .where(and(eq(caseEvents.communityId, communityId), eq(caseEvents.caseId, caseId), eq(caseEvents.seq, seq)))
    found.push({ number, seq, there: event !== undefined })
  }
  return found
}

interface Walked {
  readonly events: number
  readonly broken: readonly { readonly id: string; readonly number: string; readonly seq: number }[]
}

async function walkCases(tx: Tx, communityId: string, rows: readonly Row[]): Promise<Walked> {
  const walks = new Map(rows.map((row) => [row.id, walkChain(communityId, row.id)]))
  let events = 0
  for await (const { event, content } of eventsOf(tx, communityId, [...walks.keys()])) {
    walks.get(event.caseId)?.next(event, content)
    events += 1
  }
  const broken = rows.flatMap((row) => {
    const seq = walks.get(row.id)?.end(row) ?? null
    return seq === null ? [] : [{ id: row.id, number: row.number, seq }]
  })
  return { events, broken }
}

/** The events of these cases with what lies beside them, in order, a page in memory at a time. */
async function* eventsOf(tx: Tx, communityId: string, caseIds: readonly string[]) {
  if (caseIds.length === 0) return
  const beside = and(
    eq(eventContents.communityId, caseEvents.communityId),
    eq(eventContents.caseId, caseEvents.caseId),
    eq(eventContents.seq, caseEvents.seq),
  )
  let after: SQL | undefined
  for (;;) {
    const page = await tx
      .select({ event: caseEvents, content: eventContents })
      .from(caseEvents)
      .leftJoin(eventContents, beside)
      .where(and(eq(caseEvents.communityId, communityId), inArray(caseEvents.caseId, [...caseIds]), after))
      .orderBy(asc(caseEvents.caseId), asc(caseEvents.seq))
      .limit(EVENTS)
    yield* page
    const last = page.at(-1)?.event
    if (!last || page.length < EVENTS) return
    after = sql`(${caseEvents.caseId}, ${caseEvents.seq}) > (${last.caseId}::uuid, ${last.seq}::int)`
  }
}
