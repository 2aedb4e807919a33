import { CASE_STATES, DAY, dice, ngrams, SIMILAR_FROM, type SupervisionLevel, similarityScore } from '@juwuye/domain'
import type { casesQuery, similarQuery } from '@juwuye/types/schemas'
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import type { Tx } from '../../platform/db/pools.ts'
import { given, part, rowsTogether } from '../../platform/db/rows-together.ts'
import { together } from '../../platform/db/tenant.ts'
import { decodeCursor, past } from '../../platform/http/cursor.ts'
import { type KeptPhoto, photosById } from '../uploads/index.ts'
import type { CaseRow, ClockRow, TableOfCase, WhistleRow } from './case-record.ts'
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
import { supervisions } from './chasing.table.ts'
import { similarPredicate, textPredicate } from './search.predicates.ts'
import { levelOf } from './supervised.ts'

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

/** A row of a list with its small picture. */
export interface ListedRow extends CardRow {
  readonly thumb: KeptPhoto | null
}

const [COMMUNITY, PAGE, THUMBS, VIEWER, PARTIES] = [1, 2, 3, 4, 5].map(given) as [SQL, SQL, SQL, SQL, SQL]

/** Rows of a table that belong to the cases of one page. */
const onPage = <T extends TableOfCase>(table: T, which: SQL | undefined, ...order: readonly PgColumn[]) =>
  part(table, and(eq(table.communityId, COMMUNITY), sql`${table.caseId} = any(${PAGE}::uuid[])`, which), ...order)

/** What stands beside the cases of one page; given are community, cases, their small pictures, viewer and the viewer's parties. */
const besidePage = rowsTogether({
  clocks: onPage(caseClocks, isNull(caseClocks.stoppedAt)),
  said: onPage(
    whistles,
    or(isNull(whistles.withdrawnAt), eq(whistles.personId, VIEWER), eq(whistles.enteredBy, VIEWER)),
    whistles.receivedAt,
  ),
  pictured: onPage(
    casePhotos,
    sql`${casePhotos.photoId} = any(${THUMBS}::uuid[]) and ${casePhotos.purpose} = 'whistle'`,
  ),
  mine: onPage(caseParties, sql`${caseParties.partyId} = any(${PARTIES}::uuid[])`),
  demanded: onPage(supervisions, and(isNull(supervisions.answeredAt), isNull(supervisions.settledAt))),
})

const array = (ids: readonly string[]) => `{${ids.join()}}`

/** A case, and how the viewer stands to it. */
const asSeenBy = (viewer: ListViewer) => ({
  row: cases,
  byDesk: sql<boolean>`${isDesk(viewer)}`,
  inWords: sql<boolean>`${wordsOpenTo(viewer)}`,
})

type SeenRow = Pick<CardRow, 'row' | 'byDesk' | 'inWords'>

async function withCards(
  tx: Tx,
  communityId: string,
  { personId, partyIds }: ListViewer,
  seen: readonly SeenRow[],
): Promise<ListedRow[]> {
  if (seen.length === 0) return []
  const ids = seen.map(({ row }) => row.id)
  const thumbs = seen.flatMap(({ row }) => row.thumbId ?? [])
  const [beside, photos] = await together(
    besidePage(tx, communityId, array(ids), array(thumbs), personId, array(partyIds)),
    photosById(tx, communityId, thumbs),
  )
  const { clocks, said, pictured, mine, demanded } = beside
  return seen.map(({ row, byDesk, inWords }) => {
    const ofIt = (one: { caseId: string | null }) => one.caseId === row.id
    return {
      row,
      byDesk,
      inWords,
      thumb: (row.thumbId && photos.get(row.thumbId)) || null,
      thumbOf: pictured.find((photo) => photo.photoId === row.thumbId)?.subjectId ?? null,
      clocks: clocks.filter(ofIt),
      whistles: said.filter(ofIt),
      onMyTable: mine.some(ofIt),
      supervised: levelOf(demanded.filter(ofIt)),
    }
  })
}

/** One page of cases the viewer may see, newest first; one row more than asked tells whether there is a next page. */
export async function listCases(
  tx: Tx,
  communityId: string,
  viewer: ListViewer,
  query: z.output<typeof casesQuery>,
): Promise<ListedRow[]> {
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
    .select(asSeenBy(viewer))
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
export async function findFirst(tx: Tx, communityId: string, viewer: ListViewer): Promise<ListedRow | undefined> {
  const waits = sql.join(
    QUEUES.filter((queue) => !QUEUES_WITHOUT_ACT.includes(queue)).map((queue) => queuePredicate(queue, viewer)),
    sql` or `,
  )
  const due = sql`(select min(${caseClocks.dueAt}) from ${caseClocks} where ${caseClocks.communityId} = ${cases.communityId}
    and ${caseClocks.caseId} = ${cases.id} and ${caseClocks.stoppedAt} is null
    and ${caseClocks.kind} not in ('publicity', 'lease', 'pendingAct'))`
  const rows = await tx
    .select(asSeenBy(viewer))
    .from(cases)
    .where(and(eq(cases.communityId, communityId), mayWait(communityId, viewer), visibleTo(viewer), sql`(${waits})`))
    .orderBy(sql`${cases.danger} = 'pending' desc`, sql`${due} asc nulls last`, asc(cases.receivedAt))
    .limit(1)
  return (await withCards(tx, communityId, viewer, rows))[0]
}

const CANDIDATES = 60
const SHOWN = 5

export interface SimilarRow extends ListedRow {
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
    .select(asSeenBy(viewer))
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
    .map((seen) => ({ seen, words: dice(grams, seen.row.grams) }))
    .filter(({ words }) => words >= SIMILAR_FROM)
    .map(({ seen, words }) => ({
      seen,
      score: similarityScore({
        words,
        sameBuilding: seen.row.buildingId !== null && seen.row.buildingId === query.buildingId,
        samePlace: seen.row.placeId !== null && seen.row.placeId === query.placeId,
      }),
    }))
    .sort((a, b) => b.score - a.score)
    .slice(0, SHOWN)
  const cards = await withCards(
    tx,
    communityId,
    viewer,
    scored.map(({ seen }) => seen),
  )
  return cards.map((card, i) => ({ ...card, score: scored[i]?.score ?? 0 }))
}
