import { CASE_STATES, DAY, dice, ngrams, SIMILAR_FROM, type SupervisionLevel, similarityScore } from '@juwuye/domain'
import type { casesQuery, similarQuery } from '@juwuye/types/schemas'
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '../../platform/db/pools.ts'
import { together } from '../../platform/db/tenant.ts'
import { decodeCursor, past } from '../../platform/http/cursor.ts'
import type { CaseRow, ClockRow, WhistleRow } from './case-record.ts'
import {
  isDesk,
  type ListViewer,
  QUEUES,
  QUEUES_WITHOUT_ACT,
  type Queue,
  queuePredicate,
  scopePredicate,
  visibleTo,
  wordsOpenTo,
} from './cases.predicates.ts'
import { caseClocks, caseParties, casePhotos, cases, whistles } from './cases.table.ts'
import { similarPredicate, textPredicate } from './search.predicates.ts'
import { levelsOf } from './supervised.ts'

/** A row of a list with what its card shows. */
export interface CardRow {
  readonly row: CaseRow
  readonly clocks: readonly ClockRow[]
  readonly whistles: readonly Pick<
    WhistleRow,
    'id' | 'personId' | 'enteredBy' | 'words' | 'visibility' | 'joined' | 'caseId' | 'formerCaseIds'
  >[]
  /** The whistle that the small picture came with; null when it shows the work. */
  readonly thumbOf: string | null
  /** One of the viewer's parties is on the case. */
  readonly onMyTable: boolean
  /** The viewer may read any word of it. */
  readonly inWords: boolean
  /** The viewer acts as the desk on this case. */
  readonly byDesk: boolean
  /** Highest level of an unanswered supervision; null without one. */
  readonly supervised: SupervisionLevel | null
}

async function withCards(tx: Tx, communityId: string, viewer: ListViewer, rows: CaseRow[]): Promise<CardRow[]> {
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return []
  const standing = tx
    .select({ id: cases.id, byDesk: sql<boolean>`${isDesk(viewer)}`, inWords: sql<boolean>`${wordsOpenTo(viewer)}` })
    .from(cases)
    .where(and(eq(cases.communityId, communityId), inArray(cases.id, ids)))
  const running = tx
    .select()
    .from(caseClocks)
    .where(and(eq(caseClocks.communityId, communityId), inArray(caseClocks.caseId, ids), isNull(caseClocks.stoppedAt)))
  const whistled = tx
    .select({
      id: whistles.id,
      caseId: whistles.caseId,
      personId: whistles.personId,
      enteredBy: whistles.enteredBy,
      words: whistles.words,
      visibility: whistles.visibility,
      joined: whistles.joined,
      formerCaseIds: whistles.formerCaseIds,
    })
    .from(whistles)
    .where(
      and(
        eq(whistles.communityId, communityId),
        inArray(whistles.caseId, ids),
        or(
          isNull(whistles.withdrawnAt),
          eq(whistles.personId, viewer.personId),
          eq(whistles.enteredBy, viewer.personId),
        ),
      ),
    )
    .orderBy(asc(whistles.receivedAt))
  const thumbs = rows.flatMap((row) => (row.thumbId === null ? [] : [row.thumbId]))
  const pictured = tx
    .select({ id: casePhotos.photoId, whistleId: casePhotos.subjectId })
    .from(casePhotos)
    .where(
      and(
        eq(casePhotos.communityId, communityId),
        inArray(casePhotos.caseId, ids),
        inArray(casePhotos.photoId, thumbs),
        eq(casePhotos.purpose, 'whistle'),
      ),
    )
  const [tables, mine, clocks, said, pictures, levels] = await together(
    myTables(tx, communityId, viewer, ids),
    standing,
    running,
    whistled,
    thumbs.length === 0 ? [] : pictured,
    levelsOf(tx, communityId, ids),
  )
  const mineOf = new Map(mine.map((row) => [row.id, row]))
  return rows.map((row) => ({
    row,
    thumbOf: pictures.find((photo) => photo.id === row.thumbId)?.whistleId ?? null,
    clocks: clocks.filter((clock) => clock.caseId === row.id),
    whistles: said.filter((w) => w.caseId === row.id),
    onMyTable: tables.includes(row.id),
    byDesk: mineOf.get(row.id)?.byDesk ?? false,
    inWords: mineOf.get(row.id)?.inWords ?? false,
    supervised: levels.get(row.id) ?? null,
  }))
}

async function myTables(tx: Tx, communityId: string, viewer: ListViewer, ids: string[]): Promise<string[]> {
  if (viewer.partyIds.length === 0) return []
  const rows = await tx
    .select({ caseId: caseParties.caseId })
    .from(caseParties)
    .where(
      and(
        eq(caseParties.communityId, communityId),
        inArray(caseParties.caseId, ids),
        inArray(caseParties.partyId, [...viewer.partyIds]),
      ),
    )
  return rows.map((row) => row.caseId)
}

/** One page of cases the viewer may see, newest first; one row more than asked tells whether there is a next page. */
export async function listCases(
  tx: Tx,
  communityId: string,
  viewer: ListViewer,
  query: z.output<typeof casesQuery>,
): Promise<CardRow[]> {
  const after = decodeCursor(query.cursor)
  const conditions: (SQL | undefined)[] = [
    eq(cases.communityId, communityId),
    visibleTo(viewer),
    query.queue ? queuePredicate(query.queue, viewer) : scopePredicate(query.scope, viewer),
    query.state ? eq(cases.state, query.state) : undefined,
    query.class ? eq(cases.caseClass, query.class) : undefined,
    query.buildingId ? and(eq(cases.buildingId, query.buildingId), wordsOpenTo(viewer)) : undefined,
    query.q ? textPredicate(query.q, viewer) : undefined,
    past(after, cases.receivedAt, cases.id),
  ]
  const rows = await tx
    .select()
    .from(cases)
    .where(and(...conditions))
    .orderBy(desc(cases.receivedAt), desc(cases.id))
    .limit(query.limit + 1)
  return withCards(tx, communityId, viewer, rows)
}

const LIVE = CASE_STATES.filter((state) => !['closed', 'declined', 'merged', 'withdrawn'].includes(state))

/**
 * Cases in which something may wait on somebody: those not yet ended, and of the others those that can still be rated,
 * whose page was taken down, or on which a clock runs (an appeal, a report).
 */
const mayWait = (communityId: string, { now, deadlines }: ListViewer) =>
  or(
    inArray(cases.state, LIVE),
    gte(cases.closedAt, now - deadlines.rateDays * DAY),
    isNotNull(cases.pageHiddenAt),
    sql`${cases.id} in (select ${caseClocks.caseId} from ${caseClocks}
      where ${caseClocks.communityId} = ${communityId} and ${caseClocks.stoppedAt} is null)`,
  )

export interface QueueCount {
  readonly queue: Queue
  readonly count: number
  readonly dueAt: number | null
}

/** How many cases wait in each queue, with the most pressing clock of each; one pass over the open cases. */
export async function countQueues(tx: Tx, communityId: string, viewer: ListViewer): Promise<QueueCount[]> {
  const pressing = tx
    .select({ dueAt: sql<Date>`min(${caseClocks.dueAt})`.as('due_at') })
    .from(caseClocks)
    .where(
      sql`${caseClocks.communityId} = ${cases.communityId} and ${caseClocks.caseId} = ${cases.id}
        and ${caseClocks.stoppedAt} is null and ${caseClocks.kind} not in ('publicity', 'lease', 'pendingAct')`,
    )
    .as('pressing')
  const counts: Record<string, SQL<unknown>> = {}
  for (const queue of QUEUES) {
    const waits = queuePredicate(queue, viewer)
    counts[`${queue}_n`] = sql`count(*) filter (where ${waits})`
    counts[`${queue}_due`] = sql`(extract(epoch from min("pressing"."due_at") filter (where ${waits})) * 1000)::bigint`
  }
  const [row] = await tx
    .select(counts)
    .from(cases)
    .leftJoinLateral(pressing, sql`true`)
    .where(and(eq(cases.communityId, communityId), mayWait(communityId, viewer), visibleTo(viewer)))
  const read = (key: string) => (row?.[key] === null || row?.[key] === undefined ? null : Number(row[key]))
  return QUEUES.map((queue) => ({
    queue,
    count: read(`${queue}_n`) ?? 0,
    dueAt: read(`${queue}_due`),
  }))
}

/** The case to do first: danger, then what is due soonest among what waits on the viewer. */
export async function findFirst(tx: Tx, communityId: string, viewer: ListViewer): Promise<CardRow | undefined> {
  const waits = sql.join(
    QUEUES.filter((queue) => !QUEUES_WITHOUT_ACT.includes(queue)).map((queue) => queuePredicate(queue, viewer)),
    sql` or `,
  )
  const due = sql`(select min(${caseClocks.dueAt}) from ${caseClocks} where ${caseClocks.communityId} = ${cases.communityId}
    and ${caseClocks.caseId} = ${cases.id} and ${caseClocks.stoppedAt} is null
    and ${caseClocks.kind} not in ('publicity', 'lease', 'pendingAct'))`
  const rows = await tx
    .select()
    .from(cases)
    .where(and(eq(cases.communityId, communityId), mayWait(communityId, viewer), visibleTo(viewer), sql`(${waits})`))
    .orderBy(sql`${cases.danger} = 'pending' desc`, sql`${due} asc nulls last`, asc(cases.receivedAt))
    .limit(1)
  return (await withCards(tx, communityId, viewer, rows))[0]
}

const CANDIDATES = 60
const SHOWN = 5

export interface SimilarRow extends CardRow {
  readonly score: number
}

/** Open cases nearby that may be the same matter, best first. Words weigh most, then the place. */
export async function findSimilar(
  tx: Tx,
  communityId: string,
  viewer: ListViewer,
  query: z.output<typeof similarQuery>,
): Promise<SimilarRow[]> {
  const grams = ngrams(query.text)
  if (grams.length === 0) return []
  const rows = await tx
    .select()
    .from(cases)
    .where(
      and(
        eq(cases.communityId, communityId),
        visibleTo(viewer),
        wordsOpenTo(viewer),
        similarPredicate(query.estateId, grams, viewer.now),
      ),
    )
    .orderBy(desc(cases.receivedAt))
    .limit(CANDIDATES)
  const scored = rows
    .map((row) => ({ row, words: dice(grams, row.grams) }))
    .filter(({ words }) => words >= SIMILAR_FROM)
    .map(({ row, words }) => ({
      row,
      score: similarityScore({
        words,
        sameBuilding: row.buildingId !== null && row.buildingId === query.buildingId,
        samePlace: row.placeId !== null && row.placeId === query.placeId,
      }),
    }))
    .sort((a, b) => b.score - a.score)
    .slice(0, SHOWN)
  const cards = await withCards(
    tx,
    communityId,
    viewer,
    scored.map(({ row }) => row),
  )
  return cards.map((card, i) => ({ ...card, score: scored[i]?.score ?? 0 }))
}
